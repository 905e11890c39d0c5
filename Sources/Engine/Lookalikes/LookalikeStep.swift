import Lookalikes
import Store
package import TocsinModel

/// Which names deceive: groups the look-alikes that are stored, since one decision settles those that belong together.
package final class LookalikeStep: DetectorStep {
  /// More are not grouped: their payloads would take more memory than names are worth.
  static let limit = 100_000

  package let name = "lookalikes"
  package let kind = FindingKind.lookalikes
  package let rule: String

  /// - Parameter rules: what names are judged by.
  package init(_ rules: LookalikeRules) {
    rule = rules.identity
  }

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let store = work.store
    guard try work.isReset || !store.areNamesFound() else { return [] }
    let lookalikes = try store.lookalikes(limit: Self.limit)
    var delta = FindingDelta(kind: kind)
    delta.published = try LookalikeGrouping().groups(of: lookalikes).compactMap(\.finding)
      .map { try work.encoded($0) }
    delta.outdated = Set(try store.findingDigests(of: kind).keys)
    let changes = try store.settle(
      StepChanges(work.record, mark: work.count), delta, at: work.now)
    try store.setNamesFound(lookalikes.count)
    return changes
  }
}

extension Store {
  /// What a user should know of the look-alikes of a workspace: that there are too many, or that names were not read
  /// again by the rules that hold now.
  func lookalikeTroubles() throws(StoreError) -> [Diagnostic] {
    var troubles: [Diagnostic] = []
    let all = try lookalikeCount()
    if all > LookalikeStep.limit {
      troubles.append(
        Diagnostic(
          code: "lookalikes.many", severity: .warning,
          message: """
            \(all) names are look-alikes; findings are made of the \(LookalikeStep.limit) likeliest. Protect words \
            that are less common, or mark them as generic.
            """, place: Place(path: path)))
    }
    return troubles
      + (try inputs().values.filter { $0.format == "names" && $0.state == .reading }
        .sorted { $0.path < $1.path }
        .map { input in
          Diagnostic(
            code: "lookalikes.unread", severity: .warning,
            message: """
              What is protected, or how names are judged, has changed since it was read. Scan it again: until then \
              its look-alikes are missing, but for those that were known.
              """, place: Place(path: input.shown))
        })
  }
}
