import Collect
import Foundation
import Store
import Synchronization
import TocsinModel

/// Reads, extracts, fingerprints and stores: one thread reads, one a core extracts, and the calling one
/// stores. What is stored does not depend on their speed.
struct Ingestion {
  let store: Store
  let reading: InputReading
  let events: @Sendable (ScanEvent) -> Void

  struct Tally: Sendable {
    var files = 0
    var read = 0
    var unchanged = 0
    var documents = 0
    var diagnostics = 0
    var errors = 0
  }

  /// Documents and bytes of one transaction.
  private static let batch = (documents: 5000, weight: 8 << 20, entries: 40_000)
  private static let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// - Throws: ``StoreError``, or ``CollectError`` after everything read before it was stored.
  func run() throws -> Tally {
    let queue = OrderedQueue<ReadChunk, ChunkConversion.Result>(capacity: 4 * Self.workers)
    let outcome = Outcome()
    let threads = DispatchGroup()
    start("reader", threads) { [reading, events] in
      let result = Result {
        try reading.run { tally in
          if tally.files % 64 == 0 { events(.files(seen: tally.files, read: tally.read)) }
        } hand: { queue.push($0) }
      }
      outcome.value.withLock { $0 = result }
      queue.close()
    }
    for worker in 0..<Self.workers {
      start("extract-\(worker)", threads) {
        var conversion = ChunkConversion()
        queue.work { conversion.convert($0) }
      }
    }
    defer { threads.wait() }
    var tally: Tally
    do {
      tally = try store(queue)
    } catch {
      queue.abort()
      throw error
    }
    threads.wait()
    guard let read = try outcome.value.withLock({ $0 })?.get() else { return tally }
    tally.files = read.files
    tally.read = read.read
    tally.unchanged = read.unchanged
    return tally
  }

  private final class Outcome: Sendable {
    let value = Mutex<Result<InputReading.Tally, any Error>?>(nil)
  }

  private func start(
    _ name: String, _ group: DispatchGroup, _ body: @escaping @Sendable () -> Void
  ) {
    group.enter()
    let thread = Thread {
      body()
      group.leave()
    }
    thread.name = "tocsin-\(name)"
    // Extraction follows trees; the default of other threads than the first is small.
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func store(
    _ queue: OrderedQueue<ReadChunk, ChunkConversion.Result>
  ) throws(StoreError) -> Tally {
    var session = try IngestSession(store)
    var tally = Tally()
    var batch: [IngestEntry] = []
    var weight = 0
    var documents = 0

    func flush() throws(StoreError) {
      guard !batch.isEmpty else { return }
      tally.documents += try session.store(batch)
      batch.removeAll(keepingCapacity: true)
      (weight, documents) = (0, 0)
      try store.indexText(whole: false)
      events(.stored(documents: tally.documents))
    }

    while let result = queue.next() {
      for entry in result.entries {
        guard case .diagnostic(let diagnostic) = entry else { continue }
        tally.diagnostics += 1
        if diagnostic.severity == .error { tally.errors += 1 }
        events(.diagnostic(diagnostic))
      }
      batch += result.entries
      weight += result.weight
      documents += result.documents
      if documents >= Self.batch.documents || weight >= Self.batch.weight
        || batch.count >= Self.batch.entries
      {
        try flush()
      }
    }
    try flush()
    while try store.indexText() {}
    return tally
  }
}
