import Alerts
import Engine
import Fetch
import Foundation
import Store
import TocsinModel

/// Reads what the spool holds and settles it, batch after batch.
struct Settling: Sendable {
  let engine: Engine
  let spool: Spool
  let rules: LookalikeRules
  let pseudonyms: Pseudonyms?
  let mailHosts: Set<String>
  let alerts: AlertCenter
  let handover: Handover?
  /// The workspace, which is not read where it lies in a folder that is.
  let excluded: String
  /// What is read is kept under these.
  let terms: RetentionTerms
  /// Called after something was found or erased: what lies beside the database follows it.
  let finished: @Sendable () -> Void
  let clock: FetchClock
  let pause: Double
  let events: @Sendable (WatchEvent) -> Void

  func run() async throws {
    // What a former run stored, and was stopped before it settled: nothing of it lies in the spool any more.
    try await settleAgain()
    for (batch, journal) in await spool.left() { try await settle(batch, journal) }
    while !Task.isCancelled {
      await spool.wait()
      try Task.checkCancellation()
      try await retain()
      // What comes together is settled together.
      try await Task.sleep(for: .seconds(pause))
      if let (batch, journal) = try await spool.close(at: clock.now()) {
        try await settle(batch, journal)
      }
      if handover?.takesSettling() == true { try await settleAgain() }
    }
  }

  /// After somebody decided about what is there: nothing new is read.
  private func settleAgain() async throws {
    let changes = try await engine.settle()
    _ = try alerts.collect()
    if !changes.isEmpty { finished() }
  }

  /// Erases what is over, once a day: here, since it must not go beside a settling.
  private func retain() async throws {
    let now = Int64(clock.now())
    guard try engine.store.isRetentionDue(at: now) else { return }
    do {
      _ = try await Retention.run(in: engine, at: now)
      finished()
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      // Following goes on; tomorrow it is tried again.
      try? engine.store.noteRetention(at: now)
      events(
        .trouble(
          Diagnostic(
            code: "retention.failed", severity: .error,
            message: "What is kept too long was not erased: \(error)",
            place: Place(path: excluded))))
    }
  }

  private func settle(_ batch: Spool.Batch, _ journal: String?) async throws {
    let start = ContinuousClock.now
    let paths = batch.paths + batch.passing
    try engine.store.noteReading(terms, at: Int64(clock.now()))
    let tally = try await read(
      ReadJob(
        paths: paths, excluded: excluded, rules: rules, pseudonyms: pseudonyms,
        mailHosts: mailHosts))
    try engine.store.remember(batch.remembered)
    Spool.clear(batch, journal: journal)
    defer { handover?.finished(batch.paths) }
    guard tally.read > 0 else { return }
    let changes = try await engine.settle()
    _ = try alerts.collect()
    if !changes.isEmpty { finished() }
    let elapsed = (ContinuousClock.now - start).components
    events(
      .settled(
        changes: changes, documents: tally.documents, names: tally.names,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18))
  }

  /// Seconds after which is looked whether there is room again.
  private static let patience = 10.0

  /// Waits while little room is left on the disk, and says so: what was fetched lies in the spool meanwhile.
  private func read(_ job: ReadJob) async throws -> Ingestion.Tally {
    let trouble = SourceTrouble(excluded, place: Place(path: excluded), report: events)
    while true {
      do {
        let tally = try await engine.read(job)
        trouble.clear()
        return tally
      } catch let error as StoreError {
        guard case .roomLow(let path, _, let reserve) = error else { throw error }
        // Without the figure, which changes with each look: it is said once.
        trouble.note(
          "reading has stopped, since less than \(reserve / 1_000_000) MB are left on the disk of \(path); it goes on when there is room",
          severity: .error)
        try await clock.sleep(Self.patience)
      }
    }
  }
}
