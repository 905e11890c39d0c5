import Foundation
import TocsinModel

/// A pair of accounts with its score.
struct ScoredPair: Sendable {
  var first: UInt32
  var second: UInt32
  var score: Double
}

/// Scores all pairs of accounts that are close at least twice, for the times as they are or as they were shuffled.
struct PairScoring: Sendable {
  let close: CloseShares
  let habits: AccountHabits
  /// Who stands at each place of the index; ``nobody`` where it is an account that shares one object only, which no pair
  /// can be close on twice, however times are shuffled.
  let accounts: [UInt32]
  /// The objects that have slots and at least two accounts that are somebody, and where the slots of each are.
  let objects: [(object: UInt32, slots: Range<Int>)]

  static let nobody = UInt32.max

  /// Lower scores are never looked at: a chance of e⁻⁴ for one pair is nothing among thousands.
  static let least = 4.0

  /// O(rows).
  init(close: CloseShares, habits: AccountHabits) {
    self.close = close
    self.habits = habits
    let accounts = Self.recurring(close)
    self.accounts = accounts
    var end = 0
    objects = close.active.compactMap { object in
      let begin = end
      while end < close.slots.count, close.slots[end].object == object { end += 1 }
      let somebody = accounts[close.index.entries(of: Int(object))].lazy.filter {
        $0 != Self.nobody
      }
      return somebody.prefix(2).count < 2 ? nil : (object, begin..<end)
    }
  }

  private static func recurring(_ close: CloseShares) -> [UInt32] {
    var accounts = close.index.entries.map(\.account)
    // The object by which an account is known, and whether it has another.
    var known = [UInt32](repeating: .max, count: close.table.accounts.count)
    var isRecurring = [Bool](repeating: false, count: known.count)
    for object in close.active {
      for place in close.index.entries(of: Int(object)) {
        let account = Int(accounts[place])
        if known[account] == .max { known[account] = object }
        if known[account] != object { isRecurring[account] = true }
      }
    }
    for place in accounts.indices where !isRecurring[Int(accounts[place])] {
      accounts[place] = nobody
    }
    return accounts
  }

  /// Memory for a thread.
  func room() -> PairRoom {
    PairRoom(
      slots: close.slots.count,
      places: objects.map { close.index.entries(of: Int($0.object)).count }.max() ?? 0)
  }

  /// All pairs for the times as they are, in the order of the accounts' numbers. O(slots) on average, and O(length of the
  /// two accounts) for each pair that is close twice.
  func observed() -> [ScoredPair] {
    let room = room()
    var scored: [ScoredPair] = []
    forEachObserved(room) { add($0, $1, $2, room, to: &scored) }
    return scored
  }

  /// The same after a shuffle of ``objects``.
  /// - Parameter isFixed: places whose pairs among each other are left out; none where `nil`.
  func shuffled(
    _ shuffling: Shuffling, number: Int, isFixed: [Bool]?, _ room: PairRoom
  ) -> [ScoredPair] {
    room.removeAll()
    close.slots.withUnsafeBufferPointer { slots in
      for object in 0..<shuffling.count {
        let places = shuffling.places(of: object)
        let accounts = UnsafeMutableBufferPointer(rebasing: room.accounts[..<places.count])
        shuffling.shuffle(object, number: number, into: accounts)
        let fixed = shuffling.hasFixed(object) ? isFixed : nil
        append(objects[object].slots, slots, accounts, from: places.lowerBound, fixed, room)
      }
    }
    var scored: [ScoredPair] = []
    room.forEachRepeated { add($0, $1, $2, room, to: &scored) }
    return scored
  }

  /// Calls the body for each pair of accounts that shares several slots as times are, with the numbers of these, in the order of the
  /// accounts' numbers.
  func forEachObserved(_ room: PairRoom, _ body: (UInt32, UInt32, [UInt32]) -> Void) {
    room.removeAll()
    close.slots.withUnsafeBufferPointer { slots in
      for (object, range) in objects {
        let places = close.index.entries(of: Int(object))
        let accounts = UnsafeMutableBufferPointer(rebasing: room.accounts[..<places.count])
        _ = accounts.update(fromContentsOf: self.accounts[places])
        append(range, slots, accounts, from: places.lowerBound, nil, room)
      }
    }
    room.forEachRepeated(body)
  }

