/// Escapes in JSON strings (RFC 8259, section 7).
enum JSONEscapes {
  /// The JSON with `\uFFFD` for halves of surrogate pairs that stand alone, as programs write them that cut
  /// text within a character (section 8.2); `nil` when there are none. Linear.
  static func withoutLoneSurrogates(_ json: [UInt8]) -> [UInt8]? {
    var result = json
    var isChanged = false
    var index = 0
    while let escape = json[index...].firstIndex(of: UInt8(ascii: "\\")) {
      guard let unit = unit(in: json, at: escape), (0xD800...0xDFFF).contains(unit) else {
        index = min(escape + 2, json.count)
        continue
      }
      if unit < 0xDC00, let low = Self.unit(in: json, at: escape + 6),
        (0xDC00...0xDFFF).contains(low)
      {
        index = escape + 12
        continue
      }
      for (offset, digit) in "FFFD".utf8.enumerated() { result[escape + 2 + offset] = digit }
      isChanged = true
      index = escape + 6
    }
    return isChanged ? result : nil
  }

  /// The UTF-16 code unit of a `\uXXXX`.
  private static func unit(in json: [UInt8], at index: Int) -> UInt16? {
    guard index + 6 <= json.count, json[index] == UInt8(ascii: "\\"),
      json[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let digits = json[index + 2..<index + 6]
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
