import Dispatch
import Store
import Synchronization
import TocsinModel

/// Findings with what they name, batch by batch, on the processors that there are: while the caller works on one, the
/// documents of the next are read, the one after that is decoded, and one more is read. Memory is that of four batches.
struct FindingStream {
  private let store: Store

  /// Findings, with documents of theirs, in a batch: enough that the stages seldom wait for each other.
  private static let size = 4000
  /// Findings that one processor decodes before it looks for other work.
  private static let piece = 32

  init(_ store: Store) { self.store = store }

  /// - Parameters:
  ///   - body: is called for one batch after another, in the order of the findings, beside the reading of others.
  ///   - after: is called after each, when nothing else is done: for work that needs all processors itself.
  /// - Throws: what it throws, `StoreError`.
  func read(
    _ findings: [ListedFinding], withText: Bool, _ body: (FindingBatch) throws -> Void,
    after: () -> Void = {}
  ) throws {
    var batches = Self.batches(of: findings)[...]
    var (read, decoded, whole): (PackedBatch?, FindingBatch?, FindingBatch?)
    while !batches.isEmpty || read != nil || decoded != nil || whole != nil {
      let numbers = batches.popFirst()
      let pieces = stride(from: 0, to: read?.count ?? 0, by: Self.piece).map {
        $0..<min(read?.count ?? 0, $0 + Self.piece)
      }
      // Each is used by one of the iterations, and read here after all of them.
      nonisolated(unsafe) let work = body
      nonisolated(unsafe) var outcome = Result<Void, any Error>.success(())
      nonisolated(unsafe) var reading = Result<(FindingBatch?, PackedBatch?), any Error>.success(
        (nil, nil))
      let decoding = Mutex<[Int: Result<[RecordedFinding], any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: 2 + pieces.count) {
        [store, read, decoded, whole] part in
        switch part {
        case 0:
          if let whole { outcome = Result { try work(whole) } }
        case 1:
          reading = Result {
            let named = try decoded.map { try store.withDocuments($0, texts: withText) }
            return (named, try numbers.map { try store.packed(findings: $0) })
          }
        default:
          guard let read else { return }
          let result = Result { try read.decoded(pieces[part - 2], of: store) as [RecordedFinding] }
          decoding.withLock { $0[part - 2] = result }
        }
      }
      try outcome.get()
      if whole != nil { after() }
      let results = decoding.withLock { $0 }
      let found = try pieces.indices.flatMap { try results[$0]?.get() ?? [] }
      let next = try reading.get()
      whole = next.0
      decoded = read.map { $0.batch(found) }
      read = next.1
    }
  }

  /// Their numbers, cut so that a batch has few findings of many texts, or many of few.
  private static func batches(of findings: [ListedFinding]) -> [[Int]] {
    var batches: [[Int]] = []
    var size = Self.size
    for finding in findings {
      if size >= Self.size {
        batches.append([])
        size = 0
      }
      batches[batches.count - 1].append(finding.number)
      size += 1 + finding.size
    }
    return batches
  }
}
