package import TocsinModel

extension Timestamp {
  /// ISO 8601 at the time's own precision: `2022`, `2022-05`, `2022-05-03`, `2022-05-03T09:15Z`,
  /// `2022-05-03T09:15:20+02:00`. A time whose zone is not known has none.
  package var iso8601: String {
    let local = seconds + Int64(offsetMinutes ?? 0) * 60
    let day = local >= 0 ? local / 86_400 : -((86_399 - local) / 86_400)
    let date = CivilDate(daysSince1970: Int(day))
    let clock = Int(local - day * 86_400)
    let year = Self.padded(date.year, 4)
    let month = Self.padded(date.month, 2)
    let minute = "\(Self.padded(clock / 3600, 2)):\(Self.padded(clock / 60 % 60, 2))"
    let dayText = "\(year)-\(month)-\(Self.padded(date.day, 2))"
    return switch precision {
    case .year: year
    case .month: "\(year)-\(month)"
    case .day: dayText
    case .minute: "\(dayText)T\(minute)\(zone)"
    case .second: "\(dayText)T\(minute):\(Self.padded(clock % 60, 2))\(zone)"
    }
  }

  private var zone: String {
    guard let offsetMinutes else { return "" }
    guard offsetMinutes != 0 else { return "Z" }
    let minutes = abs(offsetMinutes)
    return (offsetMinutes < 0 ? "-" : "+") + Self.padded(minutes / 60, 2) + ":"
      + Self.padded(minutes % 60, 2)
  }

  private static func padded(_ value: Int, _ places: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, places - digits.utf8.count)) + digits
  }
}
