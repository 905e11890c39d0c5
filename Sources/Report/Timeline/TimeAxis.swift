import TocsinModel

/// The time under a picture: where a moment stands, and round moments to label.
package struct TimeAxis: Hashable, Sendable {
  /// A round moment under the picture.
  package struct Tick: Hashable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    package let seconds: Int64
    /// The nearest unit: `10:00`, `3 May`, `May`, `2022`.
    package let label: String
    /// What the label belongs to, where that changes: `3 May 2022`, `2022`.
    package let context: String?
  }

  /// The left end, in seconds since 1970.
  package let start: Int64
  /// The right end, in seconds since 1970.
  package let end: Int64
  /// Rising, inside the two ends.
  package let ticks: [Tick]

  private static let minute: Int64 = 60
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400
  private static let steps: [Int64] =
    [1, 2, 5, 10, 15, 30].map { $0 * minute } + [1, 2, 3, 6, 12].map { $0 * hour }
    + [1, 2, 4, 7, 14].map { $0 * day }

  /// - Parameters:
  ///   - range: The times to show; some room is added at both ends.
  ///   - most: How many labels there is room for.
  package init(_ range: ClosedRange<Int64>, most: Int) {
    // Years 1…9999: nothing outside can be drawn, and sums cannot overflow.
    let bounds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
    let low = min(max(range.lowerBound, bounds.lowerBound), bounds.upperBound)
    let high = min(max(range.upperBound, bounds.lowerBound), bounds.upperBound)
    let margin = max((high - low) / 24, 5 * Self.minute)
    start = max(low - margin, bounds.lowerBound)
    end = min(high + margin, bounds.upperBound)
    ticks = Self.ticks(from: start, to: end, most: max(2, most))
  }

  /// 0 at the start, 1 at the end, clamped.
  package func position(_ seconds: Int64) -> Double {
    min(max(Double(seconds - start) / Double(max(1, end - start)), 0), 1)
  }

  private static func ticks(from start: Int64, to end: Int64, most: Int) -> [Tick] {
    let length = end - start
    if let step = steps.first(where: { length / $0 < Int64(most) }) {
      var moments: [Int64] = []
      // Weeks begin on a Monday; 1970-01-01 was a Thursday.
      let anchor: Int64 = step.isMultiple(of: 7 * day) ? 4 * day : 0
      var moment = (start - anchor).dividedRoundingUp(by: step) * step + anchor
      while moment <= end {
        moments.append(moment)
        moment += step
      }
      return labelled(moments, step < day ? .clock : .day)
    }
    let months = [1, 2, 3, 6].first { length / (Int64($0) * 30 * day) < Int64(most) }
    if let months {
      return labelled(boundaries(from: start, to: end, months: months), .month)
    }
    var years = 1
    while length / (Int64(years) * 365 * day) >= Int64(most) {
      years *= years.isMultiple(of: 5) || years == 1 ? 5 : 2
    }
    return labelled(boundaries(from: start, to: end, months: 12 * years), .year)
  }

  private static func boundaries(from start: Int64, to end: Int64, months: Int) -> [Int64] {
    let first = CivilMoment(seconds: start)
    var month = (first.year * 12 + first.month - 1) / months * months
    var moments: [Int64] = []
    while moments.count < 64, month / 12 <= 9999 {
      if let moment = CivilMoment.seconds(year: month / 12, month: month % 12 + 1) {
        if moment > end { break }
        if moment >= start { moments.append(moment) }
      }
      month += months
    }
    return moments
  }

  private enum Unit {
    case clock, day, month, year
  }

  private static func labelled(_ moments: [Int64], _ unit: Unit) -> [Tick] {
    var previous: String?
    return moments.map { seconds in
      let moment = CivilMoment(seconds: seconds)
      let (label, context): (String, String?) =
        switch unit {
        case .clock: (moment.clock, "\(moment.shortDate) \(moment.year)")
        case .day: (moment.shortDate, "\(moment.year)")
        case .month: (moment.shortMonthName, "\(moment.year)")
        case .year: ("\(moment.year)", nil)
        }
      defer { previous = context }
      return Tick(seconds: seconds, label: label, context: context == previous ? nil : context)
    }
  }
}

extension Int64 {
  fileprivate func dividedRoundingUp(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor > 0 ? quotient + 1 : quotient
  }
}

extension Timestamp {
  /// Itself, unless it is outside the years that a calendar has; a number from a broken file may be.
  var drawable: Timestamp? {
    (-62_135_596_800...253_402_300_799).contains(seconds) ? self : nil
  }
}
