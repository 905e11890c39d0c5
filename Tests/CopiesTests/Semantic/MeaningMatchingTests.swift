import Copies
import Testing
import TocsinModel

/// Two documents with made-up vectors and tokens, and what is measured of them.
private struct MadeUpPair {
  var a: [Int]
  var b: [Int]
  var texts = ["The harbour was closed for 3 days.", "Der Hafen war 3 Tage lang geschlossen."]
  var languages: [String?] = ["en", "de"]
  var isReversed = false
  var screens = false

  /// Tokens are numbers: equal ones have equal vectors, others have vectors at right angles.
  private static func vectors(_ tokens: [Int]) -> TokenVectors {
    let width = 384
    var codes = [Int8](repeating: 0, count: tokens.count * width)
    for (place, token) in tokens.enumerated() { codes[place * width + token] = 127 }
    return TokenVectors(
      weights: tokens.map { 2 + Float($0 % 3) }, codes: codes, dimension: width)
  }

  func matches() async throws -> [MeaningMatch] { try await decided().matches }

  func links() async throws -> [CopyLink] {
    let (matching, matches, reader) = try await decided()
    return try await matching.links(of: matches, known: [], least: 0.6, reader)
  }

  private func decided() async throws -> (
    matching: MeaningMatching, matches: [MeaningMatch], reader: MadeUpReader
  ) {
    var index = MeaningIndex(spaces: [.e5])
    let order = isReversed ? [1, 0] : [0, 1]
    for (number, which) in order.enumerated() {
      var vector = [Float](repeating: 0, count: 384)
      (vector[0], vector[1 + which]) = (1, 0.2)
      let text = texts[which]
      index.append(
        [
          MeaningPassage(
            document: UInt32(number), span: TextSpan(0, text.utf8.count),
            language: languages[which], length: text.utf8.count)
        ], vectors: [.e5: vector])
    }
    let tokens = [texts[0]: Self.vectors(a), texts[1]: Self.vectors(b)]
    var matching = try #require(try await MeaningMatching(index))
    matching.screens = screens
    let reader = MadeUpReader(
      text: { texts[order[Int($0)]] }, tokens: { tokens[$0] ?? Self.vectors([]) })
    let matches = try await matching.matches(reader)
    return (matching, matches, reader)
  }

  func measured() async throws -> [String: Double] {
    let match = try #require(try await matches().first)
    return Dictionary(uniqueKeysWithValues: zip(MeaningMeasurements.names, match.measured.values))
  }
}

@Suite struct `What is measured of two passages` {
  @Test func `Each measurement has a name of its own`() async throws {
    let match = try #require(try await MadeUpPair(a: [1, 2], b: [1, 2]).matches().first)
    #expect(MeaningMeasurements.names.count == match.measured.values.count)
    #expect(Set(MeaningMeasurements.names).count == MeaningMeasurements.names.count)
  }

  @Test func `Tokens that all find their like, in their order, leave no gap`() async throws {
    let measured = try await MadeUpPair(a: Array(0..<12), b: Array(0..<12)).measured()
    for name in ["tokensLeast", "tokensMost", "tokensTail", "tokensOrder"] {
      #expect(abs((measured[name] ?? 0) - 1) < 1e-5, "\(name)")
    }
    #expect(measured["tokensGap"] == 0)
    // Each is unlike the eleven others.
    #expect(abs((measured["tokensContrast"] ?? 0) - 11.0 / 12) < 1e-5)
  }

  @Test func `Tokens in the opposite order are in the opposite order`() async throws {
    let opposite = Array((0..<12).reversed())
    let measured = try await MadeUpPair(a: Array(0..<12), b: opposite).measured()
    #expect(abs((measured["tokensOrder"] ?? 0) + 1) < 1e-5)
    #expect(measured["tokensGap"] == 0)
  }

  @Test func `A clause without its like weighs more than scattered words`() async throws {
    let all = Array(0..<20)
    let clause = all.map { (8..<12).contains($0) ? 100 + $0 : $0 }
    let scattered = all.map { $0 % 5 == 0 ? 100 + $0 : $0 }
    let gap = try await MadeUpPair(a: all, b: clause).measured()["tokensGap"] ?? 0
    let smaller = try await MadeUpPair(a: all, b: scattered).measured()["tokensGap"] ?? 0
    #expect(gap > smaller)
    #expect(smaller > 0)
  }

  @Test func `A text that is left out in part is covered less than it covers`() async throws {
    let measured = try await MadeUpPair(a: Array(0..<20), b: Array(0..<10)).measured()
    #expect(abs((measured["tokensMost"] ?? 0) - 1) < 1e-5)
    #expect((measured["tokensLeast"] ?? 1) < 0.6)
    #expect(measured["tokensTail"] == 0)
  }

  @Test func `No tokens measure nothing`() async throws {
    let measured = try await MadeUpPair(a: [], b: Array(0..<10)).measured()
    for name in MeaningMeasurements.names where name.hasPrefix("tokens") {
      #expect(measured[name] == 0)
    }
  }

