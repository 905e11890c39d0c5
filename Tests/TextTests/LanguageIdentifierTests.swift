import Foundation
import Synchronization
import TestSupport
import Testing
import Text

/// The model where this machine has it; without it only scripts are tested.
private let modelPath: String? = {
  let variables = ProcessInfo.processInfo.environment
  let data =
    variables["XDG_DATA_HOME"] ?? (variables["HOME"] ?? "") + "/.local/share"
  let path = data + "/tocsin/models/lid.176/lid.176.ftz"
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

private let model: LanguageIdentifier? = modelPath.flatMap { try? LanguageIdentifier(model: $0) }

private struct Labelled: Decodable {
  let id: String
  let text: String
  let language: String
}

/// Six texts of the set are labelled Ukrainian and are Russian.
private let mislabelled: Set<String> = [
  "d03551", "d03552", "d03553", "d03752", "d03763", "d03764",
]

struct LanguageIdentifierTests {
  @Test(.enabled(if: model != nil, "needs lid.176.ftz"))
  func `sentences of twenty languages are told apart`() throws {
    let model = try #require(model)
    var wrong: [String] = []
    for (language, text) in LanguageSamples.all {
      let guess = model.identify(text)
      if !LanguageTag.areVarieties(guess.language ?? "", language) { wrong.append(text) }
    }
    #expect(Double(wrong.count) <= 0.03 * Double(LanguageSamples.all.count), "\(wrong)")
  }

  @Test(.enabled(if: model != nil, "needs lid.176.ftz"))
  func `what is called sure is right`() throws {
    let model = try #require(model)
    var sure = 0
    var wrong: [String] = []
    for (language, text) in LanguageSamples.all {
      for length in [15, 30, 1_000] {
        let part = String(text.prefix(length))
        let guess = model.identify(part)
        guard guess.confidence > 0.99 else { continue }
        sure += 1
        if !LanguageTag.areVarieties(guess.language ?? "", language) { wrong.append(part) }
      }
    }
    #expect(sure > 500)
    #expect(Double(wrong.count) <= 0.01 * Double(sure), "\(wrong)")
  }

  @Test(
    .enabled(
      if: model != nil && Locations.sharedData != nil, "needs lid.176.ftz and development data"))
  func `posts over 40 letters are told with an accuracy of .995`() throws {
    let model = try #require(model)
    let folder = try #require(Locations.sharedData)
    let lines = try String(contentsOfFile: folder + "/copies/docs.jsonl", encoding: .utf8)
    var right: [String: Int] = [:]
    var all: [String: Int] = [:]
    for line in lines.split(separator: "\n") {
      let document = try JSONDecoder().decode(Labelled.self, from: Data(line.utf8))
      let guess = model.identify(document.text)
      guard guess.letters > 40, !mislabelled.contains(document.id) else { continue }
      all[document.language, default: 0] += 1
      if guess.language == document.language { right[document.language, default: 0] += 1 }
    }
    for (language, count) in all {
      #expect(Double(right[language] ?? 0) >= 0.995 * Double(count), "\(language)")
    }
  }

  @Test(arguments: [
    ("ひらがなだけ", "ja"), ("選挙の結果", "ja"), ("カタカナ", "ja"), ("한국어 문장", "ko"), ("สวัสดีครับ", "th"),
    ("Καλημέρα σας", "el"), ("שלום לכולם", "he"), ("გამარჯობა", "ka"), ("Բարեւ ձեզ", "hy"),
    ("选举结果公布", "zh"), ("ສະບາຍດີ", "lo"), ("សួស្តី", "km"), ("வணக்கம்", "ta"), ("iPhone 15を発売", "ja"),
  ])
  func `a script that one language has for itself decides without a model`(
    text: String, language: String
  ) {
    let guess = LanguageIdentifier.scripts.identify(text)
    #expect(guess.language == language)
    #expect(guess.confidence >= 0.9)
  }

  @Test(arguments: [
    ("Їжак і ґава", "uk"), ("Мы ещё не знаем, объявят ли", "ru"), ("Ён яшчэ ў дарозе, і мы", "be"),
    ("Ђак је љут, његов ћуп", "sr"), ("Ќе ја најдеме ѕвездата", "mk"), ("Ъгълът на къщата", "bg"),
  ])
  func `letters that only one language has decide without a model`(text: String, language: String) {
    #expect(LanguageIdentifier.scripts.identify(text).language == language)
  }

  @Test func `without a model Latin letters and no common words are not claimed to be known`() {
    let guess = LanguageIdentifier.scripts.identify("Kolibri Palermo Marathon")
    #expect(guess.confidence < 0.5)
  }

  @Test(
    .enabled(if: model != nil, "needs lid.176.ftz"),
    arguments: [
      ("The соmmission аnnounced the rеsults of the vоte", "en", 4),
      ("Kомиccия объявила peзyльтаты голосования", "ru", 2),
      ("Виборча кoмiсiя оголосила рeзyльтaти", "uk", 2),
    ])
  func `disguised words are noticed and undone`(text: String, language: String, words: Int) throws {
    let guess = try #require(model).identify(text)
    #expect(guess.language == language)
    #expect(guess.disguisedWords == words)
    #expect(guess.mixedWords == words)
  }

  @Test func `mixed words that imitate nothing are no disguise`() {
    let guess = LanguageIdentifier.scripts.identify("Новые iPhoneы у каждого VIPщика")
    #expect(guess.mixedWords == 2)
    #expect(guess.disguisedWords == 0)
  }

  @Test(
    .enabled(if: model != nil, "needs lid.176.ftz"),
    arguments: [
      (
        "https://example.org/the/best/news/of/today @JohnSmith #breakingnews Комиссия объявила",
        "ru"
      ),
      ("🎉🎉🎉 Die Wahl ist vorbei 🎉 @TheRealPresident", "de"),
      ("DIE KOMMISSION HAT DIE ERGEBNISSE DER WAHL BEKANNT GEGEBEN", "de"),
      ("𝐓𝐡𝐞 𝐫𝐞𝐬𝐮𝐥𝐭𝐬 𝐨𝐟 𝐭𝐡𝐞 𝐯𝐨𝐭𝐞 ｗｅｒｅ ａｎｎｏｕｎｃｅｄ", "en"),
      ("Vy\u{301}sledky hlasova\u{301}ni\u{301} jsme c\u{30C}ekali", "cs"),
      ("The re\u{200B}sults o\u{AD}f the vo\u{200D}te", "en"),
    ])
  func `what is no language of the writer is not asked`(text: String, language: String) throws {
    #expect(try #require(model).identify(text).language == language)
  }

  @Test(arguments: [
    "", " ", "12345 67", "😀😀😀🗳️", "https://example.org/a", "…!?", "\u{200B}\u{FEFF}", "\0",
  ])
  func `where there are no letters there is no language`(text: String) {
    for identifier in [model, .scripts].compactMap(\.self) {
      let guess = identifier.identify(text)
      #expect(guess.language == nil)
      #expect(guess.confidence == 0)
      #expect(guess.letters == 0)
    }
  }

  @Test(arguments: [
    String(repeating: "ა", count: 3_000_000), String(repeating: "a\u{301}", count: 2_000_000),
    String(repeating: "😀", count: 2_500_000), String(repeating: "e ", count: 5_000_000),
    String(repeating: "\u{301}", count: 1_000_000), String(repeating: "#", count: 1_000_000),
    String(repeating: "#x", count: 1_000_000), "http://" + String(repeating: "x", count: 3_000_000),
    String(repeating: "аa ", count: 1_000_000),
  ])
  func `long and strange texts are told in bounded time`(text: String) {
    let clock = ContinuousClock()
    let duration = clock.measure {
      for _ in 0..<20 { _ = (model ?? .scripts).identify(text) }
    }
    #expect(duration < .patiently(4))
  }

  @Test(.enabled(if: model != nil, "needs lid.176.ftz"))
  func `several threads may ask at once and get the same`() async throws {
    let model = try #require(model)
    let texts = LanguageSamples.all.map(\.text)
    let expected = texts.map { model.identify($0) }
    let same = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { texts.map { model.identify($0) } == expected } }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
  }
}

