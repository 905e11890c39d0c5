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

  /// Lower scores are never looked at: a chance of e⁻⁴ for one pair is nothing among thousands.
  static let least = 4.0

  /// O(slots) on average, and O(length of the two accounts) for each pair that is close twice.
  /// - Parameters:
  ///   - accounts: who stands at each place of the index.
  ///   - isFixed: places whose pairs among each other are left out; none where `nil`.
  func pairs(_ accounts: [UInt32], isFixed: [Bool]? = nil) -> [ScoredPair] {
    var scored: [ScoredPair] = []
    forEachPair(accounts, isFixed: isFixed) { first, second, slots in
      // Without the time of the day the score is never lower, and cheap.
      let events = Self.events(slots, close)
      guard events.count >= 2 else { return }
      let surprises = events.map { Double($0.surprise) }
      guard surprises.reduce(0, +) >= Self.least else { return }
      let overlap = habits.overlap(first, second)
      let least = zip(surprises, events).map { surprise, event in
        surprise - log(Double(overlap.opportunities(event.object)))
      }
      guard PairScore.score(surprises: least, common: overlap.count) >= Self.least else { return }
      let habit = habits.schedule(first, second, hits: slots.count)
      let score = PairScore.score(
        surprises: least.map { max(0, $0 - habit) }, common: overlap.count)
      if score >= Self.least {
        scored.append(ScoredPair(first: first, second: second, score: score))
      }
    }
    return scored
  }

  /// One slot for each moment: what lies within a window of an event's first share belongs to it, whatever objects
  /// there are, since one post with a link and a hashtag is one act. The most surprising slot stands for it.
  static func events(_ slots: [CloseShares.Slot], _ close: CloseShares) -> [CloseShares.Slot] {
    let sorted = slots.sorted { left, right in
      let (a, b) = (close.index.entries[Int(left.first)], close.index.entries[Int(right.first)])
      if a.time != b.time { return a.time < b.time }
      // By surprise, and not by number, which depends on the order of the input.
      return left.surprise > right.surprise
    }
    var (events, best) = ([CloseShares.Slot](), [UInt32: Int]())
    var start = Int64.min
    for slot in sorted {
      let time = close.index.entries[Int(slot.first)].time
      // One object counts once, at its closest.
      if let known = best[slot.object] {
        if slot.surprise > events[known].surprise { events[known] = slot }
        continue
      }
      if let last = events.indices.last, time.isWithin(close.window, after: start) {
        if slot.surprise > events[last].surprise { events[last] = slot }
        best[slot.object] = last
        continue
      }
      start = time
      best[slot.object] = events.count
      events.append(slot)
    }
    return events
  }

  /// Calls the body for each pair of accounts that shares several slots, with these.
  func forEachPair(
    _ accounts: [UInt32], isFixed: [Bool]? = nil,
    _ body: (UInt32, UInt32, [CloseShares.Slot]) -> Void
  ) {
    let slots = close.slots
    var cells = 1 << 12
    while cells < slots.count * 8 { cells *= 2 }
    // Pairs that come once are most of all; a table of counts up to 3, two bits each, finds nearly all of them without sorting.
    var counts = [UInt64](repeating: 0, count: cells / 32)
    var keys = [UInt64](repeating: 0, count: slots.count)
    var repeated: [(key: UInt64, slot: Int)] = []
    counts.withUnsafeMutableBufferPointer { counts in
      keys.withUnsafeMutableBufferPointer { keys in
        accounts.withUnsafeBufferPointer { accounts in
          for (number, slot) in slots.enumerated() {
            let (first, second) = (Int(slot.first), Int(slot.second))
            let (a, b) = (accounts[first], accounts[second])
            if a == b { continue }
            if let isFixed, isFixed[first], isFixed[second] { continue }
            let key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
            keys[number] = key
            let place = Int(truncatingIfNeeded: SplitMix64.mixed(key)) & (cells - 1)
            let shift = UInt64(place & 31) * 2
            let count = counts[place >> 5] >> shift & 3
            if count < 2 { counts[place >> 5] += 1 << shift }
          }
        }
        for (number, key) in keys.enumerated() where key != 0 {
          let place = Int(truncatingIfNeeded: SplitMix64.mixed(key)) & (cells - 1)
          if counts[place >> 5] >> (UInt64(place & 31) * 2) & 3 == 2 {
            repeated.append((key, number))
          }
        }
      }
    }
    repeated.sort { $0.key != $1.key ? $0.key < $1.key : $0.slot < $1.slot }
    var start = 0
    while start < repeated.count {
      let key = repeated[start].key
      var end = start + 1
      while end < repeated.count, repeated[end].key == key { end += 1 }
      if end - start >= 2 {
        body(
          UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key),
          repeated[start..<end].map { slots[$0.slot] })
      }
      start = end
    }
  }
}
