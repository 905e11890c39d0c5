/// What a number in a text may mean, exactly: a decimal number, a time of the day or a day of the year.
struct NumberValue: Hashable, Sendable {
  private let code: UInt64

  /// `digits` × 10^`exponent`. Trailing zeros do not count; more than eighteen digits are cut.
  init(digits: UInt64, exponent: Int) {
    var (digits, exponent) = (digits, exponent)
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    if digits == 0 { exponent = 0 }
    code =
      (digits & (1 << 57 - 1)) &* 61 &+ UInt64(truncatingIfNeeded: min(max(exponent, -30), 30) + 30)
  }

  /// The number itself; `nil` for times and dates.
  var amount: Double? {
    guard code >> 63 == 0 else { return nil }
    var amount = Double(code / 61)
    for _ in 30..<max(30, code % 61) { amount *= 10 }
    for _ in min(30, code % 61)..<30 { amount /= 10 }
    return amount
  }

  /// How many digits are written before trailing zeros.
  var precision: Int { String(code / 61).utf8.count }

  init(_ value: Int) { self.init(digits: UInt64(max(0, value)), exponent: 0) }

  private init(code: UInt64) { self.code = code }

  /// Half past seven is one time, in the morning and in the evening: languages count hours differently.
  static func time(hour: Int, minute: Int) -> NumberValue {
    NumberValue(code: 1 << 63 | UInt64(hour % 12 * 60 + minute))
  }

  static func date(month: Int, day: Int) -> NumberValue {
    NumberValue(code: 1 << 63 | 1 << 62 | UInt64(month * 32 + day))
  }
}
