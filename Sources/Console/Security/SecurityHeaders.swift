import HTTPTypes
import Hummingbird

/// Puts on every answer, refusals and errors included, what browsers must not do with it.
///
/// Content Security Policy Level 3 without anything inline; Fetch (CORP), HTML (COOP), Referrer Policy.
struct SecurityHeaders: RouterMiddleware {
  static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in [
      ("Content-Security-Policy", Self.policy), ("X-Content-Type-Options", "nosniff"),
      // The address of a page says what is looked at: nobody else is told.
      ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ] {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
