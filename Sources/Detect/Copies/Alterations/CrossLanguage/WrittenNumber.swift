internal import TocsinModel

/// A number, time or date as a text writes it.
struct WrittenNumber: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case plain, time, date
    /// Spelled out, an article (one), or of a decade: it may stand for another number, but is not missed.
    case soft
  }

  var form: Form
  /// What it may mean, the likeliest first: `1.200` is twelve hundred in one language and a little over one in another.
  var values: [NumberValue]
  /// Whether a unit of length, weight or the like follows.
  var isMeasure = false
  var span: TextSpan

  /// The likeliest amount; `nil` of times and dates.
  var amount: Double? { form == .plain || form == .soft ? values.first?.amount : nil }

  func agrees(with other: WrittenNumber) -> Bool {
    values.contains { other.values.contains($0) }
  }
}
