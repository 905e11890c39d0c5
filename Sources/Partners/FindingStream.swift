import Dispatch
import Store
import Synchronization
import TocsinModel

/// Findings with what they name, batch by batch, on the processors that there are: while the caller takes one, the next is
/// mapped, the documents of the one after it are read, one more is decoded, and one more is read. Memory is that of five
/// batches.
struct FindingStream {
  private let store: Store

  /// Findings, with documents of theirs, in a batch: enough that the stages seldom wait for each other.
  private static let size = 4000
  /// Findings that one processor decodes or maps before it looks for other work.
  private static let piece = 32

  init(_ store: Store) { self.store = store }

  /// - Parameters:
  ///   - map: what becomes of some of a batch; several at a time.
  ///   - take: is called for one batch after another, in the order of the findings, with what became of its pieces.
  /// - Throws: what `take` throws, `StoreError`.
  func read<Part: Sendable>(
    _ findings: [ListedFinding], withText: Bool,
    map: @Sendable (FindingBatch, Range<Int>) -> Part,
    take: (FindingBatch, [Part]) throws -> Void
  ) throws {
    var batches = Self.batches(of: findings)[...]
    var (read, decoded): (PackedBatch?, FindingBatch?)
    var whole: FindingBatch?
    var mapped: (batch: FindingBatch, parts: [Part])?
    while !batches.isEmpty || read != nil || decoded != nil || whole != nil || mapped != nil {
      let numbers = batches.popFirst()
      let packed = Self.pieces(of: read?.count ?? 0)
      let pieces = Self.pieces(of: whole?.findings.count ?? 0)
      // Each is used by one of the iterations, and read here after all of them.
      nonisolated(unsafe) let work = take
      nonisolated(unsafe) var outcome = Result<Void, any Error>.success(())
      nonisolated(unsafe) var reading = Result<(FindingBatch?, PackedBatch?), any Error>.success(
        (nil, nil))
      let decoding = Mutex<[Int: Result<[RecordedFinding], any Error>]>([:])
      let mapping = Mutex<[Int: Part]>([:])
      DispatchQueue.concurrentPerform(iterations: 2 + packed.count + pieces.count) {
        [store, read, decoded, whole, mapped] part in
        switch part {
        case 0:
          if let mapped { outcome = Result { try work(mapped.batch, mapped.parts) } }
        case 1:
          reading = Result {
            let named = try decoded.map { try store.withDocuments($0, texts: withText) }
            return (named, try numbers.map { try store.packed(findings: $0) })
          }
        case ..<(2 + packed.count):
          guard let read else { return }
          let result = Result { try read.decoded(packed[part - 2], of: store) as [RecordedFinding] }
          decoding.withLock { $0[part - 2] = result }
        default:
          guard let whole else { return }
          let piece = part - 2 - packed.count
          let result = map(whole, pieces[piece])
          mapping.withLock { $0[piece] = result }
        }
      }
      try outcome.get()
      let (results, parts) = (decoding.withLock { $0 }, mapping.withLock { $0 })
      let found = try packed.indices.flatMap { try results[$0]?.get() ?? [] }
      let next = try reading.get()
      mapped = whole.map { ($0, pieces.indices.compactMap { parts[$0] }) }
      whole = next.0
      decoded = read.map { $0.batch(found) }
      read = next.1
    }
  }

  private static func pieces(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: piece).map { $0..<min(count, $0 + piece) }
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
