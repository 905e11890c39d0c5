/// Which host handed a mail to one's own, as one's own host wrote it down (RFC 5321, section 4.4): what SPF asks about. Anybody may write such
/// fields, so that only those are read that stand above all that came with the mail: from the topmost one of a host that is trusted by name.
package struct DeliveringHost: Hashable, Sendable {
  package let address: InternetAddress
  /// The name by which it greeted.
  package let helo: String
  /// The address of the envelope, empty for a report.
  package let sender: String

  /// Hosts of one's own that a mail passes within one's house.
  private static let mostHops = 10
  private static let mostField = 4_096

  /// `nil` where no field of a trusted host tells one address from outside, or the envelope's sender is not known: then nothing can be verified.
  ///
  /// - Parameters:
  ///   - fields: all of the mail, in their order, names in lower case.
  ///   - trusted: names of one's own hosts, in lower case.
  package init?(fields: [(name: String, value: String)], trusted: Set<String>) {
    guard !trusted.isEmpty else { return nil }
    var envelope: String?
    var hops = 0
    for field in fields where field.value.utf8.count <= Self.mostField {
      // Written by the last host, above what it received.
      if field.name == "return-path", envelope == nil { envelope = Self.path(field.value) }
      guard field.name == "received" else { continue }
      let trace = Received(field.value)
      guard let by = trace.by, trusted.contains(by) else {
        // What stands above is of programs that fetched or sorted it; what stands below came with it.
        if hops > 0 { return nil }
        continue
      }
      hops += 1
      guard hops <= Self.mostHops, let address = trace.address else { return nil }
      if address.isInternal { continue }
      guard let envelope else { return nil }
      self.address = address
      helo = trace.helo
      sender = envelope
      return
    }
    return nil
  }

  /// `<bounce@news.example>`; `<>` is of a report.
  private static func path(_ value: String) -> String? {
    guard let start = value.firstIndex(of: "<"), let end = value.lastIndex(of: ">"), start < end
    else { return nil }
    let path = value[value.index(after: start)..<end]
    return path.isEmpty || path.contains("@") ? String(path) : nil
  }
}

/// A trace of one hop: `from HELO (name [address]) by HOST with …`, as Postfix, Exim, Sendmail, qmail and others write it.
private struct Received {
  var by: String?
  var helo = ""
  /// The one address that stands in brackets or alone in comments; what greets may write others, and then none is known.
  var address: InternetAddress?

  init(_ value: String) {
    var words: [String] = []
    var word = ""
    var comments = ""
    var depth = 0
    // Up to the name of the host that wrote it: what follows is of no use here.
    for scalar in value.unicodeScalars where by == nil {
      switch scalar {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default: break
      }
      let isBlank = scalar.properties.isWhitespace || ["(", ")", ";"].contains(scalar)
      if depth > 0 || scalar == ")" {
        comments.unicodeScalars.append(isBlank ? " " : scalar)
      } else if !isBlank {
        word.unicodeScalars.append(scalar)
      }
      guard isBlank, !word.isEmpty else { continue }
      if words.last?.lowercased() == "by" { by = word.lowercased() }
      words.append(word)
      word = ""
    }
    if by == nil, words.last?.lowercased() == "by", !word.isEmpty { by = word.lowercased() }
    if words.count >= 2, words[0].lowercased() == "from" { helo = words[1] }
    let found = Self.addresses(in: comments)
    if found.count == 1 { address = found.first }
  }

  private static func addresses(in comments: String) -> Set<InternetAddress> {
    var found: Set<InternetAddress> = []
    for part in comments.split(whereSeparator: { " []=".contains($0) }) {
      let bare = part.lowercased().hasPrefix("ipv6:") ? part.dropFirst(5) : part
      if let address = InternetAddress(bare) { found.insert(address) }
    }
    return found
  }
}

extension InternetAddress {
  /// Of one's own machine or house (RFC 1918, 4193, 3927, 6598, 4291).
  package var isInternal: Bool {
    let blocks: [(String, Int)] =
      isVersion6
      ? [("::1", 128), ("fc00::", 7), ("fe80::", 10)]
      : [
        ("127.0.0.0", 8), ("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16),
        ("169.254.0.0", 16), ("100.64.0.0", 10),
      ]
    return blocks.contains { block, bits in
      InternetAddress(block).map { matches($0, bits: bits) } ?? false
    }
  }
}
