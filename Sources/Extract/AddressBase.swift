/// Makes the addresses of links absolute (RFC 3986 section 5.2, without its rarer forms).
struct AddressBase {
  private var scheme = ""
  private var authority = ""
  private var folder = "/"
  private var path = "/"
  private let isKnown: Bool

  init(_ url: String?) {
    guard let url, let colon = url.range(of: "://") else {
      isKnown = false
      return
    }
    isKnown = true
    scheme = String(url[..<colon.lowerBound])
    let rest = url[colon.upperBound...].prefix { $0 != "#" && $0 != "?" }
    authority = String(rest.prefix { $0 != "/" })
    let full = String(rest.dropFirst(authority.count))
    path = full.isEmpty ? "/" : full
    folder = String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// `nil` for what leads nowhere: fragments, scripts, mail addresses.
  func resolve(_ reference: String) -> String? {
    let link = Whitespace.collapsed(reference)
    guard !link.isEmpty, !link.hasPrefix("#"), link.utf8.count <= 4096 else { return nil }
    if let colon = link.firstIndex(of: ":"),
      link[..<colon].utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
    {
      let scheme = link[..<colon].lowercased()
      return scheme == "http" || scheme == "https" ? link : nil
    }
    guard isKnown else { return link }
    if link.hasPrefix("//") { return scheme + ":" + link }
    if link.hasPrefix("/") { return scheme + "://" + authority + link }
    if link.hasPrefix("?") { return scheme + "://" + authority + path + link }
    var segments = folder.split(separator: "/").map(String.init)
    var rest = Substring(link)
    while true {
      if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("../") {
        rest = rest.dropFirst(3)
        if !segments.isEmpty { segments.removeLast() }
      } else {
        break
      }
    }
    let prefix = segments.isEmpty ? "/" : "/" + segments.joined(separator: "/") + "/"
    return scheme + "://" + authority + prefix + rest
  }
}

extension StringProtocol {
  /// The first place of an ASCII text. Linear.
  fileprivate func range(of text: StaticString) -> Range<Index>? {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var at = startIndex
    while at < endIndex {
      if utf8[at...].starts(with: wanted) {
        return at..<utf8.index(at, offsetBy: wanted.count)
      }
      at = utf8.index(after: at)
    }
    return nil
  }
}
