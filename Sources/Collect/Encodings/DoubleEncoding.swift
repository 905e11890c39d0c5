/// Texts that were UTF-8, were taken for Latin-1 or Windows-1252, and were encoded once more.
enum DoubleEncoding {
  /// What Windows-1252 has between 0x80 and 0x9F (WHATWG Encoding, index windows-1252).
  private static let specials: [UInt32: UInt8] = {
    let scalars: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return Dictionary(
      uniqueKeysWithValues: scalars.enumerated().map { ($0.element, UInt8(0x80 + $0.offset)) })
  }()

  /// The text as it was written; `nil` when it does not show that this happened to it.
  ///
  /// The test: every character has a place in the one-byte encoding, and the bytes are well-formed UTF-8 from end to
  /// end with `least` sequences of several bytes. A text really in Latin letters fails it at the first accent, since no
  /// accented letter of it is followed by what UTF-8 needs.
  static func mended(_ text: UnsafeBufferPointer<UInt8>, least: Int = 2) -> [UInt8]? {
    // UTF-8 of the characters concerned begins with these.
    guard let first = text.first(where: { $0 >= 0x80 }),
      [0xC2, 0xC3, 0xC5, 0xC6, 0xCB, 0xE2].contains(first)
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let byte = specials[scalar.value] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    let shape = UTF8Shape(bytes)
    return shape.broken == 0 && shape.multiByte >= least ? bytes : nil
  }
}
