import Copies
import Testing

struct KnownNeighboursTests {
  /// What an index kept of its lists, by row.
  private final class Kept {
    var lists: [Int: KnownNeighbours] = [:]
  }

  private static let floor: Float = 0.3
  private static let limit = 6

  private static func lists(
    of rows: [Int], in index: VectorIndex, _ kept: Kept
  ) async throws -> [[Neighbour]] {
    let lists = try await index.neighbours(
      of: rows, floor: floor, limit: limit, known: { kept.lists[$0] },
      keep: { kept.lists[$0] = $1 })
    return rows.indices.map { Array(lists[$0]) }
  }

  private static func expected(of rows: [Int], in index: VectorIndex) -> [[Neighbour]] {
    rows.map { index.plainNeighbours(of: $0, floor: floor, limit: limit) }
  }

  @Test func `what was known and what came since are what a search of all finds`() async throws {
    let vectors = MadeUpVectors(rows: 700, dimension: 6, seed: 11)
    var index = VectorIndex(dimension: 6)
    let kept = Kept()
    for part in [0..<3, 3..<40, 40..<41, 41..<300, 300..<700] {
      index.append(vectors.rows[part].flatMap(\.self))
      let rows = Array(stride(from: 0, to: index.count, by: 2)) + [index.count - 1]
      let wanted = Set(rows).sorted()
      #expect(
        try await Self.lists(of: wanted, in: index, kept) == Self.expected(of: wanted, in: index))
    }
    // Those that are known stay as they were found first: so few came since.
    #expect(kept.lists[0]?.count == 3 && kept.lists[40]?.count == 41)
  }

  @Test func `of equal ones the first stay, though later ones are as near`() async throws {
    var index = VectorIndex(dimension: 4)
    let kept = Kept()
    for count in [5, 4, 1, 20] {
      index.append((0..<count).flatMap { _ in [1, 0, 0, 0] as [Float] })
      let rows = Array(0..<index.count)
      #expect(try await Self.lists(of: rows, in: index, kept) == Self.expected(of: rows, in: index))
    }
  }

  @Test func `lists that are old by a chunk are kept anew`() async throws {
    let vectors = MadeUpVectors(rows: 8_400, dimension: 4, seed: 5)
    var index = VectorIndex(dimension: 4)
    index.append(vectors.rows[..<4_100].flatMap(\.self))
    let kept = Kept()
    let rows = [0, 17, 4_095, 4_096]
    _ = try await Self.lists(of: rows, in: index, kept)
    index.append(vectors.rows[4_100..<8_150].flatMap(\.self))
    #expect(try await Self.lists(of: rows, in: index, kept) == Self.expected(of: rows, in: index))
    #expect(kept.lists[17]?.count == 4_100)
    index.append(vectors.rows[8_150...].flatMap(\.self))
    #expect(try await Self.lists(of: rows, in: index, kept) == Self.expected(of: rows, in: index))
    #expect(kept.lists[17]?.count == 8_400)
  }

  @Test func `a list of another index is not believed`() async throws {
    let index = MadeUpVectors(rows: 50, dimension: 6, seed: 2).index()
    let kept = Kept()
    // Of more passages than there are, and of fewer than its own number.
    kept.lists = [
      3: KnownNeighbours(count: 51, nearest: [Neighbour(number: 50, cosine: 1)]),
      9: KnownNeighbours(count: 9, nearest: [Neighbour(number: 8, cosine: 1)]),
    ]
    let rows = [3, 9]
    #expect(try await Self.lists(of: rows, in: index, kept) == Self.expected(of: rows, in: index))
  }

  @Test func `a list comes back from its bytes, and from no others`() throws {
    let list = KnownNeighbours(
      count: 40_000,
      nearest: [
        Neighbour(number: 39_999, cosine: 0.75), Neighbour(number: 0, cosine: 0.75),
        Neighbour(number: 7, cosine: -1),
      ])
    func read(_ bytes: [UInt8]) -> KnownNeighbours? {
      bytes.withUnsafeBytes { KnownNeighbours($0) }
    }
    #expect(read(list.bytes) == list)
    #expect(read(KnownNeighbours(count: 3, nearest: []).bytes)?.count == 3)
    #expect(read([]) == nil)
    for length in 0..<list.bytes.count where length % 8 != 4 {
      #expect(read(Array(list.bytes[..<length])) == nil)
    }
    // A number that is not of the index, a cosine that is none, and one that is out of order.
    var other = list.bytes
    other[4 + 2] = 1
    #expect(read(other) == nil)
    other = list.bytes
    other.replaceSubrange(8..<12, with: [0, 0, 0xC0, 0x7F])
    #expect(read(other) == nil)
    other.replaceSubrange(8..<12, with: [0, 0, 0, 0])
    #expect(read(other) == nil)
  }
}
