import Foundation
package import Store
import Text
package import TocsinModel

/// Erases from a workspace what nobody may hold any more, and keeps it out.
package struct Forgetting: Sendable {
  /// What erasing came to.
  package struct Outcome: Sendable {
    package var documents = 0
    package var names = 0
    /// Targets that may be read again.
    package var lifted = 0
    package var changes: [FindingChange] = []
  }

  private let options: ScanOptions
  private let events: @Sendable (EngineEvent) -> Void

  package init(_ options: ScanOptions, events: @escaping @Sendable (EngineEvent) -> Void = { _ in })
  {
    self.options = options
    self.events = events
  }

  /// - Throws: ``StoreError``, ``EngineError/nothingToForget(_:)``.
  package func run(
    _ targets: [ForgettingTarget], allowsAgain: Bool = false
  ) async throws -> Outcome {
    guard FileManager.default.fileExists(atPath: options.workspace.database) else {
      throw StoreError.missing(path: options.workspace.folder)
    }
    var outcome = Outcome()
    if allowsAgain {
      let engine = try Engine(options.workspace, detectors: { .standard() }, events: events)
      outcome.lifted = try engine.store.liftForgetting(targets)
      return outcome
    }
    // The same settings as a scan has: findings are settled again by the same rules.
    let scan = Scan(options, events: events)
    let (summary, counts) = try await scan.settling { store in
      let counts = try store.markForgotten(targets)
      guard counts.documents > 0 || counts.names > 0 else {
        throw EngineError.nothingToForget(targets.map(\.name).joined(separator: ", "))
      }
      return counts
    }
    outcome.documents = counts.documents
    outcome.names = counts.names
    outcome.changes = summary.changes
    return outcome
  }
}

extension Store {
  /// Erases what is marked, once the findings were settled without it. Returns whether anything was.
  func finishForgetting() throws -> Bool {
    let texts = try textsToErase()
    guard !texts.isEmpty else { return false }
    let keys = texts.values.flatMap { text in
      Text.passages(of: text).map { range in
        VectorKey(Wording(String(text.slice(TextSpan(range.lowerBound, range.upperBound)))).text)
      }
    }
    try eraseForgotten(vectors: keys)
    return true
  }
}
