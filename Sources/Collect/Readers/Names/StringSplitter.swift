/// Finds where JSON strings begin and end, whatever stands between them (RFC 8259, section 7);
/// constant memory.
struct StringSplitter {
  enum Event {
    case between, begins, inside, ends
  }

  private(set) var isInside = false
  private var isEscaped = false

  /// Takes the next byte. A string begins and ends with its quotation marks.
  @inline(__always)
  mutating func step(_ byte: UInt8) -> Event {
    guard isInside else {
      guard byte == UInt8(ascii: "\"") else { return .between }
      isInside = true
      return .begins
    }
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInside = false
      return .ends
    }
    return .inside
  }
}
