extension HTMLTokenizer {
  /// Decodes the reference at an `&` to the end of the arena and returns the place behind it, or
  /// `nil` where there is none and the `&` is text (section 13.2.5.72 and the following).
  mutating func appendReference(at ampersand: Int, inAttribute: Bool) -> Int? {
    let start = ampersand + 1
    guard start < end else { return nil }
    if base[start] == 0x23 { return appendNumber(start + 1) }
    var stop = start
    let limit = min(end, start + NamedReferences.longest + 1)
    while stop < limit, Self.isLetter(base[stop]) || base[stop] &- 0x30 < 10 { stop += 1 }
    guard stop > start else { return nil }
    if stop < end, base[stop] == 0x3B,
      let value = references.value(of: name(start, stop), bare: false)
    {
      arena.append(contentsOf: value)
      return stop + 1
    }
    var length = min(stop - start, NamedReferences.longestBare)
    while length >= 2 {
      if let value = references.value(of: name(start, start + length), bare: true) {
        let next = byte(start + length)
        // In an attribute it is more often a parameter of an address.
        if inAttribute, next == 0x3D || Self.isLetter(next) || next &- 0x30 < 10 { return nil }
        arena.append(contentsOf: value)
        return start + length
      }
      length -= 1
    }
    return nil
  }

  private func name(_ start: Int, _ stop: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + start, count: stop - start)
  }

  private mutating func appendNumber(_ first: Int) -> Int? {
    var place = first
    let isHexadecimal = byte(place) | 0x20 == 0x78
    if isHexadecimal { place += 1 }
    let digits = place
    var number: UInt32 = 0
    while place < end {
      let byte = base[place]
      let digit: UInt32
      if byte &- 0x30 < 10 {
        digit = UInt32(byte &- 0x30)
      } else if isHexadecimal, (byte | 0x20) &- 0x61 < 6 {
        digit = UInt32((byte | 0x20) &- 0x61) + 10
      } else {
        break
      }
      // Past the last code point the value no longer matters.
      number = min(number &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      place += 1
    }
    guard place > digits else { return nil }
    if place < end, base[place] == 0x3B { place += 1 }
    appendScalar(number)
    return place
  }

  private mutating func appendScalar(_ number: UInt32) {
    var number = number
    if number >= 0x80, number < 0xA0 {
      let other = Self.windows1252[Int(number - 0x80)]
      if other != 0 { number = other }
    }
    let scalar = number == 0 ? nil : Unicode.Scalar(number)
    arena.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? .init())
  }

  /// What the numbers 0x80 to 0x9F mean (section 13.2.5.80); 0: themselves.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
