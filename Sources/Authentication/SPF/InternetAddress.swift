/// An address of the network, as bytes: four or sixteen.
package struct InternetAddress: Hashable, Sendable {
  package let bytes: [UInt8]

  package var isVersion6: Bool { bytes.count == 16 }

  /// Reads `192.0.2.1`, `2001:db8::1` and `::ffff:192.0.2.1` (RFC 4291, section 2.2); `nil` for anything else. An address of version 4 within one of
  /// version 6 is one of version 4.
  package init?(_ text: some StringProtocol) {
    if text.contains(":") {
      guard let six = Self.version6(String(text)) else { return nil }
      bytes =
        six.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
        ? Array(six.suffix(4)) : six
    } else {
      guard let four = Self.version4(text) else { return nil }
      bytes = four
    }
  }

  private static func version4(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> UInt8? in
      guard part.utf8.count <= 3, part.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
        part.utf8.count == 1 || part.utf8.first != 0x30
      else { return nil }
      return UInt8(part)
    }
    return parts.count == 4 && numbers.count == 4 ? numbers : nil
  }

  private static func version6(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= 45 else { return nil }
    let halves = text.components(separatedBy: "::")
    guard halves.count <= 2 else { return nil }
    var sides: [[UInt8]] = []
    for half in halves {
      var side: [UInt8] = []
      let groups = half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
      for (index, group) in groups.enumerated() {
        if group.contains("."), index == groups.count - 1, let four = version4(group) {
          side += four
        } else if let number = UInt16(group, radix: 16), group.utf8.count <= 4, group.first != "+" {
          side += [UInt8(number >> 8), UInt8(number & 255)]
        } else {
          return nil
        }
      }
      sides.append(side)
    }
    if sides.count == 1 { return sides[0].count == 16 ? sides[0] : nil }
    let missing = 16 - sides[0].count - sides[1].count
    return missing >= 1 ? sides[0] + [UInt8](repeating: 0, count: missing) + sides[1] : nil
  }

  /// Whether the first bits are those of another of the same version.
  package func matches(_ other: InternetAddress, bits: Int) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    for index in bytes.indices {
      let left = bits - index * 8
      if left <= 0 { return true }
      let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
      if bytes[index] & mask != other.bytes[index] & mask { return false }
    }
    return true
  }

  /// As macros write it (RFC 7208, section 7.3): with dots; of version 6 a nibble each.
  var dotted: String {
    isVersion6
      ? bytes.flatMap { [$0 >> 4, $0 & 15] }.map { String($0, radix: 16) }.joined(separator: ".")
      : bytes.map { "\($0)" }.joined(separator: ".")
  }

  /// Under which its name is recorded (RFC 1035, section 3.5; RFC 3596, section 2.5).
  var reverseName: String {
    dotted.split(separator: ".").reversed().joined(separator: ".")
      + (isVersion6 ? ".ip6.arpa" : ".in-addr.arpa")
  }
}

extension String {
  /// Split at every occurrence of a text.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
