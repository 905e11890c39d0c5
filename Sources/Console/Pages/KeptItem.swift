import Exchange
import Store
import TocsinModel
import Wording

/// For what, by which right and until when something is kept.
struct KeptItem: Sendable {
  let phrases: [Phrase]

  /// - Parameter read: when, in seconds since 1970.
  init(read: Int64?, terms: RetentionTerms, source: String?) {
    let own = terms.terms(of: source)
    var phrases: [Phrase] = []
    func day(_ seconds: Int64) -> String {
      Timestamp(seconds: seconds, precision: .day, origin: .seen).iso8601
    }
    if let purpose = terms.purpose { phrases.append("kept for \(purpose)" as Phrase) }
    if let basis = own.basis { phrases.append("legal basis: \(basis)" as Phrase) }
    if let read {
      if let days = own.days {
        phrases.append("until \(day(read + Int64(days) * 86_400))" as Phrase)
      }
      phrases.append("read on \(day(read))" as Phrase)
    }
    self.phrases = phrases
  }

  var isEmpty: Bool { phrases.isEmpty }
  /// In the language of who reads it.
  var words: String { phrases.map(\.text).joined(separator: "; ") }
}
