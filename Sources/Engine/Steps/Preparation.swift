import Dispatch
import Store
import Synchronization
import TocsinModel

/// Lets the steps of an engine prepare while it reads, on a thread of its own: storing keeps one core busy, and the
/// others have nothing to do until all is stored.
///
/// Unchecked, because the steps are used by this thread alone from the first call to the end of ``finish()``, and their
/// engine waits for that.
final class Preparation: @unchecked Sendable {
  private struct State {
    var seen = 0
    var isRunning = false
    var isFinished = false
  }

  private let store: Store
  private let steps: [any DetectorStep]
  private let words: FindingWords
  /// Fewer documents are not worth a thread and a connection.
  private let least: Int
  private let isCancelled: @Sendable () -> Bool
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "tocsin.preparation", qos: .userInitiated)
  /// Used on the queue only.
  private var reader: Store?

  init(
    store: Store, steps: [any DetectorStep], words: FindingWords, from least: Int,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.store = store
    self.steps = steps
    self.words = words
    self.least = least
    self.isCancelled = isCancelled
  }

  /// So many documents were stored since reading began.
  func stored(_ documents: Int) {
    let begins = state.withLock { state in
      guard !state.isRunning, !state.isFinished, documents - state.seen >= least else {
        return false
      }
      state.isRunning = true
      state.seen = documents
      return true
    }
    guard begins else { return }
    queue.async { [self] in
      // What cannot be prepared is done, or fails with a reason, when the findings are settled.
      try? prepare()
      state.withLock { $0.isRunning = false }
    }
  }

  /// Waits for what is under way.
  func finish() {
    state.withLock { $0.isFinished = true }
    queue.sync { reader = nil }
  }

  private func prepare() throws {
    guard let reader = try reader ?? store.reader() else { return }
    self.reader = reader
    let count = try reader.documentCount()
    for step in steps {
      var record = try store.step(step.name)
      let isReset = record.rule != step.rule
      if isReset { record.mark = 0 }
      try step.prepare(
        StepWork(
          store: store, record: record, count: count, isReset: isReset, now: 0, words: words,
          events: { _ in }), reader: reader, shouldStop: isCancelled)
    }
  }
}
