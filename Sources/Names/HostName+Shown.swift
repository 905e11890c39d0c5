package import TocsinModel

extension HostName {
  /// Whether a label begins with `xn--` (RFC 5890, section 2.3.2.1).
  package func isEncoded(_ index: Int) -> Bool {
    hasEncodedLabel && bytes[label(index)].starts(with: [0x78, 0x6E, 0x2D, 0x2D])
  }

  /// The bytes of a label as text, `xn--` and all.
  package func text(ofLabel index: Int) -> String {
    String(decoding: bytes[label(index)], as: UTF8.self)
  }

  /// A label as a browser may show it: in Unicode, unless UTS #46 finds fault with it.
  package func shownLabel(_ index: Int) -> String {
    let written = text(ofLabel: index)
    guard isEncoded(index) else { return written }
    let decoded = UnicodeData.shared.decoded(label: written)
    return decoded.errors.isEmpty ? decoded.name : written
  }

  /// The name as a browser may show it.
  package var shown: String {
    guard hasEncodedLabel else { return name.rawValue }
    return (0..<labelCount).map(shownLabel).joined(separator: ".")
  }

  /// Whether the name is a domain or stands below it. Linear in the domain's length.
  package func isOrIsBelow(_ domain: DomainName) -> Bool {
    let ending = domain.rawValue.utf8
    guard bytes.count >= ending.count, !ending.isEmpty else { return false }
    let start = bytes.count - ending.count
    return bytes[start...].elementsEqual(ending)
      && (start == 0 || bytes[start - 1] == UInt8(ascii: "."))
  }
}
