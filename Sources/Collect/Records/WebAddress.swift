/// What a web address says about its site, on bytes (RFC 3986, section 3.2).
package enum WebAddress {
  /// The host of an `http` or `https` address in lower case, without port and `www.`; `nil` for
  /// anything else. Linear in the host.
  package static func host(of url: String) -> String? {
    let utf8 = url.utf8
    guard let colon = utf8.prefix(6).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = utf8[..<colon].map { $0 | 0x20 }
    guard scheme == Array("http".utf8) || scheme == Array("https".utf8) else { return nil }
    let rest = utf8[utf8.index(after: colon)...]
    guard rest.starts(with: "//".utf8) else { return nil }
    var authority = rest.dropFirst(2).prefix {
      $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x5C
    }
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      authority = authority[authority.index(after: at)...]
    }
    if let port = authority.lastIndex(of: UInt8(ascii: ":")),
      authority[authority.index(after: port)...].allSatisfy({ (0x30...0x39).contains($0) })
    {
      authority = authority[..<port]
    }
    return site(authority)
  }

  /// A name such as `www.example.org`, written without scheme; `nil` when it is none.
  package static func bareHost(_ name: String) -> String? {
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2,
      last.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }),
      labels.allSatisfy({ label in
        !label.isEmpty
          && label.allSatisfy {
            $0 == 0x2D || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
              || (0x61...0x7A).contains($0)
          }
      })
    else { return nil }
    return site(name.utf8[...])
  }

  private static func site(_ host: Substring.UTF8View) -> String? {
    var bytes = host.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    while bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    if bytes.starts(with: "www.".utf8), bytes.dropFirst(4).contains(UInt8(ascii: ".")) {
      bytes.removeFirst(4)
    }
    guard !bytes.isEmpty, bytes.count <= 253 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
