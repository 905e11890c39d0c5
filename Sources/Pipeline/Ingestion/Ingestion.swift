import Collect
import Store
import TocsinModel

/// Reads, extracts, fingerprints and stores: one thread reads, one a core extracts, and the calling one
/// stores. What is stored does not depend on their speed.
struct Ingestion {
  let store: Store
  let reading: InputReading
  let rules: LookalikeRules
  let events: @Sendable (ScanEvent) -> Void

  struct Tally: Sendable {
    var files = 0
    var read = 0
    var unchanged = 0
    var documents = 0
    var names = 0
    var diagnostics = 0
    var errors = 0
  }

  /// - Throws: ``StoreError``, or ``CollectError`` after everything read before it was stored.
  func run() throws -> Tally {
    let options = reading.collector.options
    var writer = try BatchWriter(store: store, options: options, events: events)
    do {
      let read = try ParallelSteps.run(
        produce: { [reading, events] push in
          try reading.run { tally in
            if tally.files % 64 == 0 { events(.files(seen: tally.files, read: tally.read)) }
          } hand: {
            push($0)
          }
        },
        worker: { [rules] in
          var conversion = ChunkConversion(rules, limit: options.limits.diagnostics)
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
}
