import CMalloc
import Foundation
import Logging
package import Store
package import TocsinModel

/// The single writer of an open workspace, for a command's life or for months: what is submitted is stored, settling
/// brings the findings up to date.
///
/// It runs on a thread of its own, since it reads files, waits for disks and computes for long: nothing of it blocks
/// the threads that tasks share. Cancelling the task that calls it stops it within a second, and whatever is stored
/// by then is where the next run goes on.
package actor Engine {
  package nonisolated let store: Store
  package nonisolated let words: FindingWords
  private let steps: [any DetectorStep]
  private let executor: EngineExecutor
  private let lock: WorkspaceLock?
  private let preparing: Int
  private let clock: @Sendable () -> Int64
  private let events: @Sendable (EngineEvent) -> Void
  private let logger = Logger(label: "tocsin.engine")

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens a workspace for writing, making it when there is none, and holds it until the engine goes.
  ///
  /// - Parameters:
  ///   - detectors: makes the detectors; handed over whole, since steps are used by one engine only.
  ///   - preparing: from so many documents on that a reading stored, steps prepare while it goes on.
  ///   - yields: whether others in the process go first, such as people who wait for a page.
  ///   - clock: now, in seconds since 1970; it goes into the history of findings only.
  ///   - events: is told what happens, from several threads.
  /// - Throws: ``StoreError/locked(path:)`` when another engine holds it, and what opening can end in.
  package init(
    _ workspace: Workspace, detectors: @Sendable () throws -> Detectors,
    preparing: Int = 1 << 14, yields: Bool = false,
    clock: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) },
    events: @escaping @Sendable (EngineEvent) -> Void = { _ in }
  ) throws {
    executor = EngineExecutor(yields: yields)
    try Store.makeFolder(workspace)
    lock = try WorkspaceLock(workspace)
    let detectors = try detectors()
    store = try Store(workspace, decoding: detectors.decoding)
    steps = detectors.steps
    words = detectors.words
    // Their numbers are those of the order here, and not of who came to be asked first.
    for step in steps { _ = try store.step(step.name) }
    self.preparing = preparing
    self.clock = clock
    self.events = events
  }

  /// An engine that keeps nothing, for filters.
  package init(
    inMemory detectors: @Sendable () throws -> Detectors,
    events: @escaping @Sendable (EngineEvent) -> Void = { _ in }
  ) throws {
    executor = EngineExecutor(yields: false)
    lock = nil
    preparing = .max
    let detectors = try detectors()
    store = try Store(inMemory: detectors.decoding)
    steps = detectors.steps
    words = detectors.words
    clock = { 0 }
    self.events = events
  }

  /// Stores one batch that was observed, in one transaction with how far its inputs have come.
  package func submit(_ batch: [IngestEntry]) throws {
    var session = try IngestSession(store)
    try session.store(batch)
  }

  /// Reads what the store does not have yet of files and folders.
  ///
  /// - Throws: `CancellationError` after what was read is stored, ``CollectError``, ``StoreError``.
  package func read(_ job: ReadJob) async throws -> Ingestion.Tally {
    let cancellation = Cancellation()
    let (store, events) = (store, events)
    let preparation = Preparation(
      store: store, steps: steps, words: words, from: preparing,
      isCancelled: { cancellation.isCancelled })
    defer {
      preparation.finish()
      if store.releasePages() { cmalloc_trim() }
    }
    return try await withTaskCancellationHandler {
      try job.run(store, cancellation: cancellation) { event in
        if case .stored(let documents, _) = event { preparation.stored(documents) }
        events(event)
      }
    } onCancel: {
      cancellation.cancel()
    }
  }

  /// Brings the findings up to date with all that is stored, and says how they changed.
  ///
  /// Only what is new, and what hangs together with it, costs work.
  ///
  /// - Throws: `CancellationError`, ``StoreError``, and what detectors throw; what is done by then is kept.
  package func settle() async throws -> [FindingChange] {
    var changes: [FindingChange] = []
    let now = clock()
    let count = try store.documentCount()
    for step in steps {
      try Task.checkCancellation()
      let record = try store.step(step.name)
      let isReset = record.rule != step.rule
      if isReset { try store.reset(record, rule: step.rule) }
      let work = StepWork(
        store: store, record: try store.step(step.name), count: count, isReset: isReset, now: now,
        words: words, events: events)
      let found = try await step.settle(work)
      logger.debug("settled", metadata: ["step": "\(step.name)", "changes": "\(found.count)"])
      changes += found
    }
    return FindingChange.joined(changes)
  }
}

extension Engine {
  /// Takes out what was marked to be erased, everywhere; the findings must have been settled without it.
  package func erase() throws {
    guard try store.finishForgetting() else { return }
    for step in steps { try step.forget() }
  }
}

extension FindingChange {
  /// One change a finding: what became of it in the end. Sorted by number.
  static func joined(_ changes: [FindingChange]) -> [FindingChange] {
    var last: [Int: FindingChange] = [:]
    for change in changes {
      guard let before = last[change.number] else {
        last[change.number] = change
        continue
      }
      var joined = change
      joined.formerAttention = before.formerAttention
      if before.what == .appeared, change.what == .grew || change.what == .changed {
        joined.what = .appeared
      }
      last[change.number] =
        before.what == .appeared && (change.what == .withdrawn || change.what == .merged)
        ? nil : joined
    }
    return last.values.sorted { $0.number < $1.number }
  }
}
