/// Finds the pairs of accounts that come at least twice, in memory that is used again: what is fresh from the system costs as
/// much as what is done in it. One thread's own.
final class PairRoom {
  /// Pairs of accounts, the smaller number above the larger one, and the slot of each.
  private let keys: UnsafeMutablePointer<UInt64>
  private let slots: UnsafeMutablePointer<UInt32>
  private var count = 0
  /// Who stands at the places of one object.
  let accounts: UnsafeMutableBufferPointer<UInt32>
  /// What pairs have in common however times are shuffled.
  var acquaintances = Acquaintances()

  /// Counts up to 3, two bits each.
  private var counts: [UInt64] = []
  /// What may come twice, chained by pair.
  private var repeated: [Repeated] = []
  /// By the hash of a pair: the place of its first slot in ``repeated`` plus 1; 0 where free.
  private var heads: [UInt32] = []
  /// The places in ``repeated`` of what does come twice.
  private var firsts: [UInt32] = []
  /// The slots of one pair.
  private var group: [UInt32] = []

  private struct Repeated {
    var key: UInt64
    var slot: UInt32
    /// Plus 1; 0 at the last one.
    var next: UInt32 = 0
    var last: UInt32
    var count: UInt32 = 1
  }

  /// - Parameters:
  ///   - slots: how many are appended at most.
  ///   - places: that an object has at most.
  init(slots: Int, places: Int) {
    keys = .allocate(capacity: slots + 1)
    self.slots = .allocate(capacity: slots + 1)
    accounts = .allocate(capacity: places)
    accounts.initialize(repeating: 0)
  }

  deinit {
    keys.deallocate()
    slots.deallocate()
    accounts.deallocate()
  }

  func removeAll() { count = 0 }

  /// Appends what the body writes into the room that is left.
  /// - Parameter body: gets where pairs and their slots go, and says how many there are. It may write one more.
  @inline(__always)
  func append(_ body: (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt32>) -> Int) {
    count += body(keys + count, slots + count)
  }

  /// Calls the body for each pair that was appended at least twice, in the order of their accounts' numbers, with its slots in the
  /// order in which they were appended. Linear on average.
  func forEachRepeated(_ body: (UInt32, UInt32, [UInt32]) -> Void) {
    findRepeated()
    chain()
    let repeated = repeated
    firsts.sort { repeated[Int($0)].key < repeated[Int($1)].key }
    for first in firsts {
      group.removeAll(keepingCapacity: true)
      var place = first + 1
      while place != 0 {
        group.append(repeated[Int(place - 1)].slot)
        place = repeated[Int(place - 1)].next
      }
      let key = repeated[Int(first)].key
      body(UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key), group)
    }
  }

  /// Pairs that come once are most of all; a table of counts, eight places a pair, finds nearly all of them without a look at
  /// another pair.
  private func findRepeated() {
    var cells = 1 << 12
    while cells < count * 8 { cells *= 2 }
    if counts.count * 32 != cells { counts = [UInt64](repeating: 0, count: cells / 32) }
    repeated.removeAll(keepingCapacity: true)
    let (mask, keys) = (cells - 1, UnsafeBufferPointer(start: keys, count: count))
    counts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      for key in keys {
        let place = Self.hash(key) & mask
        let shift = UInt64(truncatingIfNeeded: place & 31) &* 2
        let known = counts[place >> 5]
        // Without a branch, which would be guessed wrong: adds one up to 2.
        counts[place >> 5] = known &+ (~(known &>> (shift &+ 1)) & 1) &<< shift
      }
      for number in keys.indices {
        let place = Self.hash(keys[number]) & mask
        let shift = UInt64(truncatingIfNeeded: place & 31) &* 2
        guard counts[place >> 5] &>> (shift &+ 1) & 1 == 1 else { continue }
        let last = UInt32(truncatingIfNeeded: repeated.count)
        repeated.append(Repeated(key: keys[number], slot: slots[number], last: last))
      }
    }
  }

  /// Links what is of one pair, which may come once after all.
  private func chain() {
    var cells = 1 << 8
    while cells < repeated.count * 2 { cells *= 2 }
    if heads.count != cells { heads = [UInt32](repeating: 0, count: cells) }
    firsts.removeAll(keepingCapacity: true)
    heads.withUnsafeMutableBufferPointer { heads in
      heads.update(repeating: 0)
      repeated.withUnsafeMutableBufferPointer { repeated in
        for number in repeated.indices {
          let key = repeated[number].key
          // Other bits than those by which it was counted: what met there by chance would meet here again.
          var cell = (Self.hash(key) >> 32) & (cells - 1)
          while heads[cell] != 0, repeated[Int(heads[cell] - 1)].key != key {
            cell = (cell + 1) & (cells - 1)
          }
          guard heads[cell] != 0 else {
            heads[cell] = UInt32(number + 1)
            continue
          }
          let head = Int(heads[cell] - 1)
          if repeated[head].count == 1 { firsts.append(UInt32(head)) }
          repeated[Int(repeated[head].last)].next = UInt32(number + 1)
          repeated[head].last = UInt32(number)
          repeated[head].count += 1
        }
      }
    }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: SplitMix64.mixed(key))
  }
}

/// What pairs of accounts have in common, remembered: in one shuffle after another the same ones come close.
struct Acquaintances {
  /// Of two accounts.
  struct Acquaintance {
    var overlap: AccountHabits.Overlap
    var schedule: AccountHabits.Schedule
  }

  private var known: [UInt64: Acquaintance] = [:]

  /// So that memory stays bounded: some 4 MB.
  private static let most = 1 << 16

  /// O(1) for those that were asked about before, else O(length of the two accounts).
  mutating func of(_ a: UInt32, _ b: UInt32, _ habits: AccountHabits) -> Acquaintance {
    let key = UInt64(a) << 32 | UInt64(b)
    if let found = known[key] { return found }
    let found = Acquaintance(overlap: habits.overlap(a, b), schedule: habits.schedule(a, b))
    if known.count < Self.most { known[key] = found }
    return found
  }
}
