import HTTPTypes
import Hummingbird
import Wording

/// Refuses what no page of this console sends.
///
/// A name that an attacker makes lead to 127.0.0.1 (DNS rebinding) is told by the Host that the browser sends; a form of
/// another site by Sec-Fetch-Site (Fetch Metadata), or by Origin where a browser does not send that.
struct RequestGuard: RouterMiddleware {
  private static let hosts: Set<String> = ["127.0.0.1", "localhost", "[::1]"]
  /// Names under which users and programs with a token are answered, lower case.
  let names: Set<String>
  /// Longer addresses are no views.
  private static let longestAddress = 4096

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.string.utf8.count <= Self.longestAddress else {
      throw ConsoleError.longAddress
    }
    let authority = request.head.authority ?? ""
    // Who asks under another name has to show who he is: see AccessControl and the operations for programs.
    guard Self.isLocal(request) || names.contains(Self.host(of: authority)) else {
      throw ConsoleError.otherHost
    }
    if request.method != .get, request.method != .head, !Self.isOwn(request, authority) {
      throw ConsoleError.otherSite
    }
    return try await next(request, context)
  }

  /// Whether somebody at this machine asks: under its own names, and through no proxy that says so.
  static func isLocal(_ request: Request) -> Bool {
    guard hosts.contains(host(of: request.head.authority ?? "")) else { return false }
    return !["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"].contains {
      HTTPField.Name($0).map { request.headers[$0] != nil } ?? false
    }
  }

  /// `[::1]:80` → `[::1]`, `localhost:80` → `localhost`
  static func host(of authority: String) -> String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[...end]).lowercased()
    }
    return authority.prefix { $0 != ":" }.lowercased()
  }

  private static func isOwn(_ request: Request, _ authority: String) -> Bool {
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
      return site == "same-origin" || site == "none"
    }
    // No browser without an Origin sends a form: this is a program on this machine.
    guard let origin = request.headers[.origin] else { return true }
    // Behind a proxy the browser speaks TLS.
    return origin == "http://\(authority)" || origin == "https://\(authority)"
  }
}

extension ConsoleError {
  static let longAddress = ConsoleError(
    status: .uriTooLong, title: "This address is too long",
    text: "The queue leads to everything that there is.")

  static let otherHost = ConsoleError(
    status: .misdirectedRequest, title: "This is another address",
    text:
      "The console answers under 127.0.0.1, localhost and the names given by --name. Open the address that “tocsin serve” printed."
  )

  static let otherSite = ConsoleError(
    status: .forbidden, title: "This came from elsewhere",
    text: "This came from a page of another site. Nothing was changed.")
}
