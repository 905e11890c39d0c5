import HTTPTypes
import Hummingbird
import Wording

/// Answers in the language of who asks: that of the address (`?lang=fr`), which is kept in a cookie; that of the cookie; that with
/// which the console was started; that which the browser asks for; English.
struct LanguageChoice: RouterMiddleware {
  /// With which the console was started; `nil` leaves it to the browser.
  let preset: Language?

  static let field = "lang"
  static let cookie = "tocsin-language"
  /// A year, in seconds.
  private static let kept = 31_536_000

  /// The address of the page that is being answered, without its language; `nil` where it cannot be asked for again.
  @TaskLocal static var page: String?

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    let asked = request.uri.queryParameters[Self.field[...]].flatMap {
      Language(rawValue: String($0))
    }
    let language =
      asked ?? request.cookies[Self.cookie].flatMap { Language(rawValue: $0.value) } ?? preset
      ?? request.headers[.acceptLanguage].flatMap(Language.init(accepted:)) ?? .english
    let page = request.method == .get ? Self.address(of: request) : nil
    var response = try await Language.$current.withValue(language) {
      try await Self.$page.withValue(page) { try await next(request, context) }
    }
    if let asked {
      response.setCookie(
        Cookie(
          name: Self.cookie, value: asked.rawValue, maxAge: Self.kept, path: "/", secure: true,
          httpOnly: true,
          sameSite: .lax))
    }
    return response
  }

  /// The path with all fields but that of the language, as they were written.
  private static func address(of request: Request) -> String {
    let fields = (request.uri.query ?? "").split(separator: "&").filter {
      $0 != field && !$0.hasPrefix("\(field)=")
    }
    return request.uri.path + "?" + fields.map { $0 + "&" }.joined()
  }

  /// The same page in another language.
  static func path(_ language: Language) -> String {
    (page ?? "/?") + "\(field)=\(language.rawValue)"
  }
}
