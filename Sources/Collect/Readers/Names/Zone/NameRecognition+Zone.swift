extension NameRecognition {
  /// Whether it begins with a directive of a zone file, or most lines are records of one: an owner, perhaps a time
  /// to live and a class, a type that is known, and what belongs to it.
  func isZone(_ text: [UInt8], isWhole: Bool) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return false }
      var start = 0
      var seen = 0
      var good = 0
      while seen < 100, let entry = RecordExtent.entry(in: text, from: start, isWhole: isWhole) {
        defer { start = entry.end }
        var tokens = ZoneTokens(base, start..<entry.end, isGrouped: entry.kind == .joined)
        let isBlank = base[start] <= 0x20
        guard let first = tokens.next() else { continue }
        if base[start] == UInt8(ascii: "$") {
          guard seen == 0 else { continue }
          let key = ZoneTokens.key(UnsafeBufferPointer(rebasing: first.dropFirst()))
          return key == ZoneTokens.key("ORIGIN") || key == ZoneTokens.key("TTL")
        }
        seen += 1
        if isBlank {
          tokens = ZoneTokens(base, start..<entry.end, isGrouped: entry.kind == .joined)
        }
        if Self.isRecord(&tokens) { good += 1 }
      }
      return good > 0 && good * 10 >= seen * 8
    }
  }

  /// Prose may be “Bern in a nutshell”: so a time to live, or data with a digit or a dot, has to be there as well.
  private static func isRecord(_ tokens: inout ZoneTokens) -> Bool {
    var hasTime = false
    while let word = tokens.next() {
      let key = ZoneTokens.key(word)
      if ZoneTokens.isBeforeType(word, key: key) {
        hasTime = hasTime || key != ZoneTokens.key("IN")
        continue
      }
      guard types.contains(key), let data = tokens.next() else { return false }
      return hasTime || data.contains { $0 == UInt8(ascii: ".") || $0 &- 0x30 < 10 }
    }
    return false
  }

  private static let types = Set(
    [
      "A", "AAAA", "CAA", "CNAME", "DNAME", "DNSKEY", "DS", "HTTPS", "LOC", "MX", "NAPTR", "NS",
      "NSEC", "NSEC3", "PTR", "RRSIG", "SOA", "SRV", "SSHFP", "SVCB", "TLSA", "TXT", "CDS",
    ].map { name in Array(name.utf8).withUnsafeBufferPointer { ZoneTokens.key($0) } })
}
