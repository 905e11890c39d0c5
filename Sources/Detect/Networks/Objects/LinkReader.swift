import Names

/// Reads addresses into one form, in which the ways to the same page are equal: without scheme, `www.`, fragment,
/// tracking parameters, AMP marks and a slash at the end.
struct LinkReader {
  struct Link {
    /// Host and path with the parameters that count.
    var name: [UInt8]
    /// The registrable domain; `nil` for a shortener, whose domain says nothing about what is behind it, and where
    /// the host is none.
    var domain: [UInt8]?
  }

  /// Bytes of an address that are looked at.
  static let longest = 2048

  private let parser: NameParser
  private var host = HostName()

  init(suffixes: PublicSuffixList) {
    parser = NameParser(suffixes: suffixes)
  }

  /// Where everybody's addresses begin alike.
  private static let shorteners: Set<String> = [
    "bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "dlvr.it", "ift.tt",
    "lnkd.in", "fb.me", "trib.al", "rebrand.ly", "cutt.ly", "t.ly", "shorturl.at", "rb.gy",
    "v.gd", "clck.ru", "vk.cc", "t.me", "youtu.be", "amzn.to", "wp.me", "soo.gd", "s.id",
  ]

  /// Parameters that say who sent a reader, and not what is read; those that begin with `utm_` as well.
  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "igsh", "mc_cid", "mc_eid", "ref",
    "ref_src", "ref_url", "referrer", "source", "src", "cmpid", "cmp", "ocid", "ito", "smid",
    "smtyp", "ns_campaign", "ns_mchannel", "ns_source", "wt_mc", "xtor", "at_medium",
    "at_campaign", "feature", "si", "share", "_ga", "ved", "spm", "twclid", "ttclid", "wickedid",
    "outputtype", "amp",
  ]

  /// `nil` for what is no address of the web. Linear in the address.
  mutating func read(_ address: [UInt8]) -> Link? {
    let address = address.prefix(Self.longest)
    guard let begin = Self.afterScheme(address) else { return nil }
    let rest = address[begin...]
    let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
    if let colon = authority.firstIndex(of: UInt8(ascii: ":")) { authority = authority[..<colon] }
    let problem = Array(authority).withUnsafeBufferPointer { parser.parse($0, into: &host) }
    guard problem.map(\.isUsable) ?? true, !host.isEmpty else { return nil }
    var name = Self.withoutMarks(host.bytes[...])
    let registrable = Array(host.bytes[host.registrableStart...])
    let isShort = Self.shorteners.contains(String(decoding: registrable, as: UTF8.self))
    name += Self.path(rest[end...])
    return Link(name: name, domain: isShort ? nil : registrable)
  }

  private static func afterScheme(_ address: ArraySlice<UInt8>) -> Int? {
    guard let colon = address.prefix(6).firstIndex(of: UInt8(ascii: ":")),
      colon + 2 < address.endIndex, address[colon + 1] == 0x2F, address[colon + 2] == 0x2F
    else { return nil }
    let scheme = String(decoding: address[..<colon], as: UTF8.self).lowercased()
    return scheme == "http" || scheme == "https" ? colon + 3 : nil
  }

  private static func withoutMarks(_ host: ArraySlice<UInt8>) -> [UInt8] {
    for mark in ["www.", "m.", "amp.", "mobile."] where host.starts(with: mark.utf8) {
      let rest = host.dropFirst(mark.utf8.count)
      // What is left must still be a name.
      if rest.contains(UInt8(ascii: ".")) { return Array(rest) }
    }
    return Array(host)
  }

  /// The path and those parameters that tell what is read, in their order.
  private static func path(_ rest: ArraySlice<UInt8>) -> [UInt8] {
    let rest = rest.prefix { $0 != 0x23 }
    let mark = rest.firstIndex(of: 0x3F) ?? rest.endIndex
    var path = Array(rest[..<mark])
    while path.last == 0x2F { path.removeLast() }
    for end in ["/amp", ".amp", "/amp.html"]
    where path.suffix(end.utf8.count).elementsEqual(end.utf8) {
      path.removeLast(end.utf8.count)
      break
    }
    guard mark < rest.endIndex else { return path }
    let kept = rest[(mark + 1)...].split(separator: UInt8(ascii: "&")).filter { parameter in
      let key = String(decoding: parameter.prefix { $0 != 0x3D }, as: UTF8.self).lowercased()
      return !key.hasPrefix("utm_") && !tracking.contains(key)
    }
    for (number, parameter) in kept.enumerated() {
      path.append(number == 0 ? 0x3F : UInt8(ascii: "&"))
      path += parameter
    }
    return path
  }
}
