import Synchronization

/// Keeps the entries of the pieces that came first, for all threads: few pieces make up most of every text.
///
/// An entry does not depend on where it is computed, so nobody can see in a vector what was cached.
final class USEPieceCache: @unchecked Sendable {
  // Sendable: a slot is written by the one thread that won its piece, before its number is published
  // (release) to those that read it (acquire); it is never written again.
  private let slots: UnsafeMutablePointer<Atomic<Int32>>
  private let entries: UnsafeMutableRawPointer
  private let capacity: Int
  private let used = Atomic<Int>(0)

  private static let absent: Int32 = -1
  private static let claimed: Int32 = -2

  /// - Parameter bytes: the most memory that entries take; it is taken as they come.
  init(bytes: Int) {
    capacity = bytes / USEPieceEntry.size
    entries = .allocate(
      byteCount: max(capacity * USEPieceEntry.size, 1), alignment: USEPieceEntry.alignment)
    slots = .allocate(capacity: USEShape.pieces)
    for piece in 0..<USEShape.pieces { (slots + piece).initialize(to: Atomic(Self.absent)) }
  }

  deinit {
    slots.deinitialize(count: USEShape.pieces)
    slots.deallocate()
    entries.deallocate()
  }

  func entry(of piece: Int32) -> USEPieceEntry? {
    let slot = slots[Int(piece)].load(ordering: .acquiring)
    guard slot >= 0 else { return nil }
    return USEPieceEntry(address: entries + Int(slot) * USEPieceEntry.size)
  }

  /// Keeps a copy of an entry, unless the cache is full or another thread keeps it already.
  func keep(_ entry: USEPieceEntry, of piece: Int32) {
    guard used.load(ordering: .relaxed) < capacity else { return }
    let (won, _) = slots[Int(piece)].compareExchange(
      expected: Self.absent, desired: Self.claimed, ordering: .relaxed)
    guard won else { return }
    let slot = used.add(1, ordering: .relaxed).oldValue
    guard slot < capacity else { return }
    (entries + slot * USEPieceEntry.size).copyMemory(
      from: entry.address, byteCount: USEPieceEntry.size)
    slots[Int(piece)].store(Int32(slot), ordering: .releasing)
  }
}
