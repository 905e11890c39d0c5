import Lookalikes
import Store
import TocsinModel

/// Makes findings of the look-alikes that are stored.
struct LookalikeStep {
  /// More are not grouped: their payloads would take more memory than names are worth.
  static let limit = 100_000

  let store: Store

  /// Brings the findings up to date, and says whether there were too many look-alikes.
  func run() throws -> Diagnostic? {
    guard try !store.areNamesFound() else { return nil }
    let lookalikes = try store.lookalikes(limit: Self.limit)
    let encoded = try LookalikeGrouping().groups(of: lookalikes).compactMap(\.finding)
      .map { try EncodedFinding($0) }
    let known = try store.findingDigests(of: .lookalikes)
    let kept = Set(encoded.map(\.digest))
    try store.replaceFindings(
      of: .lookalikes, keeping: kept, adding: encoded.filter { !known.contains($0.digest) },
      found: lookalikes.count)
    let all = try store.lookalikeCount()
    guard all > lookalikes.count else { return nil }
    return Diagnostic(
      code: "lookalikes.many", severity: .warning,
      message: """
        \(all) names are look-alikes; findings are made of the \(lookalikes.count) likeliest. Protect words \
        that are less common, or mark them as generic.
        """, place: Place(path: store.path))
  }

  /// Files of names that were read by another rule, and not again.
  func unread() throws -> [Diagnostic] {
    try store.inputs().values.filter { $0.format == "names" && $0.state == .reading }
      .sorted { $0.path < $1.path }
      .map { input in
        Diagnostic(
          code: "lookalikes.unread", severity: .warning,
          message: """
            What is protected, or how names are judged, has changed since it was read. Scan it again: until then \
            its look-alikes are missing.
            """, place: Place(path: input.shown))
      }
  }
}
