import Foundation

/// Hashes are kept as bytes and shown as hexadecimal digits: the way back.
enum Hexadecimal {
  /// Digits that are none are read as 0.
  static func bytes(_ text: String) -> Data {
    var bytes = Data(capacity: text.utf8.count / 2)
    var high: UInt8?
    for digit in text.utf8 {
      let value = value(of: digit)
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  private static func value(of digit: UInt8) -> UInt8 {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x37
    case 0x61...0x66: digit - 0x57
    default: 0
    }
  }
}
