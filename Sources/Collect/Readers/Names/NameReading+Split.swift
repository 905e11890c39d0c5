extension NameReading {
  /// Hands over the names of one field, separated by blanks, commas, semicolons, bars, quotation marks
  /// or brackets, as lists are written in tables. A URL ends at a blank or a quotation mark only, and
  /// where another one begins.
  @inline(__always)
  mutating func split<Visitor: NameVisitor>(
    _ field: UnsafeBufferPointer<UInt8>, to visitor: inout Visitor
  ) {
    guard let base = field.baseAddress else { return }
    var at = 0
    while at < field.count {
      while at < field.count, Self.separates(base[at]) { at += 1 }
      var start = at
      while at < field.count, !Self.separates(base[at]) { at += 1 }
      if at < field.count, !Self.endsAddress(base[at]) {
        at = Self.addressEnd(base, start, at, field.count)
      }
      if at - start > 4, base[start + 3] == UInt8(ascii: ":"),
        base[start] | 0x20 == UInt8(ascii: "d"),
        base[start + 1] | 0x20 == UInt8(ascii: "n"), base[start + 2] | 0x20 == UInt8(ascii: "s")
      {
        start += 4  // As openssl(1) writes alternative names.
      }
      // A hyphen alone is how Zeek and web servers write that there is nothing.
      if at - start == 1, base[start] == UInt8(ascii: "-") { continue }
      if at > start { give(base + start, count: at - start, to: &visitor) }
    }
  }

  /// Control characters, blanks and any of `,;"'()<>[]{}|`.
  @inline(__always)
  static func separates(_ byte: UInt8) -> Bool {
    // Bit n of a half is set when the byte n, or n − 64, separates.
    let low: UInt64 = 0x5800_1385_FFFF_FFFF
    let high: UInt64 = 0x3800_0000_2800_0000
    let half = byte < 64 ? low : byte < 128 ? high : 0
    return half >> UInt64(byte & 63) & 1 == 1
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  /// Where the part ends that began at `start`: at `end`, unless it is a URL.
  private static func addressEnd(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ count: Int
  ) -> Int {
    guard let colon = (start..<end).first(where: { base[$0] == UInt8(ascii: ":") }),
      colon + 2 < end, base[colon + 1] == UInt8(ascii: "/"), base[colon + 2] == UInt8(ascii: "/")
    else { return end }
    var at = end
    while at < count, !endsAddress(base[at]) {
      if separates(base[at]), at + 4 < count, base[at + 1] | 0x20 == UInt8(ascii: "h"),
        base[at + 2] | 0x20 == UInt8(ascii: "t"), base[at + 3] | 0x20 == UInt8(ascii: "t"),
        base[at + 4] | 0x20 == UInt8(ascii: "p")
      {
        return at
      }
      at += 1
    }
    return at
  }
}
