import CICU
import TocsinModel

/// A time as platforms show it beside a post: “3 hours ago”, “vor 2 Tagen”, “вчера”, against the time at which that was
/// seen.
struct RelativeTime {
  enum Unit: Int32, CaseIterable {
    case minute, hour, day, week, month, year

    var seconds: Int64 {
      switch self {
      case .minute: 60
      case .hour: 3600
      case .day: 86_400
      case .week: 7 * 86_400
      case .month: 30 * 86_400
      case .year: 365 * 86_400
      }
    }

    /// “3 hours ago” is some minute of an hour, most often of one day.
    var precision: Timestamp.Precision {
      switch self {
      case .minute: .minute
      case .hour, .day: .day
      case .week, .month: .month
      case .year: .year
      }
    }
  }

  let count: Int64
  let unit: Unit

  /// `nil` for what is no such time in any language of ``MonthNames``.
  init?(_ text: String) {
    var number = ""
    var pattern = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        if number.isEmpty { pattern += "#" } else if pattern.last != "#" { return nil }
        number += String(Int(value))
      } else if scalar.properties.isWhitespace {
        if pattern.last != " ", !pattern.isEmpty { pattern += " " }
      } else if scalar.value != 0x200F, scalar.value != 0x200E, scalar != "." {
        pattern.unicodeScalars.append(scalar)
      }
    }
    while pattern.last == " " { pattern.removeLast() }
    guard number.utf8.count <= 4, let known = Self.patterns[pattern] else { return nil }
    unit = known.unit
    count = Int64(number) ?? known.count
  }

  /// When that was, seen from a time.
  func time(from seen: Timestamp) -> Timestamp {
    let seconds = seen.seconds - count * unit.seconds
    let day = CivilDate(
      daysSince1970: Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
    let begin: Int64
    switch unit.precision {
    case .second: begin = seconds
    case .minute: begin = seconds - (seconds % 60 + 60) % 60
    case .day: begin = Int64(day.daysSince1970) * 86_400
    case .month:
      begin =
        Int64(
          CivilDate(year: day.year, month: day.month, day: 1)?.daysSince1970 ?? day.daysSince1970)
        * 86_400
    case .year:
      begin =
        Int64(CivilDate(year: day.year, month: 1, day: 1)?.daysSince1970 ?? day.daysSince1970)
        * 86_400
    }
    return Timestamp(
      seconds: begin, precision: unit.precision, origin: .file, offsetMinutes: seen.offsetMinutes)
  }

  /// The ways of saying it, the number as `#`: from CLDR, and what English platforms abbreviate.
  private static let patterns: [String: (unit: Unit, count: Int64)] = {
    var patterns: [String: (unit: Unit, count: Int64)] = [:]
    /// Counts that show all plural forms of CLDR's languages.
    let counts: [Int32] = [1, 2, 3, 5, 11, 21, 22, 100]
    for language in MonthNames.languages {
      for unit in Unit.allCases {
        for style: Int32 in 0...2 {
          for count in counts {
            guard let text = text(language, unit, count, style, isNamed: false) else { continue }
            let digits = text.contains("#")
            // A pattern that two languages use for different units says nothing; “vor 1 J.” is one.
            if let known = patterns[text], known.unit != unit { continue }
            patterns[text] = (unit, digits ? 0 : Int64(count))
          }
        }
        for count: Int32 in 1...2 where unit == .day {
          guard let text = text(language, unit, count, 0, isNamed: true), !text.contains("#") else {
            continue
          }
          if patterns[text] == nil { patterns[text] = (unit, Int64(count)) }
        }
      }
    }
    for (short, unit) in [
      ("m", Unit.minute), ("min", .minute), ("mins", .minute), ("h", .hour), ("hr", .hour),
      ("hrs", .hour),
      ("d", .day), ("w", .week), ("y", .year),
    ] {
      patterns["#\(short)"] = (unit, 0)
      patterns["# \(short)"] = (unit, 0)
      patterns["#\(short) ago"] = (unit, 0)
      patterns["# \(short) ago"] = (unit, 0)
    }
    patterns["just now"] = (.minute, 0)
    patterns["an hour ago"] = (.hour, 1)
    patterns["a day ago"] = (.day, 1)
    patterns["a minute ago"] = (.minute, 1)
    return patterns
  }()

  private static func text(
    _ language: String, _ unit: Unit, _ count: Int32, _ style: Int32, isNamed: Bool
  ) -> String? {
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer -> String in
      guard let base = buffer.baseAddress else { return "" }
      let length = tocsin_time_ago(
        language, unit.rawValue, count, style, isNamed ? 1 : 0, base, 256)
      return String(
        decoding: UnsafeRawBufferPointer(start: base, count: Int(length)), as: UTF8.self)
    }
    guard !text.isEmpty else { return nil }
    var pattern = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.numericType == .decimal {
        if pattern.last != "#" { pattern += "#" }
      } else if scalar.properties.isWhitespace {
        if pattern.last != " ", !pattern.isEmpty { pattern += " " }
      } else if scalar.value != 0x200F, scalar.value != 0x200E, scalar != "." {
        pattern.unicodeScalars.append(scalar)
      }
    }
    while pattern.last == " " { pattern.removeLast() }
    return pattern
  }
}
