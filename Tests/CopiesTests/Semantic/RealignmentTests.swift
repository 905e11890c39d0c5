import Copies
import Testing
import TocsinModel

/// A text whose sentences each mean a number, cut into passages somewhere.
private struct NumberedText {
  /// What its sentences mean.
  var meanings: [Int]
  /// How many sentences each passage has.
  var cuts: [Int]
  var language: String

  /// Every language has words of its own for a number.
  static func sentence(_ meaning: Int, _ language: String) -> String {
    let syllables = language == "en" ? ["ba", "ke", "lo", "mi"] : ["tu", "rev", "sza", "dy"]
    let words = (0..<7).map { word in
      (0..<4).map { syllables[(meaning >> (2 * (($0 + word) % 4))) & 3] }.joined()
    }
    let sentence = words.joined(separator: " ")
    // After a stop, a small letter begins no sentence.
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }

  var text: String { meanings.map { Self.sentence($0, language) }.joined(separator: " ") }

  /// Where its passages lie.
  var spans: [TextSpan] {
    let lengths = meanings.map { Self.sentence($0, language).utf8.count }
    var (spans, sentence, start): ([TextSpan], Int, Int) = ([], 0, 0)
    for cut in cuts {
      let length = lengths[sentence..<sentence + cut].reduce(0, +) + cut - 1
      spans.append(TextSpan(start, start + length))
      (sentence, start) = (sentence + cut, start + length + 1)
    }
    return spans
  }
}

/// Models that know what each sentence means: texts have in common what their sentences have, over a base that all texts have, as in
/// the space of e5.
private struct NumberReader {
  var meanings: [String: Int] = [:]

  init(_ texts: [NumberedText]) {
    for text in texts {
      for meaning in text.meanings {
        meanings[NumberedText.sentence(meaning, text.language)] = meaning
      }
    }
  }

  private func meanings(of text: String) -> [Int] {
    text.split(separator: ". ").compactMap { part in
      meanings[part.hasSuffix(".") ? String(part) : part + "."]
    }
  }

  func vector(_ text: String) -> [Float] {
    let meanings = meanings(of: text)
    var vector = [Float](repeating: 0, count: 384)
    vector[0] = Float(0.78).squareRoot()
    for meaning in meanings {
      vector[1 + meaning] = (0.15 / Float(max(1, meanings.count))).squareRoot()
    }
    // What a language adds, which is the same in no other.
    vector[382 + language(of: text)] = Float(0.07).squareRoot()
    return vector
  }

  private func language(of text: String) -> Int {
    text.contains("ba") || text.contains("ke") ? 0 : 1
  }

  func tokens(_ text: String) -> TokenVectors {
    let tokens = meanings(of: text).flatMap { meaning in (0..<3).map { (meaning * 3 + $0) % 380 } }
    var codes = [Int8](repeating: 0, count: tokens.count * 384)
    for (place, token) in tokens.enumerated() {
      // Of length 127, and three quarters of it are the meaning's.
      codes[place * 384 + token] = 110
      codes[place * 384 + 382 + language(of: text)] = 63
    }
    return TokenVectors(weights: tokens.map { _ in 3 }, codes: codes, dimension: 384)
  }
}

/// Texts in an index, and what is found among them.
private struct Corpus {
  let matching: MeaningMatching
  let matches: [MeaningMatch]
  let reader: MadeUpReader

  init(_ texts: [NumberedText]) async throws {
    let models = NumberReader(texts)
    var index = MeaningIndex(spaces: [.e5])
    for (number, text) in texts.enumerated() {
      let passages = text.spans.map { span in
        MeaningPassage(
          document: UInt32(number), span: span, language: text.language,
          length: span.length * 7 / 8)
      }
      let vectors = text.spans.flatMap { models.vector(String(text.text.slice($0))) }
      index.append(passages, vectors: [.e5: vectors])
    }
    reader = MadeUpReader(
      text: { texts[Int($0)].text }, tokens: models.tokens, vector: models.vector)
    var matching = try #require(try await MeaningMatching(index))
    matches = try await matching.matches(reader)
    self.matching = matching
  }

  func links() async throws -> [CopyLink] {
    try await matching.links(of: matches, known: [], least: 0.6, reader)
  }
}

