import HTTPTypes
import Hummingbird
import Logging
import Report
import Store
import Wording

/// Makes a page that says what to do of whatever goes wrong.
struct ErrorPages: RouterMiddleware {
  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as TooManyRequests {
      return error.response(request)
    } catch let error where request.uri.path.hasPrefix(APIRoutes.prefix + "/") {
      return APIRoutes.refusal(error, context)
    } catch let error as ConsoleError {
      return MessagePage(title: error.title, text: error.text).response(error.status)
    } catch let error as StoreError {
      let (status, title) = Self.words(for: error)
      return MessagePage(title: title, text: Phrase(quoting: "\(error)")).response(status)
    } catch let error as HTTPError {
      let status = error.status
      return MessagePage(
        title: status == .notFound ? "There is no such page" : Phrase(quoting: status.reasonPhrase),
        text: error.body.map { Phrase(quoting: $0) } ?? Self.advice(for: status)
      ).response(status)
    } catch let error as APIError where error.status == .noRoom {
      return MessagePage(title: "There is no room left", text: Self.advice(for: .noRoom))
        .response(.noRoom)
    } catch let error as any HTTPResponseError {
      return MessagePage(
        title: Phrase(quoting: error.status.reasonPhrase), text: Self.advice(for: error.status)
      )
      .response(error.status)
    } catch {
      context.logger.error("request failed", metadata: ["error": "\(error)"])
      return MessagePage(
        title: "Something failed", text: "Nothing was changed. The reason is in the console's log."
      ).response(.internalServerError)
    }
  }

  private static func words(for error: StoreError) -> (HTTPResponse.Status, Phrase) {
    switch error {
    case .query: (.badRequest, "The search cannot be understood")
    case .locked: (.serviceUnavailable, "The workspace is held by another process")
    case .diskFull, .roomLow:
      (.noRoom, "There is no room left")
    default: (.internalServerError, "The workspace cannot be used")
    }
  }

  private static func advice(for status: HTTPResponse.Status) -> Phrase {
    switch status {
    case .notFound: "The queue leads to everything that there is."
    case .contentTooLarge: "What was sent is too large. Nothing was changed."
    case .noRoom: "The upload cannot be stored. Free space, and send it again."
    default: "What was sent cannot be understood. Nothing was changed."
    }
  }
}

extension HTTPResponse.Status {
  /// RFC 4918, section 11.5.
  static let noRoom = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
