/// Which words may be within one or two edits of the beginning of a run of letters.
///
/// Two words are that close only if deleting as many letters from each leaves the same
/// (Bocek, Hunt and Stiller 2007, FastSS), and it is enough to look at their first letters (Garbe 2012,
/// SymSpell). What is left of a word's first eight shapes fits one integer, a byte each, so that a look-up
/// compares whole keys; a filter of bits in front keeps nearly all look-ups within the cache.
struct DeletionIndex: Sendable {
  /// How many letters from the beginning are looked at.
  static let prefix = 8

  /// Two bits a key, both in one integer (a blocked Bloom filter: Putze, Sanders and Singler 2007).
  private let filter: [UInt64]
  private let filterShift: UInt64
  /// Open addressing: keys, 0 where empty, and where each key's words begin in ``words``.
  private let slots: [UInt64]
  private let firsts: [UInt32]
  private let slotShift: UInt64
  /// The words of one key after another, the last of each with its highest bit set.
  private let words: [UInt32]
  private static let last: UInt32 = 1 << 31

  /// - Parameter words: shapes of each word, and how many edits it allows (0 to 2).
  /// - Complexity: up to 37 keys a word.
  init(words: [(shapes: [UInt8], edits: Int)]) {
    var pairs: [(key: UInt64, word: UInt32)] = []
    for (number, word) in words.enumerated() where word.edits > 0 {
      let count = min(word.shapes.count, Self.prefix)
      let packed = word.shapes.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var seen: Set<UInt64> = []
      Self.forEachDeletion(of: packed, count: count, edits: word.edits) { key in
        if key != 0, seen.insert(key).inserted { pairs.append((key, UInt32(number))) }
      }
    }
    pairs.sort { ($0.key, $0.word) < ($1.key, $1.word) }
    // 48 bits a key, from 8 to 256 kB.
    let filterBits = Self.bits(holding: pairs.count * 48, from: 16, to: 21)
    let slotBits = Self.bits(holding: pairs.count * 2, from: 4, to: 30)
    var filter = [UInt64](repeating: 0, count: 1 << (filterBits - 6))
    var slots = [UInt64](repeating: 0, count: 1 << slotBits)
    var firsts = [UInt32](repeating: 0, count: 1 << slotBits)
    for (place, pair) in pairs.enumerated() where place == 0 || pairs[place - 1].key != pair.key {
      let hash = Self.hash(pair.key)
      filter[Int(hash >> UInt64(64 - filterBits + 6))] |= Self.filterBits(hash)
      var slot = Int(hash >> UInt64(64 - slotBits))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = pair.key
      firsts[slot] = UInt32(place)
    }
    self.filter = filter
    filterShift = UInt64(64 - filterBits + 6)
    self.slots = slots
    self.firsts = firsts
    slotShift = UInt64(64 - slotBits)
    self.words = pairs.indices.map { place in
      let isLast = place + 1 == pairs.count || pairs[place + 1].key != pairs[place].key
      return pairs[place].word | (isLast ? Self.last : 0)
    }
  }

  private static func bits(holding count: Int, from least: Int, to most: Int) -> Int {
    var bits = least
    while bits < most, 1 << bits < count { bits += 1 }
    return bits
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 {
    (key ^ key &>> 29) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The bits of a key in its integer of the filter, from bits of its hash that do not choose the integer.
  @inline(__always)
  private static func filterBits(_ hash: UInt64) -> UInt64 {
    1 &<< (hash &>> 32) | 1 &<< (hash &>> 26)
  }

  /// The packed letters without the one at a place.
  @inline(__always)
  private static func deleting(_ place: Int, from packed: UInt64) -> UInt64 {
    let kept = UInt64(1) << UInt64(truncatingIfNeeded: place &* 8) &- 1
    return packed & kept | packed >> 8 & ~kept
  }

  @inline(__always)
  private static func forEachDeletion(
    of packed: UInt64, count: Int, edits: Int, _ body: (UInt64) -> Void
  ) {
    body(packed)
    for first in 0..<count {
      let once = deleting(first, from: packed)
      body(once)
      guard edits > 1 else { continue }
      var second = first
      while second < count - 1 {
        body(deleting(second, from: once))
        second += 1
      }
    }
  }

  /// Adds every word that may be within its edits of letters that begin so; the same word may come
  /// more than once.
  ///
  /// - Parameters:
  ///   - packed: the shapes of the first letters, the first in the lowest byte.
  ///   - count: how many those are, at most ``prefix``.
  ///   - edits: how many edits count, 1 or 2.
  @inline(__always)
  func addWords(near packed: UInt64, count: Int, edits: Int, to found: inout [UInt32]) {
    let filter = filter.span
    let shift = filterShift
    Self.forEachDeletion(of: packed, count: count, edits: edits) { key in
      let hash = Self.hash(key)
      let bits = Self.filterBits(hash)
      if filter[unchecked: Int(truncatingIfNeeded: hash &>> shift)] & bits == bits {
        addWords(of: key, to: &found)
      }
    }
  }

  @inline(never)
  private func addWords(of key: UInt64, to found: inout [UInt32]) {
    var slot = Int(truncatingIfNeeded: Self.hash(key) >> slotShift)
    while slots[slot] != key {
      if slots[slot] == 0 { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    var place = Int(firsts[slot])
    while words[place] < Self.last {
      found.append(words[place])
      place += 1
    }
    found.append(words[place] & ~Self.last)
  }
}
