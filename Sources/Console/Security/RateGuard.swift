import HTTPTypes
import Hummingbird
import Wording

/// Refuses whoever asks more often than people do (RFC 6585, section 4): by the address that asks, before anything is looked
/// up, and by the person or the token as soon as that is known (``AccessControl``, ``APIRoutes``).
struct RateGuard: RouterMiddleware {
  /// By address; `nil` where all may ask as often as they like.
  let limit: RateLimit?

  /// A whole newsroom may stand behind one address.
  static let peopleBehindAnAddress = 4.0

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    if let seconds = limit?.wait(for: .address(Self.address(of: request))) {
      throw TooManyRequests(seconds: seconds)
    }
    return try await next(request, context)
  }

  /// Who asks, as the proxy in front says; it writes the last entry of the field, and all before may be invented. Of an IPv6
  /// address the network is taken (RFC 6177): whoever has one has all addresses in it.
  static func address(of request: Request) -> String {
    guard let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[values: name].last?.split(separator: ",").last
    else { return "" }
    let address = last.filter { !$0.isWhitespace }.prefix(64).lowercased()
    guard address.contains("::") || address.count(where: { $0 == ":" }) > 1 else { return address }
    return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4)
      .joined(separator: ":")
  }
}

/// That somebody asked too often.
struct TooManyRequests: Error {
  /// After which the next request would be answered.
  let seconds: Int

  var text: Phrase {
    "You asked more often than this console answers one person. Try again in \(counted: seconds, "second"). Nothing was changed."
  }

  /// For a browser a page, for a program JSON.
  func response(_ request: Request) -> Response {
    response(
      isProgram: ["/api/", "/taxii2/", "/metrics"].contains { request.uri.path.hasPrefix($0) })
  }

  func response(isProgram: Bool) -> Response {
    var response =
      isProgram
      ? Response(
        json: JSONValue.object([
          (
            "error",
            .object([("code", .string("rate")), ("text", .string(text.text))])
          )
        ]).encoded, status: .tooManyRequests)
      : MessagePage(title: "Too many requests", text: text).response(.tooManyRequests)
    response.headers[.retryAfter] = "\(seconds)"
    return response
  }
}

extension ConsoleServer {
  /// Counts a request of somebody who is known.
  ///
  /// - Throws: ``TooManyRequests``.
  func count(_ key: RateLimit.Key) throws {
    if let seconds = people?.wait(for: key) { throw TooManyRequests(seconds: seconds) }
  }
}
