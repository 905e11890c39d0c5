import Foundation

/// The form of an address by which an index of captures is sorted (SURT): the host from its end, without what mirrors of
/// one site differ in.
enum SortKey {
  /// `https://www.Example.org:443/A?b=2&a=1` is `org,example)/a?a=1&b=2`. Linear; what is no address stays as it is.
  static func of(_ url: String) -> String {
    guard let colon = url.range(of: "://") else { return url.lowercased() }
    var rest = url[colon.upperBound...].prefix { $0 != "#" }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var host = rest[..<end].lowercased()
    rest = rest[end...]
    if let at = host.lastIndex(of: "@") { host.removeSubrange(...at) }
    let scheme = url[..<colon.lowerBound].lowercased()
    for (name, port) in [("http", ":80"), ("https", ":443")] where scheme == name {
      if host.hasSuffix(port) { host.removeLast(port.count) }
    }
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    // www, www2 and so on are the same site.
    if labels.count > 1, let first = labels.first, first.hasPrefix("www"),
      first.dropFirst(3).allSatisfy(\.isNumber)
    {
      labels.removeFirst()
    }
    var port = ""
    if let last = labels.last, let colon = last.firstIndex(of: ":") {
      port = String(last[colon...])
      labels[labels.count - 1] = last[..<colon]
    }
    let mark = rest.firstIndex(of: "?") ?? rest.endIndex
    var path = rest[..<mark].lowercased()
    if path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if path.isEmpty { path = "/" }
    let query = rest[mark...].dropFirst().lowercased().split(separator: "&").sorted()
      .joined(separator: "&")
    return labels.reversed().joined(separator: ",") + port + ")" + path
      + (query.isEmpty ? "" : "?" + query)
  }

  /// `20260501120000`.
  static func timestamp(_ time: Double) -> String {
    String(WARCRecord.date(time).filter(\.isNumber))
  }
}
