import Foundation

/// A log that only grows, in a folder as C2SP tlog-tiles has it: what is served of it is served as it lies there.
///
/// A checkpoint is renamed into place after everything below it is on the disk. A process killed at any moment leaves the
/// last checkpoint with its whole tree; tiles beyond it are written again.
package final class TransparencyLog {
  package let folder: String
  package private(set) var checkpoint: Checkpoint
  private let keys: LogKeys
  private let lock: FolderLock
  /// The right edge: what of each level is in no full tile yet.
  private var edges: [[[UInt8]]]
  private var entries: [[UInt8]]

  /// Opens a log for writing, or begins one.
  ///
  /// - Parameter patience: seconds in which another writer may end.
  /// - Throws: ``EvidenceError/busy(path:)`` when it does not;
  ///   ``EvidenceError/damagedLog(path:reason:)`` when the tiles are not the tree of the checkpoint.
  package init(
    _ folder: String, keys: LogKeys, patience: Double = 10
  ) throws(EvidenceError) {
    self.folder = folder
    self.keys = keys
    lock = try FolderLock(folder, patience: patience)
    if access("\(folder)/checkpoint", F_OK) == 0 {
      checkpoint = try Self.checkpoint(in: folder, keys: keys)
    } else {
      let signer = try keys.signer()
      checkpoint = Checkpoint(origin: signer.key.name, size: 0, root: TreeHash.empty)
      try checkpoint.sign(with: signer)
      try WholeFile.write(checkpoint.bytes, to: "\(folder)/checkpoint")
    }
    (edges, entries) = try Self.edge(of: checkpoint, in: folder)
  }

  /// The checkpoint of a log, once the last of its keys is seen to have signed it.
  package static func checkpoint(
    in folder: String, keys: LogKeys
  ) throws(EvidenceError) -> Checkpoint {
    let bytes = try WholeFile.read("\(folder)/checkpoint", limit: SignedNote.longest)
    let known = try keys.known()
    let checkpoint: Checkpoint
    do throws(Checkpoint.Fault) {
      checkpoint = try Checkpoint(bytes)
    } catch {
      throw .damagedLog(path: folder, reason: "\(error)")
    }
    guard known.contains(where: checkpoint.isSigned) else {
      throw .damagedLog(path: folder, reason: "its checkpoint is not signed by its key")
    }
    return checkpoint
  }

  private static func edge(
    of checkpoint: Checkpoint, in folder: String
  ) throws(EvidenceError) -> (levels: [[[UInt8]]], entries: [[UInt8]]) {
    var tiles = TileFolder(folder, size: checkpoint.size)
    guard try tiles.root() == checkpoint.root else {
      throw .damagedLog(
        path: folder, reason: "its tiles are not the tree that its checkpoint signs")
    }
    var levels: [[[UInt8]]] = []
    var count = checkpoint.size
    while count > 0 {
      let isPartial = count % UInt64(Tile.width) != 0
      levels.append(
        isPartial ? try tiles.hashes(level: levels.count, index: count / UInt64(Tile.width)) : [])
      count /= UInt64(Tile.width)
    }
    let isPartial = checkpoint.size % UInt64(Tile.width) != 0
    let entries =
      isPartial ? try tiles.entries(bundle: checkpoint.size / UInt64(Tile.width)) : []
    return (levels, entries)
  }

  // MARK: Appending

  /// Appends entries, and signs one checkpoint over all: when it returns, they are on the disk and stay.
  ///
  /// Linear in the entries; the tree costs one hash an entry and 1/128 on top.
  ///
  /// - Returns: their indices.
  @discardableResult
  package func append(_ new: [[UInt8]]) throws(EvidenceError) -> Range<UInt64> {
    guard new.allSatisfy({ $0.count <= Int(UInt16.max) }) else { throw .tooLong }
    guard !new.isEmpty else { return checkpoint.size..<checkpoint.size }
    let signer = try keys.signer()
    let start = checkpoint.size
    let (formerEdges, formerEntries) = (edges, entries)
    do throws(EvidenceError) {
      var written: [String] = []
      var size = start
      for entry in new {
        entries.append(entry)
        size += 1
        if entries.count == Tile.width {
          try write(.entries, size, Self.bundle(entries), &written)
          entries = []
        }
        try push(TreeHash.leaf(entry), 0, size, &written)
      }
      if !entries.isEmpty { try write(.entries, size, Self.bundle(entries), &written) }
      for (level, hashes) in edges.enumerated() where !hashes.isEmpty {
        try write(
          .hashes(level: level), size >> UInt64(8 * level), hashes.flatMap(\.self), &written)
      }
      try WholeFile.sync(written)
      var next = Checkpoint(origin: checkpoint.origin, size: size, root: root)
      try next.sign(with: signer)
      try WholeFile.write(next.bytes, to: "\(folder)/checkpoint")
      WholeFile.syncFolder(folder)
      checkpoint = next
    } catch {
      // As if it had not been tried: what was written beyond the checkpoint is written over.
      (edges, entries) = (formerEdges, formerEntries)
      throw error
    }
    return start..<checkpoint.size
  }

  /// Adds a hash to a level; a level that is full becomes a tile, and one hash of the level above.
  private func push(
    _ hash: [UInt8], _ level: Int, _ size: UInt64, _ written: inout [String]
  ) throws(EvidenceError) {
    if edges.count == level { edges.append([]) }
    edges[level].append(hash)
    guard edges[level].count == Tile.width, let root = TreeHash.root(of: edges[level]) else {
      return
    }
    try write(
      .hashes(level: level), size >> UInt64(8 * level), edges[level].flatMap(\.self), &written)
    edges[level] = []
    try push(root, level + 1, size, &written)
  }

  /// - Parameter count: how many hashes its level has with it.
  private func write(
    _ kind: Tile.Kind, _ count: UInt64, _ bytes: [UInt8], _ written: inout [String]
  ) throws(EvidenceError) {
    let width = Int(count % UInt64(Tile.width))
    let tile = Tile(
      kind: kind, index: (count - 1) / UInt64(Tile.width), width: width == 0 ? Tile.width : width)
    let path = "\(folder)/\(tile.path)"
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try WholeFile.makeFolder(parent)
    // The disk is waited for once, when all of the batch is written.
    try WholeFile.write(bytes, to: path, syncs: false)
    written.append(path)
    // Once the full tile is there, nobody needs the partial ones.
    if tile.width == Tile.width { try? FileManager.default.removeItem(atPath: path + ".p") }
  }

  private static func bundle(_ entries: [[UInt8]]) -> [UInt8] {
    entries.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
  }

  /// The root of the tree, by its right edge.
  private var root: [UInt8] {
    var root: [UInt8]?
    for hashes in edges {
      // From the right: the smallest subtrees first.
      var end = hashes.count
      while end > 0 {
        let wide = 1 << end.trailingZeroBitCount
        guard let subtree = TreeHash.root(of: Array(hashes[end - wide..<end])) else { break }
        root = root.map { TreeHash.node(subtree, $0) } ?? subtree
        end -= wide
      }
    }
    return root ?? TreeHash.empty
  }

  // MARK: Reading

  /// Where the entries of a full bundle lie in the folder.
  package static func bundlePath(_ index: UInt64) -> String {
    Tile(kind: .entries, index: index).path
  }

  /// The proof of an entry, against the last checkpoint. O(log n), and as many files of 8 kB.
  package func proof(of index: UInt64) throws(EvidenceError) -> LogProof {
    var tiles = TileFolder(folder, size: checkpoint.size)
    return LogProof(index: index, path: try tiles.path(to: index), checkpoint: checkpoint)
  }

  /// That an earlier tree of so many entries is the beginning of a later one; of the present one, if nothing is said.
  package func consistency(
    from size: UInt64, to later: UInt64? = nil
  ) throws(EvidenceError) -> [[UInt8]] {
    let later = later ?? checkpoint.size
    guard later <= checkpoint.size else { throw .noSuchEntry(later) }
    // A tree of another size is read from the same tiles: they begin alike.
    var tiles = TileFolder(folder, size: checkpoint.size)
    return try tiles.consistency(from: size, to: later)
  }

  /// The root that the tree had at a size.
  package func root(at size: UInt64) throws(EvidenceError) -> [UInt8] {
    guard size <= checkpoint.size else { throw .noSuchEntry(size) }
    if size == 0 { return TreeHash.empty }
    var tiles = TileFolder(folder, size: checkpoint.size)
    return try tiles.hash(0..<size)
  }

  /// Entries from an index on, a bundle's at most.
  package func entries(from index: UInt64) throws(EvidenceError) -> [[UInt8]] {
    guard index < checkpoint.size else { return [] }
    let tiles = TileFolder(folder, size: checkpoint.size)
    let width = UInt64(Tile.width)
    return Array(try tiles.entries(bundle: index / width).dropFirst(Int(index % width)))
  }

  /// Adds what witnesses said of the present checkpoint.
  ///
  /// - Throws: when it is no cosignature of that key under this checkpoint.
  package func add(_ signature: SignedNote.Signature, of key: NoteKey) throws(EvidenceError) {
    var next = checkpoint
    next.add(signature)
    guard Cosignature.find(key, on: next) != nil else {
      throw .refused(reason: "The cosignature of \(key.name) is not valid for this checkpoint.")
    }
    try WholeFile.write(next.bytes, to: "\(folder)/checkpoint")
    checkpoint = next
  }
}
