/// A picture that a post shows, by a hash of it: kept among the post's links under a name of its own, since a hash leads nowhere.
package enum ImageHash {
  /// Of the names; a name in the sense of RFC 8141 (URN), whose space is not registered and leaves no workspace as a link.
  package static let prefix = "urn:image:"
  /// Hexadecimal digits: from 64 bits, as perceptual hashes have, to SHA-512.
  package static let lengths = 16...128

  /// - Returns: `nil` for what is no hash, and for one of all equal digits, which is that of an empty picture.
  package static func address(ofHexadecimal bytes: some Collection<UInt8>) -> String? {
    guard lengths.contains(bytes.count), let first = bytes.first else { return nil }
    guard bytes.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }),
      bytes.contains(where: { $0 | 0x20 != first | 0x20 })
    else { return nil }
    return prefix + String(decoding: bytes.map { $0 < 0x40 ? $0 : $0 | 0x20 }, as: UTF8.self)
  }

  /// The hash that an address names; `nil` for any other address.
  package static func hash(ofAddress address: String) -> String? {
    address.hasPrefix(prefix) ? String(address.dropFirst(prefix.count)) : nil
  }
}
