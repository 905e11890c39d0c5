import HTTPTypes
import Hummingbird

/// What a token lets a program do.
enum APIScope: String, Sendable, CaseIterable {
  /// Look at everything.
  case read
  /// Judge, write notes, keep views.
  case judge
  /// Hand over files to be read.
  case push
  /// Look at the collections that are shared with it over TAXII, and add to those that may be added to: nothing else.
  case share
  /// Make and revoke tokens: no token can, only an administrator.
  case manage

  static let granted: [APIScope] = [.read, .judge, .push, .share]
}

/// One operation of the interface for programs: the route, its checks and its description come from here, so that they
/// cannot say different things.
struct APIOperation: Sendable {
  struct Parameter: Sendable {
    enum Place: String, Sendable { case path, query }

    let name: String
    let place: Place
    let schema: JSONSchema
    let words: String
    var isRequired = false
  }

  enum Body: Sendable {
    /// JSON of a shape, at most so many bytes.
    case json(JSONSchema, limit: Int)
    /// Any bytes, which are streamed.
    case bytes
  }

  let method: HTTPRequest.Method
  /// `/findings/{name}`, below `/api/v1`.
  let path: String
  let id: String
  let scope: APIScope
  let words: String
  var parameters: [Parameter] = []
  var body: Body?
  /// Of what is answered when all is well.
  let answer: JSONSchema
  var status: HTTPResponse.Status = .ok
  /// Others that are to be expected besides 400, 401, 403.
  var refusals: [HTTPResponse.Status] = []
  let handle: @Sendable (APIRequest) async throws -> APIAnswer

  /// As the router writes it: `/api/v1/findings/:name`.
  var route: String {
    APIRoutes.prefix
      + path.split(separator: "/").map { part in
        part.hasPrefix("{") ? "/:" + part.dropFirst().dropLast() : "/" + part
      }.joined()
  }
}

/// A request with what was checked of it.
struct APIRequest: Sendable {
  let request: Request
  let context: ConsoleContext
  /// In whose name something is done.
  let person: String
  /// The bytes of the body; empty where it is streamed.
  let body: [UInt8]

  func path(_ name: String) throws -> String { try context.parameters.require(name) }

  /// What `{number}` of the path is, as far as every program can read it (RFC 8259, section 6).
  ///
  /// - Throws: 400 when it is no such number.
  func numberOfPath() throws -> Int {
    let range = 0...(1 << 53)
    guard let number = Int(try path("number")), range.contains(number) else {
      throw APIError.parameter("number", "a whole number up to \(range.upperBound)")
    }
    return number
  }

  func query(_ name: String) -> String? {
    request.uri.queryParameters[name[...]].map(String.init)
  }

  /// - Throws: 400 when it is no whole number of a range.
  func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
    guard let text = query(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw APIError.parameter(
        name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// - Throws: 400 when it is none of the choices.
  func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Value.Type
  ) throws -> Value? {
    guard let text = query(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      throw APIError.parameter(
        name, "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }
}

/// What is answered.
struct APIAnswer: Sendable {
  var json: JSONValue
  var status: HTTPResponse.Status?

  init(_ json: JSONValue, status: HTTPResponse.Status? = nil) {
    self.json = json
    self.status = status
  }
}

/// What cannot be done, for a program: a stable code and a sentence.
struct APIError: Error {
  let status: HTTPResponse.Status
  let code: String
  let text: String

  static func parameter(_ name: String, _ what: String) -> APIError {
    APIError(status: .badRequest, code: "parameter", text: "“\(name)” must be \(what).")
  }

  static func body(_ what: String) -> APIError {
    APIError(status: .badRequest, code: "body", text: what)
  }

  static func missing(_ what: String) -> APIError {
    APIError(status: .notFound, code: "not-found", text: "There is no such \(what).")
  }

  static func conflict(_ text: String) -> APIError {
    APIError(status: .conflict, code: "conflict", text: text)
  }

  static let token = APIError(
    status: .unauthorized, code: "token",
    text: "Send a token that is in force: Authorization: Bearer …")

  static func scope(_ scope: APIScope) -> APIError {
    APIError(
      status: .forbidden, code: "scope",
      text: "The token does not have the scope “\(scope.rawValue)”.")
  }
}
