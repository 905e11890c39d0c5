/// What came of countermeasures of a kind, over all cases.
package struct CountermeasureRecord: Hashable, Sendable {
  package let kind: CountermeasureKind
  package var sent = 0
  /// By the last outcome of each that was sent; those without one are unanswered.
  package var results: [Countermeasure.Outcome.Result: Int] = [:]
  /// From sending to takedown, of those that led to one.
  package var hours: [Double] = []

  /// A row a kind of which anything was sent, in the order of the kinds.
  package static func table(_ cases: some Sequence<Case>) -> [CountermeasureRecord] {
    var records: [CountermeasureKind: CountermeasureRecord] = [:]
    for known in cases {
      for measure in known.countermeasures where !measure.sendings.isEmpty {
        var record = records[measure.draft.kind] ?? CountermeasureRecord(kind: measure.draft.kind)
        record.sent += 1
        record.results[measure.outcomes.last?.result ?? .unanswered, default: 0] += 1
        if let hours = measure.hoursToTakedown { record.hours.append(hours) }
        records[measure.draft.kind] = record
      }
    }
    return CountermeasureKind.allCases.compactMap { records[$0] }
  }

  /// Hours to the takedown, in the middle; `nil` when nothing was taken down.
  package var medianHours: Double? {
    guard !hours.isEmpty else { return nil }
    let sorted = hours.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// As a table shows it.
  package var columns: [String] {
    let results: [Countermeasure.Outcome.Result] = [
      .acted, .partly, .refused, .unanswered, .harmed,
    ]
    return [kind.rawValue, "\(sent)"] + results.map { "\(self.results[$0] ?? 0)" }
      + [medianHours.map { "\(Int($0.rounded()))" } ?? "–"]
  }
}
