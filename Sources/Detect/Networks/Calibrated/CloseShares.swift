import Foundation
import TocsinModel

/// All pairs of shares of one object that lie within the window, each with how surprising so small a delay is.
///
/// The surprise depends on the object's times alone, and not on who shared when: it stays while times are shuffled
/// among the accounts of an object.
struct CloseShares: Sendable {
  struct Slot: Sendable {
    /// Places in ``index``, the earlier first.
    var first: UInt32
    var second: UInt32
    /// −ln of the chance.
    var surprise: Float
    var object: UInt32
  }

  /// What an object can say.
  enum Standing: UInt8, Sendable {
    /// Shared by nobody or one row.
    case silent
    case informative
    /// Most of its shares are close to each other anyway, so that shuffling changes nothing.
    case synchronous
    /// More pairs than the limit.
    case explosive
  }

  /// The names; its rows are in the index.
  let table: ShareTable
  private(set) var index: ShareIndex
  let window: Int64
  let standings: [Standing]
  private(set) var slots: [Slot]
  /// The objects that have slots, and where each one's slots begin; one more than there are objects.
  let active: [UInt32]
  let diagnostics: [Diagnostic]

  /// In seconds: how exact a delay is. Where times are whole minutes or hours, a delay of 0 says no more than that.
  let resolution: Int64

  /// Clocks and exports differ by as much, so that a delay of 0 is not infinitely surprising.
  private static let leastResolution: Int64 = 10
  /// The part of all times that must be whole minutes, or whole hours, for these to be the unit.
  private static let wholePart = 0.95
  /// Above this part of an object's pairs within the window, times say nothing about who acts with whom.
  private static let synchronousPart = 0.5

  /// O(n log n + pairs). 16 bytes a pair.
  /// - Parameter table: its rows are taken out of it, so that they are not held twice.
  init(
    taking table: inout ShareTable, _ options: NetworkOptions,
    shouldStop: @Sendable () -> Bool = { false }
  ) throws(NetworksError) {
    window = options.window
    resolution = max(Self.leastResolution, Self.unit(of: table.time))
    // Ties in an order that depends on names alone, so that nothing depends on the order of the input.
    let names = table.accounts
    let ties = concurrently(mapping: names.count) { accounts in
      accounts.map { account in
        UInt32(truncatingIfNeeded: SplitMix64.mixed(names.digest(of: UInt32(account))))
      }
    }.flatMap { $0 }
    let index = ShareIndex(table, tie: ties)
    table.dropRows()
    self.table = table
    self.index = index
    if shouldStop() { throw .cancelled }
    let counts = concurrently(mapping: index.objectCount) { objects in
      objects.map { index.pairCount(of: $0, within: options.window) }
    }.flatMap { $0 }
    var (standings, diagnostics, total) = ([Standing](), [Diagnostic](), 0)
    standings.reserveCapacity(counts.count)
    for (object, count) in counts.enumerated() {
      let rows = index.entries(of: object).count
      let all = Double(rows) * Double(rows - 1) / 2
      if rows < 2 {
        standings.append(.silent)
      } else if Double(count) > Self.synchronousPart * all {
        standings.append(.synchronous)
      } else if count > options.limits.pairsOfObject {
        standings.append(.explosive)
        diagnostics.append(.explosive(table.objects[UInt32(object)], pairs: count))
      } else {
        standings.append(.informative)
        total += count
      }
    }
    guard total <= options.limits.pairs else {
      throw .tooManyPairs(count: total, most: options.limits.pairs)
    }
    self.standings = standings
    self.diagnostics = diagnostics
    let (window, resolution, known) = (options.window, resolution, standings)
    let parts = concurrently(mapping: index.objectCount) { objects in
      var found: [Slot] = []
      for object in objects where known[object] == .informative {
        if shouldStop() { break }
        Self.sweep(index, object, window, resolution, &found)
      }
      return found
    }
    if shouldStop() { throw .cancelled }
    var slots: [Slot] = []
    slots.reserveCapacity(total)
    for part in parts { slots += part }
    self.slots = slots
    var active: [UInt32] = []
    for slot in slots where active.last != slot.object { active.append(slot.object) }
    self.active = active
  }

  /// Leaves out what is not shared closely in time and not asked about any more: most rows. The other places, and those in the
  /// slots, are numbered anew.
  mutating func compact() {
    var isActive = [Bool](repeating: false, count: index.objectCount)
    for object in active { isActive[Int(object)] = true }
    let standings = standings
    let moved = index.keep { isActive[$0] || standings[$0] == .synchronous }
    for number in slots.indices {
      let less = moved[Int(slots[number].object)]
      slots[number].first -= less
      slots[number].second -= less
    }
  }

  /// An hour, a minute or a second, whichever nearly all times are whole multiples of.
  private static func unit(of times: [Int64]) -> Int64 {
    for unit in [3600, 60] as [Int64] {
      let whole = times.reduce(0) { $0 + ($1 % unit == 0 ? 1 : 0) }
      if Double(whole) >= wholePart * Double(times.count) { return unit }
    }
    return 1
  }

  private static func sweep(
    _ index: ShareIndex, _ object: Int, _ window: Int64, _ resolution: Int64,
    _ found: inout [Slot]
  ) {
    let range = index.entries(of: object)
    var density = LocalDensity(index, range, window: window)
    var far = range.lowerBound
    for first in range {
      let time = index.entries[first].time
      far = max(far, first)
      while far < range.upperBound, index.entries[far].time.isWithin(window, after: time) {
        far += 1
      }
      guard far > first + 1 else { continue }
      let around = density.around(time)
      for second in (first + 1)..<far {
        let delay = index.entries[second].time - time
        let chance = min(1, Double(2 * (delay + resolution) + 1) * around)
        found.append(
          Slot(
            first: UInt32(first), second: UInt32(second), surprise: Float(-log(chance)),
            object: UInt32(object)))
      }
    }
  }
}
