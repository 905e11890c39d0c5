/// Fingerprints of which nearly all that are asked for are not in it: a bit for each value of their low bits tells
/// so without a look into the set.
struct FingerprintSet: Sendable {
  private static let bits = 1 << 16

  private let members: Set<UInt32>
  private var filter: [UInt64]

  init(_ members: Set<UInt32> = []) {
    self.members = members
    filter = [UInt64](repeating: 0, count: Self.bits / 64)
    for member in members { filter[Self.word(member)] |= Self.bit(member) }
  }

  var count: Int { members.count }

  /// Constant time.
  @inline(__always)
  func contains(_ fingerprint: UInt32) -> Bool {
    filter[Self.word(fingerprint)] & Self.bit(fingerprint) != 0 && members.contains(fingerprint)
  }

  /// Sampled fingerprints are small numbers, and their lowest bits are spread evenly.
  @inline(__always)
  private static func word(_ fingerprint: UInt32) -> Int {
    Int(fingerprint) % bits / 64
  }

  @inline(__always)
  private static func bit(_ fingerprint: UInt32) -> UInt64 { 1 << UInt64(fingerprint % 64) }
}
