import CICU
import TocsinModel

/// A time as spreadsheets, platforms and people write it.
///
/// Beyond what ``Timestamp`` reads: dates of numbers with the year last, in the order of their column; Unix time with a
/// fraction, in microseconds and in nanoseconds; serial days of spreadsheets; months by name in the languages of
/// ``MonthNames``; digits of any script.
enum WrittenTime {
  typealias Value = UnsafeBufferPointer<UInt8>

  enum Reading {
    case none
    case time(Timestamp)
    /// Day and month may be exchanged; the time is as exact as both readings agree.
    case undecided(Timestamp)
    /// So long before it was seen.
    case ago(RelativeTime)
    case unreadable
  }

  /// - Parameters:
  ///   - value: without blanks around it.
  ///   - order: what the column shows, if it does.
  ///   - isCell: whether it is of a spreadsheet, where a number of five digits is a day.
  static func read(_ value: Value, order: DateOrder?, isCell: Bool) -> Reading {
    guard !value.isEmpty else { return .none }
    if let date = NumericDate(value) {
      let reading = read(date, value, order)
      guard case .unreadable = reading else { return reading }
      let text = String(decoding: value, as: UTF8.self)
      return zoned(text, order: order, isCell: isCell).map(Reading.time) ?? .unreadable
    }
    if let time = Timestamp(parsing: value, origin: .file) { return .time(time) }
    guard value.count <= 120 else { return .unreadable }
    if let time = number(value, isCell: isCell) { return .time(time) }
    let text = String(decoding: value, as: UTF8.self)
    if let plain = withPlainDigits(text) {
      var plain = plain
      return plain.withUTF8 { read($0, order: order, isCell: isCell) }
    }
    if let zoned = zoned(text, order: order, isCell: isCell) { return .time(zoned) }
    if let time = named(text) { return .time(time) }
    return RelativeTime(text).map(Reading.ago) ?? .unreadable
  }

