import TocsinModel

/// When somebody published: how much on which day, and at which hours.
package struct Activity: Hashable, Sendable {
  /// Days since 1970 to how many documents are of that day, ascending; in UTC, or the day as written.
  package private(set) var days: [(day: Int, count: Int)] = []
  /// How many are of each hour, in UTC, of those whose time is known to the minute.
  package private(set) var hours = [Int](repeating: 0, count: 24)
  /// Those without a time, or with a month or year only.
  package private(set) var undated = 0
  /// All of them.
  package private(set) var count = 0

  private var byDay: [Int: Int] = [:]

  init() {}

  mutating func add(_ time: Timestamp?) {
    count += 1
    guard let time, time.precision >= .day, let day = Self.day(of: time) else {
      undated += 1
      return
    }
    byDay[day, default: 0] += 1
    if time.precision >= .minute {
      let second = time.seconds - Int64(Self.days(time.seconds)) * 86_400
      hours[Int(second / 3600)] += 1
    }
  }

  mutating func finish() {
    days = byDay.sorted { $0.key < $1.key }.map { (day: $0.key, count: $0.value) }
    byDay = [:]
  }

  /// `nil` outside the years that a calendar has: a number from a broken file may be.
  private static func day(of time: Timestamp) -> Int? {
    let local = time.precision == .day ? Int64(time.offsetMinutes ?? 0) * 60 : 0
    guard (-62_135_596_800...253_402_300_799).contains(time.seconds) else { return nil }
    return days(time.seconds + local)
  }

  private static func days(_ seconds: Int64) -> Int {
    Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }

  package static func == (left: Activity, right: Activity) -> Bool {
    left.hours == right.hours && left.undated == right.undated && left.count == right.count
      && left.days.elementsEqual(right.days) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(hours)
    hasher.combine(count)
  }
}
