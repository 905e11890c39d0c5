import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store
import TocsinModel
import Wording

/// `/api/v1`: everything of the console, for programs.
struct APIRoutes: Sendable {
  static let prefix = "/api/v1"

  let console: ConsoleServer

  var operations: [APIOperation] {
    findingOperations + documentOperations + workOperations + uploadOperations + tokenOperations
      + caseOperations + registerOperations + [campaignOperation]
      + deskOperations
  }

  func add(to router: Router<ConsoleContext>) {
    let operations = operations
    for operation in operations {
      router.on(RouterPath(operation.route), method: operation.method) { request, context in
        await answer(operation, request, context)
      }
    }
    refuseOtherMethods(of: operations, router)
    let document = OpenAPI.document(operations, APISchemas.all).encoded
    router.get(RouterPath(Self.prefix + "/openapi.json")) { _, _ in
      Response(json: document, status: .ok)
    }
  }

  /// RFC 9110, section 15.5.6: a method that an address does not have is told from an address that is not there.
  private func refuseOtherMethods(
    of operations: [APIOperation], _ router: Router<ConsoleContext>
  ) {
    let methods = Dictionary(grouping: operations, by: \.route).mapValues { $0.map(\.method) }
    for (route, allowed) in methods {
      let allow = allowed.map(\.rawValue).sorted().joined(separator: ", ")
      let others: [HTTPRequest.Method] =
        [.get, .put, .post, .delete, .patch, .trace, .options]
        + [HTTPRequest.Method("QUERY")].compactMap(\.self)
      for method in others where !allowed.contains(method) {
        router.on(RouterPath(route), method: method) { _, context in
          var response = Self.refusal(
            APIError(status: .methodNotAllowed, code: "method", text: "Allowed are \(allow)."),
            context)
          response.headers[.allow] = allow
          return response
        }
      }
    }
  }

  /// Checks who asks and what, does it, and says in JSON whatever goes wrong.
  private func answer(
    _ operation: APIOperation, _ request: Request, _ context: ConsoleContext
  ) async -> Response {
    do {
      let person = try await authorised(request, operation.scope)
      for parameter in operation.parameters where parameter.place == .query {
        try Self.check(parameter, request)
      }
      var body: [UInt8] = []
      if case .json(let schema, let limit) = operation.body {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        // A form of another site cannot send this type without asking first.
        guard type.hasPrefix("application/json") else {
          throw APIError(
            status: .unsupportedMediaType, code: "type", text: "Send application/json.")
        }
        body = try await request.bytes(upTo: limit)
        guard let value = try? JSONDecoder().decode(JSONBody.self, from: Data(body)) else {
          throw APIError.body("The body is no JSON.")
        }
        if let fault = schema.fault(in: value) {
          throw APIError.body("The body is not as described: \(fault).")
        }
      }
      let answer = try await operation.handle(
        APIRequest(request: request, context: context, person: person, body: body))
      if operation.scope != .read, operation.method != .get {
        try await console.audit("\(operation.method.rawValue) \(request.uri.path)", by: person)
      }
      return Response(json: answer.json.encoded, status: answer.status ?? operation.status)
    } catch {
      return Self.refusal(error, context)
    }
  }

  private static func check(_ parameter: APIOperation.Parameter, _ request: Request) throws {
    guard let text = request.uri.queryParameters[parameter.name[...]].map(String.init) else {
      if parameter.isRequired { throw APIError.parameter(parameter.name, "given") }
      return
    }
    if let fault = parameter.schema.fault(inText: text, at: "“\(parameter.name)”") {
      throw APIError(status: .badRequest, code: "parameter", text: fault + ".")
    }
  }

  /// In whose name a request acts: the token's, or else that of the person who is signed in or at this machine.
  func authorised(_ request: Request, _ scope: APIScope) async throws -> String {
    guard let header = request.headers[.authorization] else {
      guard let identity = Identity.current else { throw APIError.token }
      let least = Permission.least(for: scope)
      guard identity.role >= least else { throw ConsoleError.role(least, identity) }
      return identity.name
    }
    guard header.hasPrefix("Bearer ") else { throw APIError.token }
    let hash = Secret(header.dropFirst(7)).hash
    guard let token = try await console.stores.read({ try $0.token(hash: hash) }) else {
      throw APIError.token
    }
    try console.count(.token(hash))
    guard token.scopes.contains(scope.rawValue) else { throw APIError.scope(scope) }
    return token.name
  }

  static func refusal(_ error: any Error, _ context: ConsoleContext) -> Response {
    let refusal: APIError
    switch error {
    case let error as TooManyRequests: return error.response(isProgram: true)
    case let error as APIError: refusal = error
    case let error as ConsoleError:
      refusal = APIError(
        status: error.status, code: "refused", text: "\(error.title.text). \(error.text.text)")
    case StoreError.query(let reason):
      refusal = APIError(
        status: .badRequest, code: "query", text: "It cannot be searched: \(reason).")
    case let error as StoreError:
      let status: HTTPResponse.Status =
        switch error {
        case .locked: .serviceUnavailable
        case .diskFull, .roomLow: .noRoom
        default: .internalServerError
        }
      refusal = APIError(status: status, code: "workspace", text: "\(error)")
    case let error as any HTTPResponseError:
      refusal = APIError(
        status: error.status, code: error.status == .contentTooLarge ? "too-large" : "request",
        text: error.status == .contentTooLarge
          ? "What was sent is too large. Nothing was changed."
          : "The request cannot be understood. Nothing was changed.")
    default:
      context.logger.error("request failed", metadata: ["error": "\(error)"])
      refusal = APIError(
        status: .internalServerError, code: "failed",
        text: "Something failed, and nothing was changed. The reason is in the console's log.")
    }
    var response = Response(
      json: JSONValue.object([
        ("error", .object([("code", .string(refusal.code)), ("text", .string(refusal.text))]))
      ]).encoded, status: refusal.status)
    // RFC 6750, section 3.
    if refusal.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}

extension Response {
  init(json: String, status: HTTPResponse.Status) {
    self.init(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
  }
}
