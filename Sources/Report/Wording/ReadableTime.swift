package import TocsinModel
import Wording

/// A timestamp in words of the language that is spoken and in ISO 8601, always in UTC unless only the day is known.
package struct ReadableTime: Hashable, Sendable {
  /// `3 May 2022, 10:14 UTC`, `3 May 2022 (day only)`, `May 2022`, `2022`.
  package let sentence: String
  /// `2022-05-03T10:14:00Z`, `2022-05-03`, `2022-05`, `2022`.
  package let machine: String
  /// `3 May 2022`, of whatever precision it is known.
  package let date: String

  /// The nearest moment of the years 1…9999.
  package init(_ timestamp: Timestamp) {
    // A day, month or year is meant where it was written: its own calendar, not that of UTC.
    let isDate = timestamp.precision <= .day
    let local = isDate ? Int64(timestamp.offsetMinutes ?? 0) * 60 : 0
    let moment = CivilMoment(seconds: timestamp.seconds.addingClamped(local))
    date = moment.date
    let isLocated = timestamp.offsetMinutes != nil
    let suffix = isLocated ? "Z" : ""
    func at(_ clock: String) -> String {
      isLocated
        ? localized("\(moment.date), \(clock) UTC")
        : localized("\(moment.date), \(clock) (time zone not given)")
    }
    switch timestamp.precision {
    case .second:
      sentence = at(moment.clockWithSeconds)
      machine = "\(moment.isoDate)T\(moment.clockWithSeconds)\(suffix)"
    case .minute:
      sentence = at(moment.clock)
      machine = "\(moment.isoDate)T\(moment.clock)\(suffix)"
    case .day:
      sentence = localized("\(moment.date) (day only)")
      machine = moment.isoDate
    case .month:
      sentence = "\(moment.monthName) \(moment.year)"
      machine = "\(moment.year.padded(4))-\(moment.month.padded(2))"
    case .year:
      sentence = "\(moment.year)"
      machine = moment.year.padded(4)
    }
  }
}

/// A second of UTC, taken apart.
struct CivilMoment: Hashable, Sendable {
  let year: Int
  let month: Int
  let day: Int
  let secondOfDay: Int

  /// Seconds since 1970; outside the years 1…9999 the nearest second inside.
  init(seconds: Int64) {
    let bounded = min(max(seconds, -62_135_596_800), 253_402_300_799)
    let days = Int(bounded >= 0 ? bounded / 86_400 : (bounded - 86_399) / 86_400)
    let date = CivilDate(daysSince1970: days)
    (year, month, day) = (date.year, date.month, date.day)
    secondOfDay = Int(bounded) - days * 86_400
  }

  /// The beginning of a month.
  static func seconds(year: Int, month: Int) -> Int64? {
    CivilDate(year: year, month: month, day: 1).map { Int64($0.daysSince1970) * 86_400 }
  }

  var monthName: String { Language.current.months[month - 1] }
  var shortMonthName: String { Language.current.shortMonths[month - 1] }
  var date: String { "\(Language.current.dayOfMonth(day)) \(monthName) \(year)" }
  var shortDate: String { "\(Language.current.dayOfMonth(day)) \(shortMonthName)" }
  var isoDate: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
  var clock: String { "\((secondOfDay / 3600).padded(2)):\((secondOfDay / 60 % 60).padded(2))" }
  var clockWithSeconds: String { "\(clock):\((secondOfDay % 60).padded(2))" }
}

extension Int {
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension Int64 {
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
