import Collect
import Store
import TocsinModel

/// Reads, extracts, fingerprints and stores: one thread reads, one a core extracts, and the calling one
/// stores. What is stored does not depend on their speed.
package struct Ingestion {
  let store: Store
  let reading: InputReading
  let rules: LookalikeRules
  let pseudonyms: Pseudonyms?
  let mailHosts: Set<String>
  let events: @Sendable (EngineEvent) -> Void

  /// What reading came to.
  package struct Tally: Sendable {
    package var files = 0
    package var read = 0
    package var unchanged = 0
    package var documents = 0
    package var names = 0
    package var diagnostics = 0
    package var errors = 0
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
        weight: \.weight,
        worker: { [rules, pseudonyms, mailHosts] in
          var conversion = ChunkConversion(
            rules, pseudonyms: pseudonyms, mailHosts: mailHosts, limit: options.limits.diagnostics)
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
