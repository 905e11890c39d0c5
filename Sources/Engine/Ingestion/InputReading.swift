import Collect
import Store
import TocsinModel

/// Walks the paths and reads what the store does not have yet, in the walk's order.
struct InputReading {
  let paths: [String]
  let walker: InputWalker
  let collector: Collector
  let known: [[UInt8]: StoredInput]
  let cancellation: Cancellation

  struct Tally: Sendable {
    var files = 0
    /// Files that were read, whole or in part.
    var read = 0
    /// Files whose size and time have not changed since they were read.
    var unchanged = 0
    var walk = WalkSummary()
  }

  /// - Parameter hand: takes chunks in order; returns false when nobody wants more.
  /// - Throws: ``CollectError``, after everything read so far was handed over.
  func run(
    progress: (Tally) -> Void, hand: (ReadChunk) -> Bool
  ) throws -> Tally {
    var tally = Tally()
    var chunk = ReadChunk()
    var isWanted = true

    func flush(force: Bool = false) {
      guard isWanted, force ? !chunk.steps.isEmpty : chunk.isFull else { return }
      isWanted = hand(chunk)
      chunk = ReadChunk()
    }

    func readNames(_ file: InputFile, _ known: Int) throws -> InputSummary {
      chunk.append(.beginNames(file))
      let names = try NameFile(file, options: collector.options, isHashed: true)
      var blocks = 0
      while let block = try names.next() {
        blocks += 1
        chunk.append(.names(block, blocks: blocks, isKnown: blocks <= known))
        flush()
        if !isWanted { throw CollectError.cancelled }
      }
      return names.summary
    }

    func read(_ file: InputFile) throws {
      tally.files += 1
      progress(tally)
      if cancellation.isCancelled || !isWanted { throw CollectError.cancelled }
      let stored = file.isStandardInput ? nil : known[Array(file.path.utf8)]
      let modified = Int(file.modified)
      if let stored, stored.isDone(size: file.size, modified: modified) {
        tally.unchanged += 1
        return
      }
      tally.read += 1
      var skipped = 0
      if let stored, stored.state == .reading, stored.isSame(size: file.size, modified: modified) {
        skipped = stored.records
        chunk.append(.resume(file))
      } else {
        chunk.append(.begin(file))
      }
      var summary = try collector.read(file, skipping: skipped) { item, records in
        switch item {
        case .page(let page): chunk.append(.page(page, records: records))
        case .document(let document): chunk.append(.document(document, records: records))
        case .mail(let mail, let path):
          chunk.append(.mail(mail, path: path, records: records))
        case .diagnostic(let diagnostic): chunk.append(.diagnostic(diagnostic, records: records))
        }
        flush()
        if !isWanted { throw CollectError.cancelled }
      }
      if summary.format == .names { summary = try readNames(file, skipped) }
      chunk.append(.finish(summary))
      flush()
    }

    defer { flush(force: true) }
    tally.walk = try walker.files(at: paths) { diagnostic in
      if collector.options.isStrict, diagnostic.severity == .error {
        throw CollectError.strict(diagnostic)
      }
      chunk.append(.unvisited(diagnostic))
      flush()
    } visit: { file in
      try read(file)
    }
    return tally
  }
}
