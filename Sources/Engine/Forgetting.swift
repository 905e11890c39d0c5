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
    /// What the log had said of it, and cannot be told any more.
    package var statements = 0
    /// Folders that were handed on and hold it: their names, and when, in seconds since 1970.
    package var exports: [(name: String, at: Int64)] = []
    package var changes: [FindingChange] = []
  }

  /// Who erases, and why: what is handed on tells it.
  package struct Note: Sendable {
    package var by: String
    package var reason: String

    package init(by: String = "", reason: String = "") {
      self.by = by
      self.reason = reason
    }
  }

  private let options: ScanOptions
  private let events: @Sendable (EngineEvent) -> Void
  private let started = Int64(Date().timeIntervalSince1970)

  package init(_ options: ScanOptions, events: @escaping @Sendable (EngineEvent) -> Void = { _ in })
  {
    self.options = options
    self.events = events
  }

  /// - Throws: ``StoreError``, ``EngineError/nothingToForget(_:)``.
  package func run(
    _ targets: [ForgettingTarget], _ note: Note = Note(), allowsAgain: Bool = false
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
    let scan = Scan(try options.asLastScanned(), events: events)
    let (summary, counts) = try await scan.settling { store in
      let counts = try store.markForgotten(targets)
      guard counts.documents > 0 || counts.names > 0 else {
        throw EngineError.nothingToForget(targets.map(\.name).joined(separator: ", "))
      }
      try store.noteErasure(
        by: note.by, reason: note.reason, at: Int64(Date().timeIntervalSince1970))
      return counts
    }
    try tellExports(&outcome)
    outcome.documents = counts.documents
    outcome.names = counts.names
    outcome.changes = summary.changes
    return outcome
  }

  /// What of the evidence went with it.
  private func tellExports(_ outcome: inout Outcome) throws {
    let store = try Store(options.workspace, create: false)
    guard let erasure = try store.erasures().last, erasure.at >= started else { return }
    outcome.statements = erasure.statements.count
    outcome.exports = try store.exports(having: erasure.statements)
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
