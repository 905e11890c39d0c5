import TocsinModel

/// Times as STIX and TAXII write them (RFC 3339 in UTC, with a fraction), in microseconds since 1970.
package enum STIXTime {
  /// From the year 1 to 9999, in seconds since 1970: others cannot be written, and are the nearest that can.
  private static let calendar: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// With three digits of a second, or six where three would lose something.
  package static func text(_ microseconds: Int64, digits least: Int = 3) -> String {
    let second = min(
      max(microseconds, calendar.lowerBound * 1_000_000), calendar.upperBound * 1_000_000
    ).quotientAndRemainder(dividingBy: 1_000_000)
    let (seconds, fraction) =
      second.remainder < 0
      ? (second.quotient - 1, second.remainder + 1_000_000) : (second.quotient, second.remainder)
    let day = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    let date = CivilDate(daysSince1970: Int(day))
    let clock = Int(seconds - day * 86_400)
    let digits = least > 3 || fraction % 1000 != 0 ? 6 : 3
    let part = digits == 6 ? fraction : fraction / 1000
    return String(unsafeUninitializedCapacity: 32) { text in
      var at = 0
      func put(_ value: Int, _ places: Int, _ mark: StaticString) {
        var rest = value
        for place in (at..<(at + places)).reversed() {
          text[place] = 0x30 + UInt8(rest % 10)
          rest /= 10
        }
        text[at + places] = mark.utf8Start.pointee
        at += places + 1
      }
      put(date.year, 4, "-")
      put(date.month, 2, "-")
      put(date.day, 2, "T")
      put(clock / 3600, 2, ":")
      put(clock / 60 % 60, 2, ":")
      put(clock % 60, 2, ".")
      put(Int(part), digits, "Z")
      return at
    }
  }

  package static func text(seconds: Int64) -> String {
    text(min(max(seconds, calendar.lowerBound), calendar.upperBound) * 1_000_000)
  }

  /// Reads `2026-11-28T22:11:24.123456Z`; the fraction may have one to nine digits, or be absent, and the zone is Z.
  ///
  /// - Returns: `nil` for anything else, and for dates that no calendar has: month 13, the year 0.
  package static func microseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard (20...30).contains(bytes.count), bytes.last == UInt8(ascii: "Z") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    for (index, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")]
    where bytes[index] != mark.utf8.first { return nil }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      year >= 1, hour < 24, minute < 60, second <= 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var fraction = 0
    if bytes.count > 20 {
      guard bytes[19] == UInt8(ascii: "."), bytes.count > 21 else { return nil }
      let digits = min(6, bytes.count - 21)
      guard number(20..<(bytes.count - 1)) != nil, let value = number(20..<(20 + digits)) else {
        return nil
      }
      fraction = value
      for _ in digits..<6 { fraction *= 10 }
    }
    let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
    return Int64(seconds) * 1_000_000 + Int64(fraction)
  }
}
