import Cases
import Foundation
package import Store
package import TocsinModel

/// Erases what is kept longer than was said: documents by the configuration's terms, cases and entries of the register by
/// their own days.
package struct Retention: Sendable {
  /// What a run came to.
  package struct Outcome: Hashable, Sendable {
    package var documents = 0
    package var cases = 0
    package var entries = 0

    package var isEmpty: Bool { documents + cases + entries == 0 }
  }

  /// In whose name it is done.
  package static let name = "retention"
  static let reason = "kept as long as was said"
  /// More are left to the next run: erasing writes the database anew.
  private static let most = 200_000

  /// What is over, without erasing it. What a case rests on stays as long as the case.
  package static func due(in store: Store, at now: Int64) throws -> [DocumentID] {
    let terms = try store.retentionTerms()
    guard terms.erases else { return [] }
    var kept: Set<DocumentID> = []
    for number in try store.findingsInCases() {
      guard let finding = try store.finding(named: "F\(number)") else { continue }
      kept.formUnion(finding.copies?.documents ?? [])
      kept.formUnion(
        finding.finding.entities.filter { $0.kind == .document }.compactMap {
          DocumentID($0.name)
        })
    }
    return try store.expired(terms, keeping: kept, at: now, limit: most)
  }

  /// Cases and entries first: what they rested on is no longer needed by them.
  private static func ended(_ store: Store, at now: Int64) throws -> Outcome {
    let (cases, entries) = try Rights(store).retain(by: name, now: now)
    return Outcome(documents: 0, cases: cases, entries: entries)
  }

  /// Does it in a workspace that nobody holds.
  ///
  /// - Throws: ``StoreError/locked(path:)`` where somebody does; what ``Forgetting`` throws.
  package static func run(_ options: ScanOptions, at now: Int64) async throws -> Outcome {
    let store = try Store(options.workspace, decoding: Detectors.standard().decoding)
    var outcome = try ended(store, at: now)
    let due = try due(in: store, at: now)
    if !due.isEmpty {
      outcome.documents = try await Forgetting(options).run(
        due.map { .document("\($0)") }, Forgetting.Note(by: name, reason: reason)
      ).documents
    }
    try store.noteRetention(at: now)
    return outcome
  }

  /// Does it in a workspace that an engine holds; not beside its settling.
  package static func run(in engine: Engine, at now: Int64) async throws -> Outcome {
    let store = engine.store
    var outcome = try ended(store, at: now)
    let due = try due(in: store, at: now)
    if !due.isEmpty {
      outcome.documents = try store.markForgotten(due.map { .document("\($0)") }).documents
      try store.noteErasure(by: name, reason: reason, at: now)
      _ = try await engine.settle()
      try await engine.erase()
    }
    try store.noteRetention(at: now)
    return outcome
  }
}
