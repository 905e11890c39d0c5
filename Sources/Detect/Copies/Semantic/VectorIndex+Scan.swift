import CNeighbours
import Foundation

/// What collects the hits of a scan.
protocol HitCollector {
  /// One a query: the least cosine that is wanted from now on.
  var least: [Float] { get }
  /// Takes a hit: the queries count from the first of the scan. Of one query, candidates come in
  /// their order.
  mutating func take(_ query: Int, _ candidate: Int, _ cosine: Float)
}

/// A piece of a search, for one core: some queries of one chunk, and candidates in whole chunks, but for the blocks before the first
/// that is asked for.
struct ScanPart: Sendable {
  var queries: Range<Int>
  var chunks: Range<Int>
  var firstBlock = 0
}

extension VectorIndex {
  /// Queries of one scan: 256 kB with 512 numbers each, which stay in the second-level cache.
  private static let queryBlock = 512
  /// Blocks of candidates that are compared with all queries before the next: 24 kB, for the
  /// first-level cache.
  private static let panelBlocks = 3
  /// Parts that a search has at least, so that no core waits long for another: no more, since each begins with empty lists, which
  /// whatever comes first fills.
  private static let leastParts = 4 * ProcessInfo.processInfo.activeProcessorCount

  /// Splits a search over queries, and where these are few, over candidates as well; parts of the
  /// same queries follow one another in the order of candidates.
  ///
  /// - Parameters:
  ///   - chunks: how many the candidates have.
  ///   - candidate: the first that is asked for.
  ///   - earlierOnly: leaves out chunks that have only candidates after the queries.
  func parts(
    of rows: Range<Int>, chunks: Int, from candidate: Int = 0, earlierOnly: Bool = false
  ) -> [ScanPart] {
    guard !rows.isEmpty else { return [] }
    let first = rows.lowerBound / Self.queryBlock
    let last = (rows.upperBound - 1) / Self.queryBlock
    let pieces = max(1, Self.leastParts / (last - first + 1))
    let begin = candidate / VectorChunk.capacity
    let firstBlock = candidate % VectorChunk.capacity / VectorChunk.blockSize
    return (first...last).flatMap { block in
      let queries = (block * Self.queryBlock..<(block + 1) * Self.queryBlock).clamped(to: rows)
      let end = earlierOnly ? queries.lowerBound / VectorChunk.capacity + 1 : chunks
      let size = max(1, (end - begin + pieces - 1) / pieces)
      return stride(from: begin, to: end, by: size).map { start in
        ScanPart(
          queries: queries, chunks: start..<min(start + size, end),
          firstBlock: start == begin ? firstBlock : 0)
      }
    }
  }

  /// Compares the queries of a part with its candidates, which are of an index of the same
  /// dimension.
  func scan(
    _ part: ScanPart, in candidates: VectorIndex, into collector: inout some HitCollector
  ) throws {
    // With few queries more candidates at a time, with as much room for hits.
    let panel = max(Self.panelBlocks, Self.queryBlock * Self.panelBlocks / part.queries.count)
    let room = UnsafeMutableBufferPointer<cneighbours_hit>.allocate(
      capacity: part.queries.count * panel * VectorChunk.blockSize)
    defer { room.deallocate() }
    for chunk in part.chunks {
      try Task.checkCancellation()
      let start = chunk * VectorChunk.capacity
      let rows = min(VectorChunk.capacity, candidates.count - start)
      let blocks = (rows + VectorChunk.blockSize - 1) / VectorChunk.blockSize
      let firstBlock = chunk == part.chunks.lowerBound ? part.firstBlock : 0
      for block in stride(from: firstBlock, to: blocks, by: panel) {
        let hits = hits(
          part.queries, candidates.chunks[chunk], block..<min(block + panel, blocks),
          least: collector.least, into: room)
        let offset = start + block * VectorChunk.blockSize
        for hit in hits {
          collector.take(Int(hit.query), offset + Int(hit.candidate), min(1, hit.cosine))
        }
      }
    }
  }

  /// One call of the kernel, for candidates in blocks of one chunk.
  private func hits(
    _ queries: Range<Int>, _ chunk: VectorChunk, _ blocks: Range<Int>, least: [Float],
    into room: UnsafeMutableBufferPointer<cneighbours_hit>
  ) -> Slice<UnsafeMutableBufferPointer<cneighbours_hit>> {
    let first = queries.lowerBound % VectorChunk.capacity
    let found = chunks[queries.lowerBound / VectorChunk.capacity].withRows(fromBlock: 0) { rows in
      chunk.withRows(fromBlock: blocks.lowerBound) { candidates in
        least.withUnsafeBufferPointer { least in
          guard let least = least.baseAddress, let room = room.baseAddress else { return 0 }
          return cneighbours_scan(
            kernel.path, groups, rows, first, queries.count, least, candidates, blocks.count, room)
        }
      }
    }
    return room[..<found]
  }

  /// Does parts on all cores; the results come in their order.
  nonisolated(nonsending) func inParallel<Result: Sendable>(
    _ parts: [ScanPart], _ body: @escaping @Sendable (ScanPart) throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      for (number, part) in parts.enumerated() {
        group.addTask { (number, try body(part)) }
      }
      var results: [(Int, Result)] = []
      for try await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
