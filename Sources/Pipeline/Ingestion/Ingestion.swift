import Collect
import Store
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

  /// When a transaction is full.
  private static let full = (documents: 20_000, weight: 8 << 20, entries: 40_000)

  /// - Throws: ``StoreError``, or ``CollectError`` after everything read before it was stored.
  func run() throws -> Tally {
    var writer = try BatchWriter(store: store, events: events)
    do {
      let read = try ParallelSteps.run(
        produce: { [reading, events] push in
          try reading.run { tally in
            if tally.files % 64 == 0 { events(.files(seen: tally.files, read: tally.read)) }
          } hand: {
            push($0)
          }
        },
        worker: {
          let conversion = ChunkConversion()
          return { conversion.convert($0) }
        },
        consume: { try writer.add($0) })
      try writer.finish()
      guard let read else { return writer.tally }
      writer.tally.files = read.files
      writer.tally.read = read.read
      writer.tally.unchanged = read.unchanged
      return writer.tally
    } catch let error as StoreError {
      throw error
    } catch {
      try writer.finish()
      throw error
    }
  }

  /// Gathers results into transactions.
  private struct BatchWriter {
    let store: Store
    let events: @Sendable (ScanEvent) -> Void
    var tally = Tally()
    private var session: IngestSession
    private var batch: [IngestEntry] = []
    private var weight = 0
    private var documents = 0

    init(store: Store, events: @escaping @Sendable (ScanEvent) -> Void) throws(StoreError) {
      self.store = store
      self.events = events
      session = try IngestSession(store)
    }

    mutating func add(_ result: ChunkConversion.Output) throws(StoreError) {
      for entry in result.entries {
        guard case .diagnostic(let diagnostic) = entry else { continue }
        tally.diagnostics += 1
        if diagnostic.severity == .error { tally.errors += 1 }
        events(.diagnostic(diagnostic))
      }
      batch += result.entries
      weight += result.weight
      documents += result.documents
      if documents >= Ingestion.full.documents || weight >= Ingestion.full.weight
        || batch.count >= Ingestion.full.entries
      {
        try flush()
      }
    }

    mutating func finish() throws(StoreError) {
      try flush()
      while try store.indexText() {}
    }

    private mutating func flush() throws(StoreError) {
      guard !batch.isEmpty else { return }
      tally.documents += try session.store(batch)
      batch.removeAll(keepingCapacity: true)
      (weight, documents) = (0, 0)
      try store.indexText(whole: false)
      events(.stored(documents: tally.documents))
    }
  }
}
