import Foundation

/// Reads the tree of a log from its folder. Remembers the tiles it read: a proof needs some twice.
struct TileFolder {
  let folder: String
  /// How many entries the tree has.
  let size: UInt64
  private var known: [Tile: [[UInt8]]] = [:]
  /// Tiles are 8 kB: these are 2 MB.
  private static let mostKnown = 256

  init(_ folder: String, size: UInt64) {
    self.folder = folder
    self.size = size
  }

  /// How many hashes a level has.
  private func count(at level: Int) -> UInt64 {
    level * 8 < 64 ? size >> UInt64(level * 8) : 0
  }

  private func tile(_ kind: Tile.Kind, _ index: UInt64, of count: UInt64) -> Tile {
    let left = count - min(count, index * UInt64(Tile.width))
    return Tile(kind: kind, index: index, width: Int(min(left, UInt64(Tile.width))))
  }

  private func bytes(of tile: Tile, limit: Int) throws(EvidenceError) -> [UInt8] {
    do throws(EvidenceError) {
      return try WholeFile.read("\(folder)/\(tile.path)", limit: limit)
    } catch {
      // A partial tile may be gone once the full one is there, which begins with it.
      guard tile.width < Tile.width, case .cannotRead(_, ENOENT) = error else { throw error }
      return try WholeFile.read("\(folder)/\(tile.full.path)", limit: limit)
    }
  }

  /// The hashes of a tile, as wide as the tree has it.
  mutating func hashes(level: Int, index: UInt64) throws(EvidenceError) -> [[UInt8]] {
    let tile = tile(.hashes(level: level), index, of: count(at: level))
    if let hashes = known[tile] { return hashes }
    let length = TreeHash.length
    let bytes = try bytes(of: tile, limit: Tile.width * length)
    guard tile.width > 0, bytes.count >= tile.width * length else {
      throw .damagedLog(path: folder, reason: "\(tile.path) is cut off")
    }
    let hashes = (0..<tile.width).map { Array(bytes[$0 * length..<($0 + 1) * length]) }
    if known.count >= Self.mostKnown { known = [:] }
    known[tile] = hashes
    return hashes
  }

  /// The entries of a bundle.
  func entries(bundle index: UInt64) throws(EvidenceError) -> [[UInt8]] {
    let tile = tile(.entries, index, of: size)
    let bytes = try bytes(of: tile, limit: Tile.width * (2 + Int(UInt16.max)))
    var entries: [[UInt8]] = []
    var at = 0
    while at + 2 <= bytes.count, entries.count < tile.width {
      let end = at + 2 + (Int(bytes[at]) << 8 | Int(bytes[at + 1]))
      guard end <= bytes.count else { break }
      entries.append(Array(bytes[at + 2..<end]))
      at = end
    }
    guard entries.count == tile.width else {
      throw .damagedLog(path: folder, reason: "\(tile.path) is cut off")
    }
    return entries
  }

  /// The hash over the entries of a range that begins where a tree of its size may (RFC 6962, section 2.1). Reads
  /// O(log n) tiles.
  mutating func hash(_ range: Range<UInt64>) throws(EvidenceError) -> [UInt8] {
    let count = UInt64(range.count)
    if count.nonzeroBitCount == 1, range.lowerBound % count == 0 { return try subtree(range) }
    let half = Self.split(count)
    let middle = range.lowerBound + half
    let left = try hash(range.lowerBound..<middle)
    return TreeHash.node(left, try hash(middle..<range.upperBound))
  }

  /// The largest power of two below.
  private static func split(_ count: UInt64) -> UInt64 {
    1 << UInt64(63 - (count - 1).leadingZeroBitCount)
  }

  private mutating func subtree(_ range: Range<UInt64>) throws(EvidenceError) -> [UInt8] {
    let height = UInt64(range.count).trailingZeroBitCount
    let level = height / 8
    let first = range.lowerBound >> UInt64(level * 8)
    let wide = 1 << (height - level * 8)
    let hashes = try hashes(level: level, index: first / UInt64(Tile.width))
    let start = Int(first % UInt64(Tile.width))
    guard start + wide <= hashes.count,
      let root = TreeHash.root(of: Array(hashes[start..<start + wide]))
    else { throw .damagedLog(path: folder, reason: "a tile is too short") }
    return root
  }

  mutating func root() throws(EvidenceError) -> [UInt8] {
    size == 0 ? TreeHash.empty : try hash(0..<size)
  }

  /// The path of an entry in the tree (RFC 6962, section 2.1.1).
  mutating func path(to index: UInt64) throws(EvidenceError) -> [[UInt8]] {
    guard index < size else { throw .noSuchEntry(index) }
    var range = 0..<size
    var path: [[UInt8]] = []
    while range.count > 1 {
      let middle = range.lowerBound + Self.split(UInt64(range.count))
      if index < middle {
        path.append(try hash(middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return path.reversed()
  }

  /// That a smaller tree is the beginning of one of a size, which is this one or smaller (RFC 6962, section 2.1.2).
  mutating func consistency(
    from first: UInt64, to size: UInt64
  ) throws(EvidenceError) -> [[UInt8]] {
    guard first <= size else { throw .noSuchEntry(first) }
    guard first > 0, first < size else { return [] }
    var range = 0..<size
    var path: [[UInt8]] = []
    var isWhole = true
    while first != range.upperBound {
      let middle = range.lowerBound + Self.split(UInt64(range.count))
      if first <= middle {
        path.append(try hash(middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(range.lowerBound..<middle))
        range = middle..<range.upperBound
        isWhole = false
      }
    }
    // The verifier knows the root of the smaller tree, unless a part of it is asked for.
    if !isWhole { path.append(try hash(range)) }
    return path.reversed()
  }
}
