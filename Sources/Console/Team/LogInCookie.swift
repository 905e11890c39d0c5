import HTTPTypes
import Hummingbird

/// The cookie that carries the id of a log-in.
///
/// `__Host-` (RFC 6265bis, section 4.1.3) binds it to this host and to TLS; browsers take this machine's own address as
/// safe. Lax: who follows a link that a colleague sent stays signed in, and a form of another site is refused by
/// ``RequestGuard``.
enum LogInCookie {
  private static let name = "__Host-tocsin"

  /// What the request carries; `nil` for none.
  static func secret(_ request: Request) -> Secret? {
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name[...] else { continue }
        guard parts[1].utf8.count == 64 else { return nil }
        return Secret(parts[1])
      }
    }
    return nil
  }

  /// - Parameter secret: `nil` takes it away.
  static func header(_ secret: Secret?) -> String {
    "\(name)=\(secret?.text ?? ""); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=\(secret == nil ? 0 : 30 * 86_400)"
  }
}

extension Response {
  mutating func setLogIn(_ secret: Secret?) {
    headers[values: .setCookie] = [LogInCookie.header(secret)]
  }
}
