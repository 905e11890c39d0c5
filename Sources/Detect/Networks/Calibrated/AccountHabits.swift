import Foundation
import TocsinModel

/// What accounts do apart from each other: which objects they share, and at what time of the day.
struct AccountHabits: Sendable {
  /// Informative objects, ascending, account after account.
  private let objects: [UInt32]
  private let objectStarts: [UInt32]
  /// Seconds of the day, ascending, account after account.
  private let times: [UInt32]
  private let timeStarts: [UInt32]
  private let window: Int
  /// How much likelier two random shares are to fall into the same hour than if hours were alike.
  private let concentration: Double

  private static let day = 86_400
  /// Shares of an account whose times of day are compared; a regular sample of more.
  private static let mostTimes = 1024
  /// Coincidences that are added to both sides of a ratio, so that few shares say little.
  private static let shrinkage = 2.0

  /// O(n log n) in time, 8 bytes a share.
  /// - Parameter close: with all its rows.
  init(_ close: CloseShares) {
    let (index, standings) = (close.index, close.standings)
    window = Int(close.window)
    let count = close.table.accounts.count
    // Both lists at once: where shares are many, each waits for memory most of the time.
    let lists = concurrently(mapping: 2) { numbers in
      numbers.map { number in
        Self.grouped(count) { body in
          guard number == 0 else {
            for entry in index.entries { body(entry.account, UInt32(entry.time.ofDay)) }
            return
          }
          // Objects come ascending, so that each account's are.
          for object in 0..<index.objectCount where standings[object] == .informative {
            for place in index.entries(of: object) {
              body(index.entries[place].account, UInt32(object))
            }
          }
        }
      }
    }.flatMap { $0 }
    (objects, objectStarts) = lists[0]
    var (times, timeStarts) = lists[1]
    var hours = [Double](repeating: 0, count: 24)
    for entry in index.entries { hours[entry.time.ofDay / 3600] += 1 }
    let bounds = timeStarts
    times.withUnsafeMutableBufferPointer { buffer in
      let shared = SharedTimes(buffer)
      concurrently(over: count) { accounts in
        for account in accounts where bounds[account + 1] - bounds[account] > 1 {
          shared.sort(Int(bounds[account])..<Int(bounds[account + 1]))
        }
      }
    }
    (self.times, self.timeStarts) = (times, timeStarts)
    let total = max(1, hours.reduce(0, +))
    concentration = 24 * hours.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  }

  /// Values by account, in the order in which they come, and where each account's begin; one more than there are accounts.
  /// - Parameter each: hands over all values, the same each time.
  private static func grouped(
    _ count: Int, _ each: ((UInt32, UInt32) -> Void) -> Void
  ) -> (values: [UInt32], starts: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    each { account, _ in starts[Int(account) + 1] += 1 }
    for account in 1..<max(1, starts.count) { starts[account] += starts[account - 1] }
    var next = starts
    var values = [UInt32](repeating: 0, count: Int(starts[count]))
    each { account, value in
      values[Int(next[Int(account)])] = value
      next[Int(account)] += 1
    }
    return (values, starts)
  }

  /// How many informative objects both share. O(length of the two lists).
  func common(_ a: UInt32, _ b: UInt32) -> Int { overlap(a, b).count }

  /// What two accounts have in common at all.
  struct Overlap {
    /// How many informative objects both share.
    var count = 0
    /// The objects that one of them shares several times: who shares the same m times and n times has m · n
    /// opportunities to come close by chance, and only the closest counts.
    var repeated: [(object: UInt32, opportunities: Int)] = []

    func opportunities(_ object: UInt32) -> Int {
      repeated.first { $0.object == object }?.opportunities ?? 1
    }
  }

  /// O(length of the two lists).
  func overlap(_ a: UInt32, _ b: UInt32) -> Overlap {
    let (left, right) = (range(a, objectStarts), range(b, objectStarts))
    var (x, y) = (left.lowerBound, right.lowerBound)
    let (endX, endY) = (left.upperBound, right.upperBound)
    var overlap = Overlap()
    while x < endX, y < endY {
      let object = objects[x]
      if object < objects[y] {
        x += 1
      } else if object > objects[y] {
        y += 1
      } else {
        let (startX, startY) = (x, y)
        while x < endX, objects[x] == object { x += 1 }
        while y < endY, objects[y] == object { y += 1 }
        overlap.count += 1
        let opportunities = (x - startX) * (y - startY)
        if opportunities > 1 { overlap.repeated.append((object, opportunities)) }
      }
    }
    return overlap
  }

  /// The same with a group that has done something with each of some objects, ascending, so many times.
  func overlap(_ account: UInt32, _ others: [(object: UInt32, count: Int)]) -> Overlap {
    let own = objects[range(account, objectStarts)]
    var overlap = Overlap()
    var place = own.startIndex
    for (object, count) in others {
      while place < own.endIndex, own[place] < object { place += 1 }
      let start = place
      while place < own.endIndex, own[place] == object { place += 1 }
      guard place > start else { continue }
      overlap.count += 1
      let opportunities = (place - start) * count
      if opportunities > 1 { overlap.repeated.append((object, opportunities)) }
    }
    return overlap
  }

  /// How many shares it has, of anything.
  func shares(of account: UInt32) -> Int {
    range(account, timeStarts).count
  }

  private func range(_ account: UInt32, _ starts: [UInt32]) -> Range<Int> {
    Int(starts[Int(account)])..<Int(starts[Int(account) + 1])
  }

  /// ln of how much likelier shares of the two coincide in the time of the day than anybody's, over different
  /// objects; at least 0. Two schedules of one newsroom coincide without any word about a common object.
  /// - Parameter hits: coincidences on common objects, which are left out.
  func schedule(_ a: UInt32, _ b: UInt32, hits: Int) -> Double {
    let (left, right) = (sample(a), sample(b))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    var (together, low, high) = (0, 0, 0)
    // The window of `right` around each time of `left`, on a circle of one day.
    for time in left {
      let time = Int(time) + Self.day
      while low < 3 * right.count, at(low, right) < time - window { low += 1 }
      high = max(high, low)
      while high < 3 * right.count, at(high, right) <= time + window { high += 1 }
      together += high - low
    }
    let width = Double(min(Self.day, 2 * window + 1)) / Double(Self.day)
    let expected = Double(left.count) * Double(right.count) * width * concentration
    let ratio =
      (Double(max(0, together - hits)) + Self.shrinkage) / (expected + Self.shrinkage)
    return max(0, log(ratio))
  }

  private func at(_ place: Int, _ times: [UInt32]) -> Int {
    Int(times[place % times.count]) + place / times.count * Self.day
  }

  private func sample(_ account: UInt32) -> [UInt32] {
    let own = times[range(account, timeStarts)]
    guard own.count > Self.mostTimes else { return Array(own) }
    return (0..<Self.mostTimes).map { own[own.startIndex + $0 * own.count / Self.mostTimes] }
  }
}

extension Int64 {
  /// Seconds since midnight UTC, also before 1970.
  var ofDay: Int {
    let second = Int(self % 86_400)
    return second < 0 ? second + 86_400 : second
  }
}

/// `@unchecked Sendable`: each account's range is sorted by one thread, and ranges do not overlap.
private struct SharedTimes: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<UInt32>

  init(_ buffer: UnsafeMutableBufferPointer<UInt32>) {
    self.buffer = buffer
  }

  func sort(_ range: Range<Int>) {
    var slice = UnsafeMutableBufferPointer(rebasing: buffer[range])
    slice.sort()
  }
}
