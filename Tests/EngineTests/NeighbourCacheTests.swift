import Copies
import Engine
import Foundation
import TestSupport
import Testing

struct NeighbourCacheTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary["index"], withIntermediateDirectories: false)
  }

  private static let passages = 5000

  private static func list(_ passage: Int) -> KnownNeighbours {
    KnownNeighbours(
      count: passages,
      nearest: [
        Neighbour(number: UInt32(passage), cosine: 0.5), Neighbour(number: 1, cosine: 0.25),
      ])
  }

  private func cache(mark: UInt64 = 7, passages: Int) -> NeighbourCache {
    let cache = NeighbourCache(indexFolder: temporary["index"])
    cache.open(mark: mark, passages: passages)
    return cache
  }

  /// Keeps a list of each passage in both spaces.
  private func filled(inFiles: Int) -> NeighbourCache {
    let cache = cache(passages: 0)
    cache.begin(passages: Self.passages, inFiles: inFiles)
    for passage in 0..<Self.passages {
      for space in MeaningSpace.allCases { cache.keep(Self.list(passage), of: passage, in: space) }
    }
    return cache
  }

  private var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: temporary["index"] + "/neighbours")
    }
  }

  @Test func `lists are there for the next process`() throws {
    let first = filled(inFiles: Self.passages)
    #expect(try files.count == 2)
    let next = cache(passages: Self.passages)
    for passage in [0, 17, 4000] {
      for space in MeaningSpace.allCases {
        #expect(first.nearest(to: passage, in: space) == Self.list(passage))
        #expect(next.nearest(to: passage, in: space) == Self.list(passage))
      }
    }
    // The last ones wait until there are more.
    #expect(first.nearest(to: Self.passages - 1, in: .e5) != nil)
    #expect(next.nearest(to: Self.passages - 1, in: .e5) == nil)
  }

  @Test func `while passages have numbers in memory alone no list goes into a file`() throws {
    let first = filled(inFiles: Self.passages - 1)
    #expect(try files.isEmpty)
    #expect(first.nearest(to: 17, in: .e5) == Self.list(17))
    first.begin(passages: Self.passages, inFiles: Self.passages)
    first.keep(Self.list(0), of: 0, in: .e5)
    #expect(cache(passages: Self.passages).nearest(to: 17, in: .e5) == Self.list(17))
  }

  @Test func `where passages were lost, or are others, their lists are not believed`() throws {
    _ = filled(inFiles: Self.passages)
    #expect(cache(mark: 8, passages: Self.passages).nearest(to: 17, in: .e5) == nil)
    _ = filled(inFiles: Self.passages)
    #expect(cache(passages: Self.passages - 1).nearest(to: 17, in: .e5) == nil)
    #expect(try files.isEmpty)
  }

  @Test func `where no list can be kept nothing is lost but time`() throws {
    try Data("a file".utf8).write(to: URL(fileURLWithPath: temporary["index"] + "/neighbours"))
    #expect(filled(inFiles: Self.passages).nearest(to: 17, in: .e5) == nil)
    #expect(NeighbourCache(indexFolder: nil).nearest(to: 17, in: .e5) == nil)
  }
}
