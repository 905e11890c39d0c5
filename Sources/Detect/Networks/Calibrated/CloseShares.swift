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

  let table: ShareTable
  let index: ShareIndex
  let window: Int64
  let standings: [Standing]
  let slots: [Slot]
  /// The objects that have slots, and where each one's slots begin; one more than there are objects.
  let active: [UInt32]
  let diagnostics: [Diagnostic]

  /// Half a share a day: the least density of shares that an object is taken to have anywhere.
  private static let leastDensity = 0.5 / 86_400
  /// In seconds: clocks and exports differ by as much, so that a delay of 0 is not infinitely surprising.
  private static let resolution: Int64 = 10
  /// Above this part of an object's pairs within the window, times say nothing about who acts with whom.
  private static let synchronousPart = 0.5

  /// O(n log n + pairs). 16 bytes a pair.
  init(
    _ table: ShareTable, _ options: NetworkOptions, shouldStop: @Sendable () -> Bool = { false }
  ) throws(NetworksError) {
    self.table = table
    window = options.window
    // Ties in an order that depends on names alone, so that nothing depends on the order of the input.
    let ties = (0..<UInt32(table.accounts.count)).map { account in
      UInt32(truncatingIfNeeded: SplitMix64.mixed(table.accounts.digest(of: account)))
    }
    let index = ShareIndex(table, tie: ties)
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
    let (window, known) = (options.window, standings)
    slots = concurrently(mapping: index.objectCount) { objects in
      var found: [Slot] = []
      for object in objects where known[object] == .informative {
        if shouldStop() { break }
        Self.sweep(index, object, window, &found)
      }
      return found
    }.flatMap { $0 }
    if shouldStop() { throw .cancelled }
    var active: [UInt32] = []
    for slot in slots where active.last != slot.object { active.append(slot.object) }
    self.active = active
  }

  private static func sweep(
    _ index: ShareIndex, _ object: Int, _ window: Int64, _ found: inout [Slot]
  ) {
    let range = index.entries(of: object)
    let reach = max(1800, 10 * window)
    var (low, high, near, far) = (
      range.lowerBound, range.lowerBound, range.lowerBound, range.lowerBound
    )
    let span = 2 * Double(reach - window)
    for first in range {
      let time = index.entries[first].time
      while !time.isWithin(reach, after: index.entries[low].time) { low += 1 }
      while !time.isWithin(window, after: index.entries[near].time) { near += 1 }
      high = max(high, first)
      far = max(far, first)
      while high < range.upperBound, index.entries[high].time.isWithin(reach, after: time) {
        high += 1
      }
      while far < range.upperBound, index.entries[far].time.isWithin(window, after: time) {
        far += 1
      }
      guard far > first + 1 else { continue }
      // How dense shares are around, without those within the window: a burst that lasts is natural.
      let around = Double((high - low) - (far - near))
      let density = (around / span + leastDensity) / Double(range.count)
      for second in (first + 1)..<far {
        let delay = index.entries[second].time - time
        let chance = min(1, Double(2 * (delay + resolution) + 1) * density)
        found.append(
          Slot(
            first: UInt32(first), second: UInt32(second), surprise: Float(-log(chance)),
            object: UInt32(object)))
      }
    }
  }
}
