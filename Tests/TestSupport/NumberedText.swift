/// A text of an index, made up from its number: two processes know the same texts without telling each other.
package struct NumberedText: Sendable {
  package let whole: UInt64
  package let length: UInt32
  package let source: UInt32
  /// Distinct, ascending; equal for equal ``whole``s.
  package let hashes: [UInt32]

  /// - Parameters:
  ///   - texts: of how many different texts it is one, at random.
  ///   - vocabulary: of how many fingerprints each has some, the lower ones more often.
  package init(
    _ number: UInt32, texts: UInt64 = .max, sources: UInt32 = 7, vocabulary: UInt32 = 300
  ) {
    whole = Self.mixed(Self.mixed(UInt64(number)) % texts)
    source = UInt32(truncatingIfNeeded: Self.mixed(UInt64(number) << 20) % UInt64(sources))
    // One in eight is too short to count.
    length = whole % 8 == 0 ? 10 : 100 + UInt32(whole % 3)
    var found: Set<UInt32> = []
    for index in 0..<whole % 12 {
      let random = Self.mixed(whole &+ index &* 0x1234_5678_9ABC_DEF1)
      let value = UInt32(truncatingIfNeeded: random >> 32) % vocabulary
      found.insert(random % 3 == 0 ? value / 16 : value)
    }
    hashes = found.sorted()
  }

  /// Stafford's variant 13 of the finaliser of MurmurHash3.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
