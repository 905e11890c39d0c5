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
  fileprivate static let shrinkage = 2.0

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
      let shared = SharedBuffer(buffer)
      concurrently(over: count) { accounts in
        for account in accounts where bounds[account + 1] - bounds[account] > 1 {
          let own = Int(bounds[account])..<Int(bounds[account + 1])
          var times = UnsafeMutableBufferPointer(rebasing: shared.elements[own])
          times.sort()
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
    objects.withUnsafeBufferPointer { objects in
      while x < endX, y < endY {
        let (object, other) = (objects[x], objects[y])
        guard object == other else {
          // Which of the two is the smaller one nobody can guess: without a branch.
          x += object < other ? 1 : 0
          y += object < other ? 0 : 1
          continue
        }
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

  /// How two accounts' shares fall into the day.
  struct Schedule {
    /// Pairs of shares, of anything, that coincide in the time of the day, and how many would if the accounts were like all.
    var together = 0
    var expected = 0.0

    /// ln of how much likelier shares of the two coincide in the time of the day than anybody's, over different
    /// objects; at least 0. Two schedules of one newsroom coincide without any word about a common object.
    /// - Parameter hits: coincidences on common objects, which are left out.
    func surprise(hits: Int) -> Double {
      guard expected > 0 else { return 0 }
      let ratio =
        (Double(max(0, together - hits)) + AccountHabits.shrinkage)
        / (expected + AccountHabits.shrinkage)
      return max(0, log(ratio))
    }
  }

  /// O(length of the two lists).
  func schedule(_ a: UInt32, _ b: UInt32) -> Schedule {
    guard !range(a, timeStarts).isEmpty, !range(b, timeStarts).isEmpty else { return Schedule() }
    return withTimes(a) { one in
      withTimes(b) { other in
        let width = Double(min(Self.day, 2 * window + 1)) / Double(Self.day)
        let expected = Double(one.count) * Double(other.count) * width * concentration
        return Schedule(together: coincidences(one, other), expected: expected)
      }
    }
  }

  /// How many pairs of times lie within the window of each other, on a circle of one day. O(length of both), and less where one
  /// list is much the longer.
  private func coincidences(
    _ one: UnsafeBufferPointer<UInt32>, _ other: UnsafeBufferPointer<UInt32>
  ) -> Int {
    let (few, many) = one.count < other.count ? (one, other) : (other, one)
    // Three days of the one list around the middle day of the other.
    var low = DayPlace(many, before: Int(few[0]) + Self.day - window)
    var high = low
    var together = 0
    let isSearching = many.count > 16 * few.count
    for time in few {
      let time = Int(time) + Self.day
      if isSearching {
        low = DayPlace(many, before: time - window)
        high = DayPlace(many, before: time + window + 1)
      } else {
        low.advance(to: time - window)
        high.advance(to: time + window + 1)
      }
      together += high.passed - low.passed
    }
    return together
  }

  /// A place in a list of times of the day that comes again every day.
  private struct DayPlace {
    private let times: UnsafeBufferPointer<UInt32>
    private var place: Int
    private var midnight: Int
    /// How many times lie before it, from the first day on.
    private(set) var passed: Int

    /// Before the first time at or after this one. O(log n).
    /// - Parameters:
    ///   - times: ascending, and at least one.
    ///   - time: seconds since the first midnight.
    init(_ times: UnsafeBufferPointer<UInt32>, before time: Int) {
      self.times = times
      let days = time / AccountHabits.day
      let second = time - days * AccountHabits.day
      var (low, high) = (0, times.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(times[middle]) < second { low = middle + 1 } else { high = middle }
      }
      (place, midnight, passed) = (low, days * AccountHabits.day, days * times.count + low)
    }

    /// To before the first time at or after this one, which is no earlier than any before. Amortised O(1) a time.
    @inline(__always)
    mutating func advance(to time: Int) {
      while true {
        if place == times.count { (place, midnight) = (0, midnight + AccountHabits.day) }
        guard midnight + Int(times[place]) < time else { return }
        place += 1
        passed += 1
      }
    }
  }

  /// Calls the body with an account's times of the day, ascending, or with a regular sample of them.
  private func withTimes<Result>(
    _ account: UInt32, _ body: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    let range = range(account, timeStarts)
    return times.withUnsafeBufferPointer { times in
      let own = UnsafeBufferPointer(rebasing: times[range])
      guard own.count > Self.mostTimes else { return body(own) }
      return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.mostTimes) { sample in
        for number in 0..<Self.mostTimes {
          sample.initializeElement(at: number, to: own[number * own.count / Self.mostTimes])
        }
        return body(UnsafeBufferPointer(sample))
      }
    }
  }
}

extension Int64 {
  /// Seconds since midnight UTC, also before 1970.
  var ofDay: Int {
    let second = Int(self % 86_400)
    return second < 0 ? second + 86_400 : second
  }
}
