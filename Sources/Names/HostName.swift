package import TocsinModel

/// One host name in a buffer that is used again and again, so that reading a name allocates nothing.
///
/// The bytes are lower-case ASCII labels joined by dots, without the final dot; at most 253 bytes and
/// 127 labels. Labels are counted from the left.
package struct HostName: Sendable {
  /// The longest name and label (RFC 1035, section 2.3.4).
  package static let longest = 253
  package static let longestLabel = 63

  package internal(set) var bytes: [UInt8] = []
  /// Where each label ends in ``bytes`` (the offset of the dot after it, or the end).
  package internal(set) var labelEnds: [Int] = []
  /// How many of the last labels are the public suffix, private suffixes included.
  package internal(set) var suffixLabels = 0
  /// Whether a label begins with `xn--`.
  package internal(set) var hasEncodedLabel = false
  /// Whether one of those does not decode (RFC 3492) or not to what a name may have (UTS #46).
  package internal(set) var hasUndecodableLabel = false

  package init() {
    bytes.reserveCapacity(Self.longest)
    labelEnds.reserveCapacity(127)
  }

  package var labelCount: Int { labelEnds.count }

  package var isEmpty: Bool { bytes.isEmpty }

  /// Forgets the name and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    labelEnds.removeAll(keepingCapacity: true)
    suffixLabels = 0
    hasEncodedLabel = false
    hasUndecodableLabel = false
  }

  mutating func lowercase() {
    for index in bytes.indices where bytes[index] &- UInt8(ascii: "A") < 26 {
      bytes[index] |= 0x20
    }
  }

  /// The bytes of a label.
  package func label(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : labelEnds[index - 1] + 1)..<labelEnds[index]
  }

  /// The label that somebody registered, left of the public suffix; `nil` when the name is a suffix itself.
  package var registrableLabel: Int? {
    suffixLabels < labelCount ? labelCount - suffixLabels - 1 : nil
  }

  /// The offset of the registrable domain's first byte; 0 when the name is a suffix itself.
  package var registrableStart: Int { registrableLabel.map { label($0).lowerBound } ?? 0 }

  package var name: DomainName { DomainName(rawValue: String(decoding: bytes, as: UTF8.self)) }

  package var registrable: DomainName {
    DomainName(rawValue: String(decoding: bytes[registrableStart...], as: UTF8.self))
  }
}
