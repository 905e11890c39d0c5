extension IPAddress {
  /// Whether it belongs to one host somewhere in the public internet, as the registries of special-purpose addresses
  /// say (RFC 6890 and its successors at IANA). Addresses that carry one of version 4 are judged by it as well.
  package var isGlobalUnicast: Bool {
    switch self {
    case .v4(let bits): return Self.isGlobal(bits)
    case .v6(let high, let low):
      if let carried = Self.carried(high, low) {
        return carried.isReached && carried.addresses.allSatisfy(Self.isGlobal)
      }
      return high >> 61 == 1 && !Self.special6.contains { high >> $0.shift == $0.prefix }
    }
  }

  /// Whether it is this machine.
  var isLoopback: Bool {
    switch self {
    case .v4(let bits): bits >> 24 == 127
    case .v6(let high, let low): high == 0 && low == 1
    }
  }

  /// The addresses of version 4 that one of version 6 leads to, and whether its kind can lead anywhere.
  ///
  /// Mapped and compatible (RFC 4291), NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380; its server and its
  /// client), ISATAP (RFC 5214).
  private static func carried(
    _ high: UInt64, _ low: UInt64
  ) -> (addresses: [UInt32], isReached: Bool)? {
    let last = UInt32(truncatingIfNeeded: low)
    switch high {
    case 0 where low >> 32 == 0xFFFF: return ([last], true)
    // Compatible addresses were given up, and the unspecified and the loopback address are among them.
    case 0 where low >> 32 == 0: return ([last], false)
    case 0x0064_FF9B_0000_0000 where low >> 32 == 0: return ([last], true)
    case _ where high >> 16 == 0x0064_FF9B_0001: return ([last], false)
    case _ where high >> 48 == 0x2002: return ([UInt32(truncatingIfNeeded: high >> 16)], true)
    case _ where high >> 32 == 0x2001_0000:
      return ([UInt32(truncatingIfNeeded: high), ~last], true)
    case _ where (low >> 32) & ~0x0200_0000 == 0x0000_5EFE:
      return ([last], high >> 61 == 1)
    default: return nil
    }
  }

  private static func isGlobal(_ bits: UInt32) -> Bool {
    // Two anycast addresses amid a block that is not reached.
    if bits == 0xC000_0009 || bits == 0xC000_000A { return true }
    return !special4.contains { bits >> $0.shift == $0.prefix }
  }

  private static let special4: [(prefix: UInt32, shift: UInt32)] = [
    (0, 24),  // this network
    (10, 24), (0xAC1, 20), (0xC0A8, 16),  // private
    (0x191, 22),  // shared by customers of a carrier
    (127, 24),  // loopback
    (0xA9FE, 16),  // link-local, and where clouds keep their secrets
    (0xC00000, 8),  // protocol assignments
    (0xC00002, 8), (0xC63364, 8), (0xCB0071, 8),  // documentation
    (0xC05863, 8),  // relays of 6to4, given up
    (0xC612 >> 1, 17),  // benchmarks
    (0xE, 28),  // multicast
    (0xF, 28),  // reserved, and broadcast
  ]

  private static let special6: [(prefix: UInt64, shift: UInt64)] = [
    (0x2001_0000 >> 9, 41),  // protocol assignments
    (0x2001_0DB8, 32), (0x3FFF0, 44),  // documentation
  ]
}