  @inline(__always)
  private func append(
    _ range: Range<Int>, _ slots: UnsafeBufferPointer<CloseShares.Slot>,
    _ accounts: UnsafeMutableBufferPointer<UInt32>, from begin: Int, _ isFixed: [Bool]?,
    _ room: PairRoom
  ) {
    room.append { keys, numbers in
      var count = 0
      for number in range {
        let (first, second) = (Int(slots[number].first), Int(slots[number].second))
        let (a, b) = (accounts[first &- begin], accounts[second &- begin])
        let (low, high) = (min(a, b), max(a, b))
        // Written in any case, and kept by counting it: nobody can guess which ones are.
        keys[count] = UInt64(low) << 32 | UInt64(high)
        numbers[count] = UInt32(truncatingIfNeeded: number)
        var isKept = low != high && high != Self.nobody
        if let isFixed, isFixed[first], isFixed[second] { isKept = false }
        count &+= isKept ? 1 : 0
      }
      return count
    }
  }

  /// Adds a pair unless its score is under ``least``.
  private func add(
    _ first: UInt32, _ second: UInt32, _ numbers: [UInt32], _ room: PairRoom,
    to scored: inout [ScoredPair]
  ) {
    var surprise = 0.0
    for number in numbers { surprise += Double(close.slots[Int(number)].surprise) }
    // All slots, of which events are a part, and two events: more of the one and less of the other make a lower score. The
    // margin is for rounding.
    guard surprise - log1p(surprise) >= Self.least - 1e-6 else { return }
    let events = Self.events(numbers.map { close.slots[Int($0)] }, close)
    guard events.count >= 2 else { return }
    let known = room.acquaintances.of(first, second, habits)
    var surprises = events.map { event in
      Double(event.surprise) - log(Double(known.overlap.opportunities(event.object)))
    }
    // Without the time of the day the score is never lower, and cheap.
    let common = known.overlap.count
    guard PairScore.score(surprises: surprises, common: common) >= Self.least else { return }
    let habit = known.schedule.surprise(hits: numbers.count)
    for number in surprises.indices { surprises[number] = max(0, surprises[number] - habit) }
    let score = PairScore.score(surprises: surprises, common: common)
    if score >= Self.least {
      scored.append(ScoredPair(first: first, second: second, score: score))
    }
  }

  /// One slot for each moment: what lies within a window of an event's first share belongs to it, whatever objects
  /// there are, since one post with a link and a hashtag is one act. The most surprising slot stands for it.
  static func events(_ slots: [CloseShares.Slot], _ close: CloseShares) -> [CloseShares.Slot] {
    let (entries, window) = (close.index.entries, close.window)
    let sorted = slots.sorted { left, right in
      let (a, b) = (entries[Int(left.first)], entries[Int(right.first)])
      if a.time != b.time { return a.time < b.time }
      // By surprise, and not by number, which depends on the order of the input.
      return left.surprise > right.surprise
    }
    var events: [CloseShares.Slot] = []
    var places = EventPlaces(most: slots.count)
    var start = Int64.min
    for slot in sorted {
      let time = entries[Int(slot.first)].time
      // One object counts once, at its closest.
      if let known = places[slot.object] {
        if slot.surprise > events[known].surprise { events[known] = slot }
        continue
      }
      if let last = events.indices.last, time.isWithin(window, after: start) {
        if slot.surprise > events[last].surprise { events[last] = slot }
        places[slot.object] = last
        continue
      }
      start = time
      places[slot.object] = events.count
      events.append(slot)
    }
    return events
  }

  /// The event of each object: few, and then a list is faster than a table.
  private struct EventPlaces {
    private var few: [(object: UInt32, place: Int)] = []
    private var many: [UInt32: Int]?

    init(most: Int) {
      if most > 16 { many = [:] } else { few.reserveCapacity(most) }
    }

    subscript(object: UInt32) -> Int? {
      get { many.map { $0[object] } ?? few.first { $0.object == object }?.place }
      set {
        guard let newValue else { return }
        if many == nil { few.append((object, newValue)) } else { many?[object] = newValue }
      }
    }
  }
}
