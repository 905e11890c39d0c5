/// One entry of a certificate log, as those who follow a log need it: what its tree is made of, and which names it
/// has.
package struct LoggedCertificate: Hashable, Sendable {
  /// The MerkleTreeLeaf whose hash is in the tree (RFC 6962, section 3.4).
  package var leaf: [UInt8]
  /// Seconds since 1970, when the log took it.
  package var time: Int64
  /// As they stand in the certificate; empty where it cannot be read.
  package var names: [String]

  /// The entries of a data tile (C2SP static-ct-api, “Log Entries”), as far as they are whole; linear.
  package static func entries(ofTile bytes: [UInt8]) -> [LoggedCertificate] {
    bytes.withUnsafeBufferPointer { bytes in
      var entries: [LoggedCertificate] = []
      var at = 0
      while at < bytes.count,
        case .leaf(let leaf) = TileLeaf.read(UnsafeBufferPointer(rebasing: bytes[at...]))
      {
        entries.append(
          LoggedCertificate(
            leaf: [0, 0] + bytes[at..<at + leaf.entry.length],
            time: Int64(clamping: leaf.entry.timestamp / 1000), names: names(leaf.entry)))
        at += leaf.length
      }
      return entries
    }
  }

  /// - Parameter leaf: a MerkleTreeLeaf; `nil` for one of another form.
  package init?(leaf: [UInt8]) {
    let read = leaf.withUnsafeBufferPointer { bytes -> (Int64, [String])? in
      guard bytes.count > 2, bytes[0] == 0, bytes[1] == 0,
        case .entry(let entry) = TimestampedEntry.read(UnsafeBufferPointer(rebasing: bytes[2...]))
      else { return nil }
      return (Int64(clamping: entry.timestamp / 1000), Self.names(entry))
    }
    guard let read else { return nil }
    self.leaf = leaf
    (time, names) = read
  }

  private init(leaf: [UInt8], time: Int64, names: [String]) {
    self.leaf = leaf
    self.time = time
    self.names = names
  }

  /// More names than that are in no certificate that anybody trusts.
  private static let most = 2000

  private static func names(_ entry: TimestampedEntry) -> [String] {
    var names: [String] = []
    do throws(DERReader.Failure) {
      let read =
        entry.isPrecertificate
        ? try CertificateNames(tbs: entry.der) : try CertificateNames(certificate: entry.der)
      var alternatives = read.alternatives
      while !alternatives.isAtEnd, names.count < most {
        let name = try alternatives.next()
        if name.tag == 0x82 { names.append(String(decoding: name.content, as: UTF8.self)) }
      }
      if let common = read.common, [0x0C, 0x13, 0x16].contains(common.tag) {
        let text = String(decoding: common.content, as: UTF8.self)
        if text.contains("."), !text.contains(" "), !names.contains(text) { names.append(text) }
      }
    } catch {
      // What was read before stays: a certificate that is broken behind its names has them all the same.
    }
    return names
  }
}
