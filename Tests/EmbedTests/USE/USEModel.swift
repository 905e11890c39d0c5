import Embed
import Foundation
import TestSupport

/// The model's folder on this machine, for the tests that need it.
enum USEModel {
  static let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
    .path(of: .universalSentenceEncoder)

  static let isThere: Bool = {
    let models = ModelFolder(environment: ProcessInfo.processInfo.environment)
    let isThere = models.state(of: .universalSentenceEncoder) == .present
    if !isThere { print("Skipped: the model \(folder) is not there; “make setup” fetches it.") }
    return isThere
  }()

  /// Loaded once for all tests.
  static let fast = Result { try UniversalSentenceEncoder(folder: folder) }
  static let plain = Result { try PlainUniversalSentenceEncoder(folder: folder) }
  static let tokenizer = Result {
    try SentencePieceTokenizer(path: folder + "/sp.model", size: 128_000)
  }

  /// Written for these tests.
  static let texts = [
    "", "   ", "a", "Vote on Sunday, not on Monday.",
    "Die Wahl ist am Sonntag, und die Lokale schließen um 18 Uhr.",
    "Вибори відбудуться в неділю. Дільниці працюють до 20:00.", "الانتخابات يوم الأحد القادم",
    "选举在星期天举行。投票站八点开门。", "選挙は日曜日です。投票所は朝七時から開きます。", "선거는 일요일이다",
    "การเลือกตั้งวันอาทิตย์", "Seçimler pazar günü yapılacak", "Οι εκλογές γίνονται την Κυριακή",
    "🗳️🗳️ 👍🏽 👨‍👩‍👧‍👦 🇺🇦🇫🇷", "ᏣᎳᎩ", "z\u{200B}e\u{200D}r\u{FEFF}o", "e\u{301} ﬁ Ⅳ ｆｕｌｌ",
    "\u{0}\u{1}\u{7F}", "https://example.org/a?b=c #vote @someone 100%",
    String(repeating: "The count begins when the last polling station has closed. ", count: 12),
  ]

  static func cosine(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Float {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The vector of each text.
  static func rows(_ vectors: [Float]) -> [ArraySlice<Float>] {
    stride(from: 0, to: vectors.count, by: 512).map { vectors[$0..<$0 + 512] }
  }
}
