/// Where a request goes: an address of the web that was taken apart strictly (RFC 3986), so that whoever judges it and
/// whoever connects read the same.
package struct WebLocation: Hashable, Sendable {
  package let isSecure: Bool
  /// Lower case; of an address of version 6 without brackets.
  package let host: String
  package let port: Int
  /// The path and the query, beginning with `/`.
  package let target: String

  /// Why an address is none to ask.
  package enum Fault: Error, Hashable, Sendable {
    case notWeb
    case credentials
    case host(String)
    case port
    case characters
    case tooLong
  }

  /// - Throws: ``Fault``. Linear in the text.
  package init(_ text: String) throws(Fault) {
    guard text.utf8.count <= 4096 else { throw .tooLong }
    // A backslash is a slash to browsers, a blank or a line ends a request: two readings of one address.
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw .characters
    }
    let rest: Substring
    let lower = text.prefix(8).lowercased()
    if lower.hasPrefix("https://") {
      (isSecure, rest) = (true, text.dropFirst(8))
    } else if lower.hasPrefix("http://") {
      (isSecure, rest) = (false, text.dropFirst(7))
    } else {
      throw .notWeb
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.contains("@") else { throw .credentials }
    var host = authority
    var port: Substring?
    if authority.hasPrefix("[") {
      guard let close = authority.firstIndex(of: "]") else { throw .host(String(authority)) }
      host = authority[..<authority.index(after: close)]
      let after = authority[host.endIndex...]
      guard after.isEmpty || after.hasPrefix(":") else { throw .host(String(authority)) }
      if !after.isEmpty { port = after.dropFirst() }
    } else if let colon = authority.lastIndex(of: ":") {
      (host, port) = (authority[..<colon], authority[authority.index(after: colon)...])
    }
    self.host = try Self.checked(host)
    if let port {
      let isNumber = !port.isEmpty && port.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isNumber, let number = Int(port), (1...65_535).contains(number) else { throw .port }
      self.port = number
    } else {
      self.port = isSecure ? 443 : 80
    }
    let target = rest[authority.endIndex...].prefix { $0 != "#" }
    self.target = target.hasPrefix("/") ? String(target) : "/\(target)"
  }

  private static func checked(_ written: Substring) throws(Fault) -> String {
    let host = written.lowercased()
    if host.hasPrefix("[") {
      let inside = String(host.dropFirst().dropLast())
      guard case .v6 = IPAddress(inside) else { throw .host(host) }
      return inside
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count)
        && label.utf8.allSatisfy {
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            || $0 == UInt8(ascii: "_")
        }
    }
    // A trailing dot makes an empty label.
    guard isName, host.utf8.count <= 253, let last = labels.last else { throw .host(host) }
    // 2130706433, 0x7f.1 and 127.1 are addresses to some resolvers: a last label of digits is one in four parts or none.
    let isNumeric =
      last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x")
    if isNumeric {
      guard case .v4 = IPAddress(host) else { throw .host(host) }
    }
    return host
  }

  /// The address as it is asked for.
  package var url: String { "\(origin)\(target)" }

  /// Scheme, host and port.
  package var origin: String {
    let standard = isSecure ? 443 : 80
    let bracketed = host.contains(":") ? "[\(host)]" : host
    return "\(isSecure ? "https" : "http")://\(bracketed)\(port == standard ? "" : ":\(port)")"
  }

  package var endpoint: Endpoint { Endpoint(host: host, port: port) }

  /// What a link on this page leads to (RFC 3986, section 5.2).
  ///
  /// - Throws: ``Fault``
  package func resolving(_ link: String) throws(Fault) -> WebLocation {
    if link.contains("://") { return try WebLocation(link) }
    if link.hasPrefix("//") { return try WebLocation("\(isSecure ? "https" : "http"):\(link)") }
    if link.hasPrefix("/") { return try WebLocation(origin + link) }
    let path = target.prefix { $0 != "?" }
    if link.hasPrefix("?") { return try WebLocation("\(origin)\(path)\(link)") }
    // Another scheme, such as `javascript:`.
    if let colon = link.firstIndex(of: ":"), !link[..<colon].contains("/") { throw .notWeb }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return try WebLocation(origin + Self.withoutDots("\(folder)\(link)"))
  }

  private static func withoutDots(_ path: String) -> String {
    let query = path.firstIndex(of: "?") ?? path.endIndex
    var parts: [Substring] = []
    let all = path[..<query].split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in all.enumerated() {
      let isLast = index == all.count - 1
      if part == ".." {
        if parts.count > 1 { parts.removeLast() }
        if isLast { parts.append("") }
      } else if part == "." {
        if isLast { parts.append("") }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/") + path[query...]
  }
}

/// A host and a port.
package struct Endpoint: Hashable, Sendable {
  package var host: String
  package var port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `host:port` and `[address]:port`.
  package init?(_ text: String) {
    guard let location = try? WebLocation("http://\(text)"), location.target == "/",
      text.hasSuffix(":\(location.port)")
    else { return nil }
    self = location.endpoint
  }
}

extension WebLocation.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notWeb: "it begins with neither http:// nor https://"
    case .credentials: "it holds a user name or a password"
    case .host(let host): "“\(host)” is no host name that can be asked for"
    case .port: "its port is none"
    case .characters: "it holds blanks, backslashes or letters that must be written in ASCII"
    case .tooLong: "it is longer than 4,096 bytes"
    }
  }
}