  @Test func `Which of the two comes first changes nothing`() async throws {
    var pair = MadeUpPair(a: Array(0..<20), b: [3, 1, 2, 0, 9, 8, 40, 41, 12, 13, 14])
    let measured = try await pair.measured()
    pair.isReversed = true
    let reversed = try await pair.measured()
    for (name, value) in measured {
      #expect(abs(value - (reversed[name] ?? .nan)) < 1e-6, "\(name)")
    }
  }

  @Test func `Fillings of one form are not asked whether they say the same`() async throws {
    func notice(_ place: String, _ percent: String) -> String {
      "Turnout at noon: \(percent) percent in the town of \(place). The stations of \(place) close at eight."
    }
    let tokens = Array(0..<12)
    var pair = MadeUpPair(
      a: tokens, b: tokens, texts: [notice("Ossel", "18.4"), notice("Tivny", "33.0")],
      languages: ["en", "en"], screens: true)
    #expect(try await pair.matches().isEmpty)
    // The same place and one figure: not a form, and so compared.
    pair.texts[1] = notice("Ossel", "33.0")
    #expect(try await pair.matches().count == 1)
  }

  @Test func `A number that was exchanged is told from one that was left out`() async throws {
    var pair = MadeUpPair(a: [1, 2], b: [1, 2])
    #expect(try await pair.measured()["exchangedNumbers"] == 0)
    pair.texts[1] = "Der Hafen war 14 Tage lang geschlossen."
    #expect(try await pair.measured()["exchangedNumbers"] ?? 0 > 0)
    pair.texts[1] = "Der Hafen war tagelang geschlossen."
    let leftOut = try await pair.measured()
    #expect(leftOut["exchangedNumbers"] == 0)
    #expect(leftOut["otherNumbers"] ?? 0 > 0)
  }
}

@Suite struct `The decision whether two passages say the same` {
  @Test func `Passages of the same tokens are accepted, of other tokens not`() async throws {
    let tokens = Array(0..<24)
    let texts = [
      "The harbour of the town was closed for 3 days after the storm, said the mayor.",
      "Der Hafen der Stadt war nach dem Sturm 3 Tage lang geschlossen, sagte der Chef.",
    ]
    var pair = MadeUpPair(a: tokens, b: tokens, texts: texts)
    let same = try #require(try await pair.matches().first)
    #expect(same.isAccepted)
    #expect(same.probability > 0.9)
    #expect(same.languages == .different)
    pair.b = tokens.map { $0 + 100 }
    let other = try #require(try await pair.matches().first)
    #expect(!other.isAccepted)
    #expect(other.probability < 0.1)
  }

  @Test func `Passages of which the language is not known are asked like those of one language`()
    async throws
  {
    var pair = MadeUpPair(a: Array(0..<24), b: Array(0..<24))
    pair.languages = [nil, nil]
    #expect(try await pair.matches().first?.languages == .same)
  }

  @Test func `What says the same in mostly the same letters is a copy, else a rewording`()
    async throws
  {
    var pair = MadeUpPair(
      a: Array(0..<24), b: Array(0..<24),
      texts: [
        "The harbour of the town was closed for three days after the storm, said the mayor.",
        "The harbour of our town was shut for three days after that storm, said its mayor.",
      ], languages: ["en", "en"])
    let copy = try #require(try await pair.links().first)
    #expect(copy.kind == .copypasta)
    #expect(copy.score < 0.9)
    pair.texts[1] =
      "According to the mayor, no ship left port for three days once the storm was over."
    #expect(try await pair.links().first?.kind == .rewording)
  }

  /// The nearest of a passage are all of one language where a crowd of copies is.
  @Test(arguments: [8, 16, 40])
  func `A crowd of copies in one language does not hide the translation into another`(crowd: Int)
    async throws
  {
    var index = MeaningIndex(spaces: [.e5])
    let span = TextSpan(0, 20)
    func append(_ language: String, _ likeness: Float) {
      var vector = [Float](repeating: 0, count: 384)
      vector[0] = likeness
      vector[1 + index.count] = (1 - likeness * likeness).squareRoot()
      index.append(
        [
          MeaningPassage(
            document: UInt32(index.count), span: span, language: language, length: 20)
        ], vectors: [.e5: vector])
    }
    append("fr", 1)
    for _ in 0..<crowd { append("en", 0.95) }
    append("zh", 0.9)
    var matching = try #require(try await MeaningMatching(index))
    matching.screens = false
    let matches = try await matching.matches(
      MadeUpReader(text: { _ in "The harbour is shut." }))
    #expect(matches.contains { $0.a == 0 && $0.b == crowd + 1 })
  }

  @Test func `Without a model nothing is decided`() async throws {
    #expect(try await MeaningMatching(MeaningIndex(spaces: [])) == nil)
  }
}

