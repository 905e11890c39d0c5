import Copies
import Index
import TestSupport
import Testing
import TocsinModel

/// Vectors in mapped files give what vectors in memory give, bit by bit.
struct StoredVectorsTests {
  /// Two full chunks and a part; a chunk exactly; less than a block.
  @Test(arguments: [9_000, 4_096, 5], [5, 65])
  func `neighbours and cosines are those of the index that was written`(rows: Int, dimension: Int)
    async throws
  {
    let folder = try TemporaryFolder()
    let vectors = MadeUpVectors(rows: rows, dimension: dimension, seed: 5)
    var index = vectors.index()
    let stored = try PassageIndex(
      folder: folder["vectors"], dimensions: [dimension], expecting: rows, mark: 3)
    try stored.checkpoint(count: rows) { _ in
      PassageEntry(document: 0, start: 0, end: 1, length: 1, language: 0)
    } withRows: { _, chunk, body in
      index.withRows(ofChunk: chunk, body)
    }
    let files = try PassageIndex(
      folder: folder["vectors"], dimensions: [dimension], expecting: rows, mark: 3)
    try files.verify()
    var opened = VectorIndex(files, space: 0)
    #expect(opened.count == rows)
    let last = max(0, rows - 40)..<rows
    for kernel in NeighbourKernel.allCases where kernel.isAvailable {
      index.kernel = kernel
      opened.kernel = kernel
      let expected = try await index.neighbours(of: last, floor: 0.2, limit: 9)
      #expect(try await opened.neighbours(of: last, floor: 0.2, limit: 9) == expected)
      #expect(try await index.neighbours(of: last, in: opened, floor: 0.2, limit: 9).total > 0)
      let pairs = try await index.pairs(for: last, floor: 0.3)
      #expect(try await opened.pairs(for: last, floor: 0.3) == pairs)
    }
    for row in 0..<min(rows, 50) {
      #expect(index.cosine(row, rows - 1) == opened.cosine(row, rows - 1))
    }
    // What is appended afterwards is in memory, and the files stay as they are.
    let more = MadeUpVectors(rows: 30, dimension: dimension, seed: 6).rows.flatMap(\.self)
    index.append(more)
    opened.append(more)
    let all = opened.count - 35..<opened.count
    let expected = try await index.neighbours(of: all, floor: 0.2, limit: 9)
    #expect(try await opened.neighbours(of: all, floor: 0.2, limit: 9) == expected)
    try files.verify()
  }

  @Test func `passages come back as they were, and what is new is added`() throws {
    let folder = try TemporaryFolder()
    let spaces: Set<MeaningSpace> = [.universal, .e5]
    var index = MeaningIndex(spaces: spaces)
    func append(_ range: Range<Int>) {
      for number in range {
        let vectors = spaces.map { space in
          (space, (0..<space.dimension).map { Float(($0 * 7 + number * 13) % 29) - 14 })
        }
        index.append(
          [
            MeaningPassage(
              document: UInt32(number / 2), span: TextSpan(number, number * 3 + 1),
              language: ["en", "ukr", nil, "lanugage"][number % 4], length: number)
          ], vectors: Dictionary(uniqueKeysWithValues: vectors))
      }
    }
    func open(_ expected: Int) throws -> PassageIndex {
      try PassageIndex(
        folder: folder["meaning"], dimensions: MeaningIndex.dimensions(of: spaces),
        expecting: expected, mark: 9)
    }
    append(0..<70)
    try index.checkpoint(to: open(70))
    append(70..<200)
    try index.checkpoint(to: open(200))
    let stored = try open(200)
    let opened = MeaningIndex(stored, spaces: spaces)
    #expect(opened.count == 200)
    #expect(opened.passages == index.passages)
    #expect(throws: IndexError.self) { try open(199) }
  }
}