private func links(_ texts: [NumberedText]) async throws -> [CopyLink] {
  try await Corpus(texts).links()
}

@Suite struct `Texts that are cut at other places` {
  private let original = NumberedText(
    meanings: Array(10..<26), cuts: [4, 4, 4, 4], language: "en")

  @Test func `A translation is found, and covered whole`() async throws {
    let translation = NumberedText(
      meanings: Array(10..<26), cuts: [2, 4, 4, 4, 2], language: "pl")
    let link = try #require(try await links([original, translation]).first)
    #expect(link.kind == .translation)
    #expect(link.coverageA > 0.9)
    #expect(link.coverageB > 0.9)
    #expect(link.spans.count >= 4)
  }

  @Test func `What is found is the same whichever was read first`() async throws {
    let translation = NumberedText(
      meanings: Array(10..<26), cuts: [2, 4, 4, 4, 2], language: "pl")
    let link = try #require(try await links([original, translation]).first)
    let reversed = try #require(try await links([translation, original]).first)
    #expect(link.coverageA == reversed.coverageB)
    #expect(link.coverageB == reversed.coverageA)
    #expect(link.score == reversed.score)
    #expect(Set(link.spans) == Set(reversed.spans.map { MatchedSpan(a: $0.b, b: $0.a) }))
  }

  @Test func `Paragraphs may lie in another order, and more be added`() async throws {
    let translation = NumberedText(
      meanings: [80, 81] + Array(18..<26) + [82, 83] + Array(10..<18) + [84, 85],
      cuts: [4, 4, 4, 4, 4, 2], language: "pl")
    let link = try #require(try await links([original, translation]).first)
    #expect(link.kind == .translation)
    #expect(link.coverageA > 0.9)
    #expect(link.coverageB < 0.9)
  }

  @Test func `A short text inside a long one is found where the long one is cut through it`()
    async throws
  {
    let short = NumberedText(meanings: [14, 15, 16, 17, 18], cuts: [5], language: "pl")
    let long = NumberedText(meanings: Array(10..<26), cuts: [6, 6, 4], language: "en")
    let link = try #require(try await links([long, short]).first)
    #expect(link.coverageB > 0.9)
    let place = try #require(link.spans.first).a
    #expect(String(long.text.slice(place)).hasPrefix(NumberedText.sentence(14, "en")))
    #expect(String(long.text.slice(place)).hasSuffix(NumberedText.sentence(18, "en")))
  }

  @Test func `Texts that share less than is asked for are not linked`() async throws {
    let other = NumberedText(
      meanings: Array(10..<14) + Array(100..<112), cuts: [2, 4, 4, 4, 2], language: "pl")
    #expect(try await links([original, other]).isEmpty)
  }

  @Test func `Of a text with thousands of sentences the first are looked at`() async throws {
    let long = NumberedText(
      meanings: Array(10..<26) + (0..<1_100).map { 100 + $0 % 150 },
      cuts: [6, 6, 4] + [Int](repeating: 5, count: 220), language: "en")
    let short = NumberedText(meanings: Array(10..<26), cuts: [4, 4, 4, 4], language: "pl")
    let link = try #require(try await links([long, short]).first)
    #expect(link.coverageB > 0.9)
  }

  @Test(arguments: [(UInt32(0), UInt32(1), "en", "pl"), (1, 0, "pl", "en")])
  func `An explanation shows the places that were found, of each text in its order`(
    a: UInt32, b: UInt32, ofA: String, ofB: String
  ) async throws {
    let translation = NumberedText(
      meanings: Array(10..<26), cuts: [2, 4, 4, 4, 2], language: "pl")
    let corpus = try await Corpus([original, translation])
    let explanations = try await corpus.matching.explain(
      a, b, among: corpus.matches, least: 0.6, corpus.reader)
    let places = explanations.filter(\.isPlace)
    #expect(explanations.count == 4 * 5 + places.count)
    #expect(places.count == 4)
    #expect(places.allSatisfy { $0.match.isAccepted })
    for place in places {
      let meaning = try #require(
        (10..<26).first { place.texts.a.hasPrefix(NumberedText.sentence($0, ofA)) })
      #expect(place.texts.b.hasPrefix(NumberedText.sentence(meaning, ofB)))
    }
  }
}
