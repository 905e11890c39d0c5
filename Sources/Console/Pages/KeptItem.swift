import Exchange
import Store
import TocsinModel

/// For what, by which right and until when something is kept.
struct KeptItem: Sendable {
  let words: String

  /// - Parameter read: when, in seconds since 1970.
  init(read: Int64?, terms: RetentionTerms, source: String?) {
    let own = terms.terms(of: source)
    var parts: [String] = []
    func day(_ seconds: Int64) -> String {
      Timestamp(seconds: seconds, precision: .day, origin: .seen).iso8601
    }
    if let purpose = terms.purpose { parts.append("for \(purpose)") }
    if let basis = own.basis { parts.append("by \(basis)") }
    if let read {
      if let days = own.days { parts.append("until \(day(read + Int64(days) * 86_400))") }
      parts.append("read on \(day(read))")
    }
    words = parts.joined(separator: "; ")
  }

  var isEmpty: Bool { words.isEmpty }
}
