import TocsinModel

/// The time of a share as files write it.
enum ShareTime {
  /// Ways in which times are written.
  struct Units: OptionSet {
    let rawValue: UInt8

    static let seconds = Units(rawValue: 1)
    static let milliseconds = Units(rawValue: 2)
    static let microseconds = Units(rawValue: 4)
    static let calendar = Units(rawValue: 8)
    /// Calendar times that know no minute.
    static let coarse = Units(rawValue: 16)

    var isMixed: Bool { rawValue.nonzeroBitCount > 1 }
  }

  /// Whole seconds and how they were written; `nil` for what is no time.
  ///
  /// Digits are Unix time: under 10^11 in seconds (until the year 5138), under 10^14 in milliseconds, otherwise in
  /// microseconds. Fractions are cut. All else is read as ``Timestamp`` does.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, unit: Units)? {
    var value: Int64 = 0
    var position = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { position = 1 }
    let start = position
    while position < bytes.count, position - start < 17,
      case let digit = bytes[position] &- 0x30, digit < 10
    {
      value = value * 10 + Int64(digit)
      position += 1
    }
    let digits = position - start
    if digits > 0, position == bytes.count || isFraction(bytes, from: position) {
      if isNegative { value = -value }
      // Four digits are a year, eight a day, to everyone but a machine before 1971.
      if digits != 4 && digits != 8 {
        switch value.magnitude {
        case ..<100_000_000_000: return (value, .seconds)
        case ..<100_000_000_000_000: return (floored(value, by: 1000), .milliseconds)
        default: return (floored(value, by: 1_000_000), .microseconds)
        }
      }
    }
    guard let time = Timestamp(parsing: bytes, origin: .file) else { return nil }
    let isCoarse = time.precision < .minute
    return (time.seconds, isCoarse ? .coarse : .calendar)
  }

  private static func floored(_ value: Int64, by unit: Int64) -> Int64 {
    value / unit - (value % unit < 0 ? 1 : 0)
  }

  /// `.` and digits until the end.
  private static func isFraction(_ bytes: UnsafeBufferPointer<UInt8>, from dot: Int) -> Bool {
    guard bytes[dot] == UInt8(ascii: ".") else { return false }
    return bytes[(dot + 1)...].allSatisfy { $0 &- 0x30 < 10 }
  }
}
