/// Whether day or month comes first in dates of numbers, such as `2/5/2019`.
enum DateOrder: Sendable, Hashable {
  case dayFirst, monthFirst
}

/// What the dates of one column show about their order. One date can leave it open where another does not.
struct DateOrderEvidence: Sendable, Hashable {
  private(set) var dayFirst = 0
  private(set) var monthFirst = 0
  private(set) var open = 0

  /// Whether no date of numbers was met.
  var isEmpty: Bool { dayFirst + monthFirst + open == 0 }

  /// The order, where all dates agree on one; `nil` where none shows it, or some show one and some the other.
  var order: DateOrder? {
    if dayFirst > 0, monthFirst == 0 { return .dayFirst }
    if monthFirst > 0, dayFirst == 0 { return .monthFirst }
    return nil
  }

  /// Constant time; what is no date of numbers is passed over.
  mutating func add(_ value: UnsafeBufferPointer<UInt8>) {
    guard let date = NumericDate(value) else { return }
    switch (date.first > 12, date.second > 12) {
    case (true, false): dayFirst += 1
    case (false, true): monthFirst += 1
    case (false, false) where date.first != date.second: open += 1
    default: break
    }
  }
}

/// A date of three numbers with the year last, as spreadsheets write it: `2/5/2019`, `2.5.19`, `02-05-2019`, with what
/// follows, such as a clock.
struct NumericDate {
  var first: Int
  var second: Int
  var year: Int
  var separator: UInt8
  /// Where what follows begins.
  var end: Int

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    func number(upTo digits: Int) -> (value: Int, digits: Int)? {
      var value = 0
      let start = index
      while index < bytes.count, bytes[index] &- 0x30 < 10, index - start < digits {
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      return index > start ? (value, index - start) : nil
    }
    guard bytes.count <= 80, let first = number(upTo: 2), index < bytes.count else { return nil }
    separator = bytes[index]
    guard
      separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".")
        || separator == UInt8(ascii: "-")
    else { return nil }
    index += 1
    // `2. 5. 2019`, as Czech and German write it.
    if separator == UInt8(ascii: "."), index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard let second = number(upTo: 2), index < bytes.count, bytes[index] == separator else {
      return nil
    }
    index += 1
    if separator == UInt8(ascii: "."), index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard let year = number(upTo: 4), year.digits == 4 || year.digits == 2,
      index == bytes.count || !(bytes[index] &- 0x30 < 10)
    else { return nil }
    self.first = first.value
    self.second = second.value
    // As POSIX strptime has it: years of two digits from 69 on are of the last century.
    self.year = year.digits == 4 ? year.value : year.value + (year.value < 69 ? 2000 : 1900)
    end = index
  }
}
