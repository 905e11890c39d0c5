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
    let site = scheme + "://" + authority
    if link.hasPrefix("?") { return site + path + link }
    let full = link.hasPrefix("/") ? link : folder + link
    let plain = full.prefix { $0 != "?" && $0 != "#" }
    return site + Self.withoutDots(plain) + full.dropFirst(plain.count)
  }

  /// RFC 3986 section 5.2.4. Linear.
  private static func withoutDots(_ path: Substring) -> String {
    guard path.utf8.contains(0x2E) else { return String(path) }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
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
