import TocsinModel

/// How much there is of each clue, and what shows it.
package struct MailEvidence: Sendable {
  private var values = [Double](repeating: 0, count: MailClue.allCases.count)
  private var quotes: [MailClue: Quote] = [:]
  /// What ``MailClue/pressing`` found to be asked.
  var asked: MailAsk?
  /// Why the meaning could not be read, where it was to be; `nil` where it was.
  package var meaningFailure: String?

  /// Where a clue was seen.
  package struct Quote: Hashable, Sendable {
    package enum Part: String, Sendable {
      case from, replyTo, subject, text, link, attachment, header
    }

    package var part: Part
    package var text: String
    /// In the UTF-8 of the subject or of the text, where it is of one.
    package var span: Range<Int>?

    package init(_ part: Part, _ text: String, span: Range<Int>? = nil) {
      self.part = part
      self.text = String(text.prefix(160))
      self.span = span
    }
  }

  package subscript(clue: MailClue) -> Double { values[clue.place] }

  package func quote(of clue: MailClue) -> Quote? { quotes[clue] }

  /// Says how much there is; of two values the greater holds, with its quote.
  mutating func set(_ clue: MailClue, _ value: Double = 1, _ quote: Quote? = nil) {
    guard value > values[clue.place] else { return }
    values[clue.place] = min(1, value)
    if let quote { quotes[clue] = quote }
  }
}

extension MailClue {
  /// The place among all.
  var place: Int { Self.places[self] ?? 0 }

  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
