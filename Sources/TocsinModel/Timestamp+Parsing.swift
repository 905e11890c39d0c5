extension Timestamp {
  /// Reads a time as data files, feeds and pages write it, keeping its precision and its zone.
  ///
  /// Accepted: ISO 8601 and RFC 3339 (`2022`, `2022-05`, `2022-05-03`, `20220503`,
  /// `2022-05-03T10:00[:00[.000]][Z|+02:00|+0200|+02]`, a space instead of the `T`, `/` instead of
  /// `-`), Unix seconds or milliseconds as digits, and the month-name forms of RFC 5322 section 3.3
  /// and `asctime` (`Tue, 03 May 2022 10:00:00 +0200`, `Tue May 03 10:00:00 +0000 2022`).
  /// A text without a zone gives ``offsetMinutes`` `nil`. Anything else, and any date that is not
  /// in the calendar, is `nil`. Linear; texts over 80 bytes are refused.
  package init?(parsing text: some StringProtocol, origin: Origin) {
    let parsed =
      text.utf8.withContiguousStorageIfAvailable { Timestamp(parsing: $0, origin: origin) }
      ?? Array(text.utf8.prefix(200)).withUnsafeBufferPointer {
        Timestamp(parsing: $0, origin: origin)
      }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The same for UTF-8 bytes.
  package init?(parsing utf8: UnsafeBufferPointer<UInt8>, origin: Origin) {
    var lower = 0
    var upper = utf8.count
    while lower < upper, utf8[lower] <= 0x20 { lower += 1 }
    while upper > lower, utf8[upper - 1] <= 0x20 { upper -= 1 }
    guard upper > lower, upper - lower <= 80 else { return nil }
    var reader = TimeReader(bytes: UnsafeBufferPointer(rebasing: utf8[lower..<upper]))
    guard let fields = reader.read() else { return nil }
    self.init(fields, origin: origin)
  }

  /// A time of a calendar date; `nil` when it is not in the calendar or on the clock.
  /// - Parameters:
  ///   - offsetMinutes: east of Greenwich; `nil` when unknown.
  package init?(
    year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int = 0,
    second: Int? = nil, offsetMinutes: Int? = nil, origin: Origin
  ) {
    var fields = TimeFields(year: year)
    fields.month = month
    fields.day = day
    fields.hour = hour
    fields.minute = minute
    fields.second = second
    fields.offsetMinutes = offsetMinutes
    self.init(fields, origin: origin)
  }

  private init?(_ fields: TimeFields, origin: Origin) {
    if let unix = fields.unixSeconds {
      self.init(seconds: unix, precision: .second, origin: origin, offsetMinutes: 0)
      return
    }
    guard
      let date = CivilDate(year: fields.year, month: fields.month ?? 1, day: fields.day ?? 1),
      fields.month != nil || fields.day == nil, fields.day != nil || fields.hour == nil
    else { return nil }
    var seconds = Int64(date.daysSince1970) * 86_400
    var precision: Precision =
      fields.day != nil ? .day : fields.month != nil ? .month : .year
    if let hour = fields.hour {
      // ISO 8601 writes the end of a day as 24:00, and a leap second as 60.
      let second = min(fields.second ?? 0, 59)
      guard (0...59).contains(fields.minute), second >= 0, (fields.second ?? 0) <= 60,
        (0...23).contains(hour) || (hour == 24 && fields.minute == 0 && second == 0)
      else { return nil }
      seconds += Int64(hour * 3600 + fields.minute * 60 + second)
      precision = fields.second != nil ? .second : .minute
    }
    if let offset = fields.offsetMinutes {
      guard abs(offset) <= 15 * 60 else { return nil }
      seconds -= Int64(offset) * 60
    }
    self.init(
      seconds: seconds, precision: precision, origin: origin, offsetMinutes: fields.offsetMinutes)
  }
}

/// What a text says about a time, before it is held against the calendar.
private struct TimeFields {
  var year: Int
  var month: Int?
  var day: Int?
  var hour: Int?
  var minute = 0
  var second: Int?
  var offsetMinutes: Int?
  var unixSeconds: Int64?
}

/// A cursor over at most 80 bytes.
private struct TimeReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private var isAtEnd: Bool { at >= bytes.count }
  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func read() -> TimeFields? {
    let digits = digitRun(at: at)
    if digits == 0 { return readNamed() }
    if digits == bytes.count { return readDigits(digits) }
    if digits == 4 || digits == 8 { return readISO(digits) }
    return digits <= 2 ? readNamed() : nil
  }

  private func digitRun(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
    return end - start
  }

  /// At most 18 digits, so that no number overflows.
  private mutating func number(_ digits: Int) -> Int? {
    guard digits > 0, digits <= 18, digitRun(at: at) >= digits else { return nil }
    var value = 0
    for _ in 0..<digits {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return value
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpaces() {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
  }

  // MARK: Digits alone

  private mutating func readDigits(_ count: Int) -> TimeFields? {
    switch count {
    case 4:
      return number(4).map { TimeFields(year: $0) }
    case 8, 14:
      guard let year = number(4), let month = number(2), let day = number(2) else { return nil }
      var fields = TimeFields(year: year, month: month, day: day)
      if count == 14 {
        guard let hour = number(2), let minute = number(2), let second = number(2) else {
          return nil
        }
        fields.hour = hour
        fields.minute = minute
        fields.second = second
      }
      return fields
    case 9, 10, 12, 13:
      guard let value = number(count) else { return nil }
      var fields = TimeFields(year: 1970)
      fields.unixSeconds = Int64(count > 10 ? value / 1000 : value)
      return fields
    default:
      return nil
    }
  }

  // MARK: ISO 8601

  private mutating func readISO(_ digits: Int) -> TimeFields? {
    guard let year = number(4) else { return nil }
    var fields = TimeFields(year: year)
    if digits == 8 {
      guard let month = number(2), let day = number(2) else { return nil }
      fields.month = month
      fields.day = day
    } else {
      let separator = next
      guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
      at += 1
      guard let month = number(min(2, digitRun(at: at))) else { return nil }
      fields.month = month
      if isAtEnd { return fields }
      guard skip(separator), let day = number(min(2, digitRun(at: at))) else { return nil }
      fields.day = day
    }
    if isAtEnd { return fields }
    guard next == 0x54 || next == 0x74 || next == 0x20 else { return nil }
    at += 1
    skipSpaces()
    guard readClock(into: &fields) else { return nil }
    skipSpaces()
    if isAtEnd { return fields }
    guard readZone(into: &fields) else { return nil }
    // RFC 9557 appends a zone's name in brackets.
    return isAtEnd || next == 0x5B ? fields : nil
  }

  /// `10`, `10:00`, `1000`, `10:00:00`, `100000`, each with a fraction and am or pm.
  private mutating func readClock(into fields: inout TimeFields) -> Bool {
    guard let hour = number(min(2, digitRun(at: at))) else { return false }
    fields.hour = hour
    let hasColon = skip(0x3A)
    if hasColon || digitRun(at: at) >= 2 {
      guard let minute = number(2) else { return false }
      fields.minute = minute
      let hasSeconds = hasColon ? skip(0x3A) : digitRun(at: at) >= 2
      if hasSeconds {
        guard let second = number(2) else { return false }
        fields.second = second
        if next == 0x2E || next == 0x2C {
          at += 1
          at += digitRun(at: at)
        }
      }
    }
    return readHalfOfDay(into: &fields)
  }

  private mutating func readHalfOfDay(into fields: inout TimeFields) -> Bool {
    var start = at
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start + 1 < bytes.count, bytes[start + 1] | 0x20 == 0x6D,
      start + 2 == bytes.count || bytes[start + 2] <= 0x20
    else { return true }
    let half = bytes[start] | 0x20
    guard half == 0x61 || half == 0x70 else { return true }
    guard let hour = fields.hour, (1...12).contains(hour) else { return false }
    fields.hour = hour % 12 + (half == 0x70 ? 12 : 0)
    at = start + 2
    return true
  }

  /// `Z`, `UTC`, `GMT`, `+02:00`, `+0200`, `+02`, `GMT+2`, or an abbreviation of RFC 5322 and Europe.
  private mutating func readZone(into fields: inout TimeFields) -> Bool {
    if let name = word() {
      guard let offset = Self.zones[name] else { return false }
      fields.offsetMinutes = offset
      if next != 0x2B && next != 0x2D { return true }
    }
    let isWest = next == 0x2D
    guard isWest || next == 0x2B else { return false }
    at += 1
    let run = digitRun(at: at)
    guard let hours = number(run >= 3 ? run - 2 : run), hours <= 15 else { return false }
    var minutes = 0
    if run >= 3 || skip(0x3A) {
      guard let value = number(2), value < 60 else { return false }
      minutes = value
    }
    fields.offsetMinutes = (hours * 60 + minutes) * (isWest ? -1 : 1)
    return true
  }

  /// At most eight ASCII letters as a number, lower case, which makes a table look-up cheap.
  private mutating func word() -> UInt64? {
    var value: UInt64 = 0
    let start = at
    while at < bytes.count, (bytes[at] | 0x20) &- 0x61 < 26 {
      value = value << 8 | UInt64(bytes[at] | 0x20)
      at += 1
    }
    return at == start || at - start > 8 ? nil : value
  }

  private static func key(_ letters: String) -> UInt64 {
    letters.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let zones: [UInt64: Int] = Dictionary(
    [
      ("z", 0), ("utc", 0), ("gmt", 0), ("ut", 0), ("wet", 0), ("bst", 60), ("west", 60),
      ("cet", 60), ("cest", 120), ("mez", 60), ("mesz", 120), ("eet", 120), ("eest", 180),
      ("msk", 180), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300), ("mst", -420),
      ("mdt", -360), ("pst", -480), ("pdt", -420),
    ].map { (key($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })

  private static let months: [UInt64: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var table: [UInt64: Int] = [key("sept"): 9]
    for (index, name) in names.enumerated() {
      table[key(String(name.prefix(3)))] = index + 1
      if name.utf8.count <= 8 { table[key(name)] = index + 1 }
    }
    return table
  }()

  // MARK: RFC 5322 and its relatives

  /// Reads words and numbers in any order that leaves no doubt: a month's name, a day of one or two
  /// digits, a year of four (or two, after the day), a clock with colons, a zone.
  private mutating func readNamed() -> TimeFields? {
    var fields = TimeFields(year: 0)
    while !isAtEnd {
      let byte = next
      let run = digitRun(at: at)
      if run > 0 {
        guard readNumber(run, into: &fields) else { return nil }
      } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
        guard readWord(into: &fields) else { return nil }
      } else if (byte == 0x2B || byte == 0x2D) && fields.hour != nil {
        guard readZone(into: &fields) else { return nil }
      } else if byte == 0x28 {
        break  // A comment names the zone once more.
      } else if byte == 0x2C || byte == 0x2E || byte == 0x2D || byte <= 0x20 {
        at += 1
      } else {
        return nil
      }
    }
    return fields.month != nil && fields.year > 0 ? fields : nil
  }

  private mutating func readNumber(_ run: Int, into fields: inout TimeFields) -> Bool {
    let after = at + run < bytes.count ? bytes[at + run] : 0
    if run <= 2, after == 0x3A {
      return fields.hour == nil && readClock(into: &fields)
    }
    guard run <= 4, let value = number(run) else { return false }
    if run <= 2, fields.day == nil {
      fields.day = value
    } else if run == 4, fields.year == 0 {
      fields.year = value
    } else if run <= 3, fields.year == 0, fields.month != nil {
      // RFC 5322 section 4.3: years of two and three digits.
      fields.year = value + (run == 2 && value < 50 ? 2000 : 1900)
    } else {
      return false
    }
    return true
  }

  private mutating func readWord(into fields: inout TimeFields) -> Bool {
    let start = at
    var end = at
    while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    if let name = word() {
      if fields.month == nil, let month = Self.months[name] {
        fields.month = month
        return true
      }
      if fields.hour != nil, Self.zones[name] != nil {
        at = start
        return readZone(into: &fields)
      }
      if Self.fillers.contains(name) { return true }
    }
    at = end
    // `September` has nine letters; weekdays end in “day” or have three letters.
    let letters = (start..<end).map { bytes[$0] | 0x20 }
    if letters == Array("september".utf8) {
      guard fields.month == nil else { return false }
      fields.month = 9
      return true
    }
    return Self.weekdays.contains { letters.starts(with: $0) }
  }

  private static let fillers: Set<UInt64> = Set(["at", "of", "st", "nd", "rd", "th"].map(key))

  private static let weekdays: [[UInt8]] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
  ].map { Array($0.utf8) }
}
