/// FNV-1a in 64 bits (Fowler, Noll and Vo): a hash that grows unit by unit, so that all beginnings of a text have
/// theirs in one pass.
///
/// The same in every run and on every machine. For tables and digests of what is trusted: anyone can make texts
/// that collide.
@frozen package struct FNV1a: Hashable, Sendable {
  package var value: UInt64

  /// Of nothing.
  @inlinable package init() { value = 0xCBF2_9CE4_8422_2325 }

  /// Goes on from the hash of a beginning.
  @inlinable package init(after beginning: UInt64) { value = beginning }

  /// Linear in the bytes.
  @inlinable package init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { combine(byte) }
  }

  /// - Parameter unit: a byte, or a scalar in one step.
  @inlinable package mutating func combine(_ unit: some FixedWidthInteger & UnsignedInteger) {
    value = (value ^ UInt64(truncatingIfNeeded: unit)) &* 0x100_0000_01B3
  }
}
