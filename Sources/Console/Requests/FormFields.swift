/// The fields of an HTML form, as `application/x-www-form-urlencoded` writes them (WHATWG URL, section 5.1). Reading them is
/// lenient, as that standard is: what is not UTF-8 becomes U+FFFD, and nothing fails.
struct FormFields: Sendable {
  /// Of a form with a sentence, in bytes.
  static let usual = 64 << 10
  /// Of a form with two texts.
  static let texts = 4 << 20
  /// More fields are left out: no page sends so many.
  private static let most = 2048

  private(set) var fields: [(name: String, value: String)] = []

  init(_ bytes: some Sequence<UInt8>) {
    for field in Array(bytes).split(separator: UInt8(ascii: "&"), maxSplits: Self.most) {
      let parts = field.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      fields.append((Self.text(parts[0]), parts.count > 1 ? Self.text(parts[1]) : ""))
    }
  }

  /// The first value of a name.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static func text(_ encoded: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var place = encoded.startIndex
    while place < encoded.endIndex {
      let byte = encoded[place]
      if byte == UInt8(ascii: "%"), place + 2 < encoded.endIndex,
        let high = value(encoded[place + 1]), let low = value(encoded[place + 2])
      {
        bytes.append(high << 4 | low)
        place += 3
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        place += 1
      }
    }
    // Browsers end lines with two signs (HTML Standard, section 4.10.21.4), of which a text keeps the one.
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
