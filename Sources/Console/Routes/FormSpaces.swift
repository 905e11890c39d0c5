import Hummingbird

/// A form that is sent by its address writes a space as `+` (WHATWG URL Standard, application/x-www-form-urlencoded), which no part
/// of an address is otherwise read so: put right in one place, before anybody looks.
struct FormSpaces: RouterMiddleware {
  /// Partners' programs write times with a zone, whose sign many leave as it is.
  private static let literal = TAXIIRoutes.prefix

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    guard let path = request.head.path, let mark = path.firstIndex(of: "?") as String.Index?,
      path.suffix(from: mark).contains("+"), !path.hasPrefix(Self.literal)
    else { return try await next(request, context) }
    var head = request.head
    head.path = "\(path.prefix(upTo: mark))\(path.suffix(from: mark).replacing("+", with: "%20"))"
    return try await next(Request(head: head, body: request.body), context)
  }
}