@Suite struct `Of how many passages the background is made` {
  @Test(arguments: [
    (0, 0), (63, 63), (64, 64), (65, 64), (79, 64), (80, 80), (4_095, 3_508), (4_096, 4_096),
    (8_191, 4_096), (8_192, 8_192),
  ])
  func `All of few, most of some, a power of two of many`(count: Int, size: Int) {
    #expect(BackgroundPanels.size(for: count) == size)
  }

  @Test(arguments: [
    (0, 10, false), (10, 11, true), (64, 79, false), (79, 80, true), (3_508, 4_095, false),
    (4_095, 4_096, true), (4_096, 8_191, false), (8_191, 8_192, true),
  ])
  func `Pairs are decided again whenever it is another`(before: Int, count: Int, areOthers: Bool) {
    #expect(BackgroundPanels.areOthers(for: count, than: before) == areOthers)
  }

  @Test func `An index that grows post by post seldom makes it again`() {
    let sizes = (64..<4_096).map { BackgroundPanels.size(for: $0) }
    #expect(Set(sizes).count < 24)
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(zip(64..<4_096, sizes).allSatisfy { $1 <= $0 && 4 * $0 < 5 * ($1 + 2) })
  }
}

@Suite struct `One text in the letters of two scripts` {
  /// Made up. Russian and Ukrainian as passports have them, Uzbek and Kazakh in both of their alphabets, Greek.
  static let pairs = [
    [
      "Новые бюллетени напечатают до вторника и доставят машинами, сообщила комиссия.",
      "Novye byulleteni napechatayut do vtornika i dostavyat mashinami, soobshchila komissiya.",
    ],
    [
      "Нові бюлетені надрукують до вівторка і доставлять машинами, повідомила комісія.",
      "Novi biuleteni nadrukuiut do vivtorka i dostavliat mashynamy, povidomyla komisiia.",
    ],
    [
      "Янги бюллетенлар сешанба кунигача босиб чиқарилади ва машиналарда етказилади.",
      "Yangi byulletenlar seshanba kunigacha bosib chiqariladi va mashinalarda yetkaziladi.",
    ],
    [
      "Жаңа бюллетеньдер сейсенбіге дейін басылып, көлікпен жеткізіледі.",
      "Jaña biulletender seisenbıge deiın basylyp, kölıkpen jetkızıledı.",
    ],
    [
      "Νέα ψηφοδέλτια θα τυπωθούν έως την Τρίτη, ανακοίνωσε η επιτροπή.",
      "Nea psifodeltia tha typothoun eos tin Triti, anakoinose i epitropi.",
    ],
  ]

  /// Nothing that the models see speaks for these pairs.
  private func links(_ texts: [String], _ languages: [String?], isReversed: Bool = false)
    async throws -> [CopyLink]
  {
    try await MadeUpPair(
      a: [1], b: [2], texts: texts, languages: languages, isReversed: isReversed, screens: true
    ).links()
  }

  @Test(arguments: pairs, [false, true])
  func `is a copy, whatever the models say and whichever was first`(
    texts: [String], isReversed: Bool
  ) async throws {
    for languages in [["ru", "ru"], ["uz", "sl"], [nil, nil]] as [[String?]] {
      let link = try #require(try await links(texts, languages, isReversed: isReversed).first)
      #expect(link.kind == .copypasta && link.isTransliterated)
      #expect(link.score > 0.9, "\(link.score)")
      #expect(link.coverageA == 1 && link.coverageB == 1)
    }
  }

  @Test(arguments: pairs)
  func `is none when it says something else`(texts: [String]) async throws {
    for other in Self.pairs where other != texts {
      #expect(try await links([texts[0], other[1]], ["ru", "ru"]).isEmpty)
    }
    #expect(
      try await links(
        [texts[0], "The new papers will be printed before Tuesday, the commission says."],
        ["ru", "en"]
      ).isEmpty)
  }

  @Test func `is shown as a copy in another alphabet, with what was exchanged`() throws {
    let a = "Комиссия сообщила, что 21 000 бюллетеней напечатают до вторника и доставят машинами."
    let b =
      "Komissiya soobshchila, chto 210 000 byulleteney napechatayut do vtornika i dostavyat mashinami."
    let link = CopyLink(
      a: 0, b: 1, score: 0.98, coverageA: 1, coverageB: 1,
      spans: [MatchedSpan(a: TextSpan(0, a.utf8.count), b: TextSpan(0, b.utf8.count))],
      isTransliterated: true)
    var examination = PairExamination(thresholds: CopyThresholds())
    let pair = examination.compare(
      Samples.document(1, a, at: 1_000), Samples.document(2, b, at: 2_000), found: link)
    #expect(pair.kind == .copypasta && pair.isInAnotherAlphabet && pair.isTransliterated)
    #expect(pair.kindInWords(from: "ru", into: "sl") == "copied in another alphabet")
    #expect(pair.probabilityInWords == nil)
    #expect(
      pair.reasons.first?.text
        == "Put into the letters of one script, 98% of the letters of both agree.")
    #expect(pair.alterations.map(\.kind) == [.number], "\(pair.alterations)")
  }
}