  /// A time with a zone of the IANA list behind it: `2025-05-07 09:15 Europe/Berlin`.
  private static func zoned(_ text: String, order: DateOrder?, isCell: Bool) -> Timestamp? {
    guard text.utf8.contains(UInt8(ascii: "/")), let blank = text.lastIndex(of: " ") else {
      return nil
    }
    let zone = text[text.index(after: blank)...].filter {
      $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]"
    }
    guard zone.contains("/"), zone.first?.isLetter == true, zone.utf8.count <= 40 else {
      return nil
    }
    var rest = String(text[..<blank])
    let reading = rest.withUTF8 { read($0, order: order, isCell: isCell) }
    guard case .time(let time) = reading, time.offsetMinutes == nil, time.precision >= .minute
    else {
      return nil
    }
    let offset = tocsin_zone_offset(zone, time.seconds)
    guard offset != .min else { return nil }
    return Timestamp(
      seconds: time.seconds - Int64(offset) * 60, precision: time.precision, origin: .file,
      offsetMinutes: Int(offset))
  }

  private static func read(_ date: NumericDate, _ value: Value, _ order: DateOrder?) -> Reading {
    let rest = String(decoding: value[date.end...], as: UTF8.self).drop { $0 == "," || $0 == " " }
    func time(month: Int, day: Int) -> Timestamp? {
      guard (1...12).contains(month), (1...31).contains(day) else { return nil }
      let iso = "\(padded(date.year, 4))-\(padded(month, 2))-\(padded(day, 2))"
      return Timestamp(parsing: rest.isEmpty ? iso : "\(iso) \(rest)", origin: .file)
    }
    let dayFirst = time(month: date.second, day: date.first)
    let monthFirst = time(month: date.first, day: date.second)
    // No country writes the month first with dots.
    let order = order ?? (date.separator == UInt8(ascii: ".") ? .dayFirst : nil)
    switch (order, dayFirst, monthFirst) {
    case (.dayFirst?, let time?, _), (.monthFirst?, _, let time?): return .time(time)
    case (_, let time?, nil), (_, nil, let time?): return .time(time)
    case (_, let left?, let right?) where left == right: return .time(left)
    case (nil, .some, .some):
      guard let year = Timestamp(year: date.year, origin: .file) else { return .unreadable }
      return .undecided(year)
    default: return .unreadable
    }
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// Unix time with a fraction, in microseconds (16 digits) or nanoseconds (19), or the serial day of a spreadsheet
  /// (ECMA-376, part 1, section 18.17.4.1: days since 1899-12-30).
  private static func number(_ value: Value, isCell: Bool) -> Timestamp? {
    let point = value.firstIndex(of: UInt8(ascii: "."))
    let whole = value[..<(point ?? value.count)]
    let fraction = point.map { value[($0 + 1)...] }
    func isDigits(_ bytes: Slice<Value>) -> Bool { bytes.allSatisfy { $0 &- 0x30 < 10 } }
    guard isDigits(whole), fraction.map(isDigits) ?? true, whole.count <= 19,
      let count = Int64(String(decoding: whole, as: UTF8.self))
    else { return nil }
    func unix(_ seconds: Int64) -> Timestamp {
      Timestamp(seconds: seconds, precision: .second, origin: .file, offsetMinutes: 0)
    }
    switch whole.count {
    case 16 where fraction == nil: return unix(count / 1_000_000)
    case 19 where fraction == nil: return unix(count / 1_000_000_000)
    case 9...10 where fraction != nil: return unix(count)
    case 12...13 where fraction != nil: return unix(count / 1000)
    case 5 where isCell && (20_000..<80_000).contains(count):
      let seconds = (count - 25_569) * 86_400
      guard let fraction, !fraction.isEmpty,
        let part = Double("0." + String(decoding: fraction.prefix(15), as: UTF8.self))
      else {
        return Timestamp(seconds: seconds, precision: .day, origin: .file, offsetMinutes: nil)
      }
      return Timestamp(
        seconds: seconds + Int64((part * 86_400).rounded()), precision: .second, origin: .file,
        offsetMinutes: nil)
    default: return nil
    }
  }

  /// The text with ASCII digits and, for the characters that East Asian dates have, separators; `nil` when nothing
  /// changes.
  private static func withPlainDigits(_ text: String) -> String? {
    var isChanged = false
    var plain = ""
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue
      {
        plain += String(Int(value))
        isChanged = true
      } else if "年月년월".unicodeScalars.contains(scalar) {
        plain += "-"
        isChanged = true
      } else if "日일".unicodeScalars.contains(scalar) {
        plain += " "
        isChanged = true
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    guard isChanged else { return nil }
    // Korean has blanks between the parts.
    return plain.split(separator: "-").map { part in
      String(part.drop { $0 == " " })
    }.joined(separator: "-")
  }

  /// Small words that dates are written with.
  private static let fillers: Set<String> = [
    "de", "del", "di", "of", "the", "den", "der", "am", "um", "at", "on", "kl", "klo", "uhr", "г",
    "р", "в", "о", "року", "года", "год", "годзіне", "г.", "u", "o", "h", "à", "le", "el", "ngày",
    "tháng", "st", "nd", "rd", "th", "pm", "am", "i",
  ]

  /// A day, a month by name, a year, and perhaps a clock and a zone.
  private static func named(_ text: String) -> Timestamp? {
    var day: Int?
    var month: Int?
    var year: Int?
    var clock: [Substring] = []
    for part in text.split(whereSeparator: { " ,\u{A0}\u{202F}()".contains($0) }) {
      if part.contains(":") || !clock.isEmpty {
        clock.append(part)
        continue
      }
      for word in part.split(separator: "-") {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let value = Int(digits) {
          if digits.count == 4, year == nil {
            year = value
          } else if digits.count <= 2, day == nil {
            day = value
          } else {
            return nil
          }
          continue
        }
        let name = MonthNames.folded(word)
        if let known = MonthNames.months[name], known > 0, month == nil {
          month = known
        } else if !MonthNames.days.contains(name), !fillers.contains(name) {
          return nil
        }
      }
    }
    guard let year, let month else { return nil }
    guard let day else { return Timestamp(year: year, month: month, origin: .file) }
    let iso = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    return Timestamp(
      parsing: clock.isEmpty ? iso : "\(iso) \(clock.joined(separator: " "))", origin: .file)
  }

  /// When a post got its id, where ids of the platform carry it: X since November 2010 (milliseconds since
  /// 1288834974657 above the lowest 22 bits), TikTok (Unix seconds above the lowest 32 bits).
  static func ofID(_ id: String, platform: String?) -> Timestamp? {
    guard let number = UInt64(id), id.utf8.count >= 15 else { return nil }
    let seconds: UInt64
    switch platform {
    case "x": seconds = ((number >> 22) &+ 1_288_834_974_657) / 1000
    case "tiktok": seconds = number >> 32
    default: return nil
    }
    return Timestamp(
      seconds: Int64(seconds), precision: .second, origin: .file, offsetMinutes: 0)
  }
}
