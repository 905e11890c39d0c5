/// A text as a string of JSON (RFC 8259, section 7): the one place that escapes. What differs between its forms is why they
/// are several: see the decision on exchange.
package enum JSONQuoting: Sendable {
  /// RFC 8785, section 3.2.2.2: no more than must be, as `JSONEncoder` does. Ids of STIX are hashes of it.
  case canonical
  /// Of tables, findings and statements of evidence, whose hashes are in logs: control characters by number but for line
  /// ends and tabs, and U+007F, too.
  case logged
  /// Of what pages read: U+2028 and U+2029 end lines for readers that take JSON for JavaScript.
  case script

  private static let digits = Array("0123456789abcdef".utf8)

  /// Linear; most texts have nothing to escape, and are copied whole.
  package func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(0x22)
    defer { bytes.append(0x22) }
    let isPlain: Bool? = text.utf8.withContiguousStorageIfAvailable { buffer in
      guard hasNothingToEscape(buffer) else { return false }
      bytes.append(contentsOf: buffer)
      return true
    }
    if isPlain == true { return }
    if self == .script { return quoteScalars(of: text, into: &bytes) }
    for byte in text.utf8 { quote(byte, into: &bytes) }
  }

  /// Eight bytes at a time, since most of a bundle passes here: a word has a byte below n, or one that is zero, where
  /// subtracting sets a high bit that the byte did not have (Anderson, Bit Twiddling Hacks, “hasless” and “haszero”).
  private func hasNothingToEscape(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    if self == .canonical, let start = buffer.baseAddress {
      let ones: UInt64 = 0x0101_0101_0101_0101
      while at + 8 <= buffer.count {
        let word = UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self)
        let quote = word ^ ones &* 0x22
        let backslash = word ^ ones &* 0x5C
        let needs =
          (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote
          | (backslash &- ones) & ~backslash
        guard needs & (ones &* 0x80) == 0 else { return false }
        at += 8
      }
    }
    return !buffer[at...].contains(where: mayNeedEscape)
  }

  private func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C: true
    case 0x7F: self == .logged
    // The first byte of U+2028 and U+2029, and of many others.
    case 0xE2: self == .script
    default: false
    }
  }

  private func quote(_ byte: UInt8, into bytes: inout [UInt8]) {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
    case 0x0D where self != .script: bytes += [0x5C, UInt8(ascii: "r")]
    case 0x09 where self != .script: bytes += [0x5C, UInt8(ascii: "t")]
    case 0x08 where self == .canonical: bytes += [0x5C, UInt8(ascii: "b")]
    case 0x0C where self == .canonical: bytes += [0x5C, UInt8(ascii: "f")]
    case 0..<0x20: Self.number(UInt32(byte), into: &bytes)
    case 0x7F where self == .logged: Self.number(0x7F, into: &bytes)
    default: bytes.append(byte)
    }
  }

  private func quoteScalars(of text: String, into bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x80: quote(UInt8(scalar.value), into: &bytes)
      case 0x2028, 0x2029: Self.number(scalar.value, into: &bytes)
      default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  private static func number(_ value: UInt32, into bytes: inout [UInt8]) {
    bytes += [0x5C, UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(digits[Int(value >> shift & 15)]) }
  }
}