struct DeclaredLanguageTests {
  private let german = "Die Kommission hat gestern die Ergebnisse der Wahl bekannt gegeben."

  @Test(.enabled(if: model != nil, "needs lid.176.ftz"))
  func `a sure identification prevails over a wrong declaration, and both are kept`() throws {
    let guess = try #require(model).language(of: german, declared: "en-US")
    #expect(guess.language == "de")
    #expect(guess.declared == "en")
    #expect(guess.contradictsDeclared)
  }

  @Test(.enabled(if: model != nil, "needs lid.176.ftz"))
  func `an unsure identification yields`() throws {
    let guess = try #require(model).language(of: "Ok super", declared: "pl")
    #expect(guess.language == "pl")
    #expect(guess.identified != "pl")
    #expect(!guess.contradictsDeclared)
  }

  @Test func `a script that the declared language is not written in prevails`() {
    let guess = LanguageIdentifier.scripts.language(of: "ок да", declared: "en")
    #expect(guess.language == "ru")
    #expect(guess.contradictsDeclared)
  }

  @Test(.enabled(if: model != nil, "needs lid.176.ftz"))
  func `a declaration of a variety is kept`() throws {
    let text = "Predsjednik je obećao da će popraviti ulicu do kraja godine."
    for declared in ["sr", "hr", "bs"] {
      #expect(try #require(model).language(of: text, declared: declared).language == declared)
    }
  }

  @Test(arguments: [nil, "", "und", "??", "null"] as [String?])
  func `a declaration without sense counts as none`(declared: String?) {
    let guess = LanguageIdentifier.scripts.language(of: "Καλημέρα", declared: declared)
    #expect(guess.language == "el")
    #expect(guess.declared == nil)
    #expect(!guess.contradictsDeclared)
  }

  @Test func `a text without letters has the declared language`() {
    let guess = LanguageIdentifier.scripts.language(of: "🎉", declared: "uk")
    #expect(guess.language == "uk")
    #expect(guess.identified == nil)
  }
}
