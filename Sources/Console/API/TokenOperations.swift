import HTTPTypes
import Store

extension APIRoutes {
  private static let token: [(String, JSONSchema)] = [
    ("number", .integer()), ("name", .string()), ("scopes", .array(.string())),
    ("made_at", .integer()),
  ]

  /// Tokens are made by people, and by no token.
  var tokenOperations: [APIOperation] {
    [
      APIOperation(
        method: .post, path: "/tokens", id: "makeToken", scope: .manage,
        words: "Makes a token, which is shown this once; only by an administrator",
        body: .json(
          .object([
            ("name", .string(pattern: "\\S", longest: 100)),
            ("scopes", .array(.choice(APIScope.granted.map(\.rawValue)), least: 1)),
          ]), limit: 16 << 10),
        answer: .object(Self.token + [("token", .string())]), status: .created,
        refusals: [.contentTooLarge, .unsupportedMediaType], handle: make),
      APIOperation(
        method: .get, path: "/tokens", id: "listTokens", scope: .manage,
        words: "The tokens in force; only by an administrator",
        answer: .object([("tokens", .array(.object(Self.token)))]), handle: list),
      APIOperation(
        method: .delete, path: "/tokens/{number}", id: "revokeToken", scope: .manage,
        words: "Puts a token out of force; only by an administrator",
        parameters: [
          .init(
            name: "number", place: .path, schema: .integer(least: 0, most: 1 << 53),
            words: "Its number")
        ],
        answer: .object([("number", .integer())]), refusals: [.notFound], handle: revoke),
    ]
  }

  private struct TokenBody: Decodable {
    var name: String
    var scopes: [String]
  }

  @Sendable private func make(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(TokenBody.self)
    let scopes = Set(body.scopes)
    guard body.name.contains(where: { !$0.isWhitespace }), body.name.utf8.count <= 400 else {
      throw APIError.body("A token has a name of at most 100 letters.")
    }
    guard !scopes.isEmpty, scopes.isSubset(of: APIScope.granted.map(\.rawValue)) else {
      throw APIError.body(
        "The scopes are \(APIScope.granted.map(\.rawValue).joined(separator: ", ")); one at least is needed."
      )
    }
    let secret = Secret(prefix: "tocsin_")
    let now = console.options.clock()
    return try await console.stores.write { store in
      let made = try store.addToken(
        hash: secret.hash, name: body.name,
        scopes: Array(scopes), now: now)
      return APIAnswer(.object(Self.fields(made) + [("token", .string(secret.text))]))
    }
  }

  @Sendable private func list(_ request: APIRequest) async throws -> APIAnswer {
    try await console.stores.read { store in
      APIAnswer(
        .object([("tokens", .array(try store.tokens().map { .object(Self.fields($0)) }))]))
    }
  }

  @Sendable private func revoke(_ request: APIRequest) async throws -> APIAnswer {
    let number = try request.numberOfPath()
    let now = console.options.clock()
    return try await console.stores.write { store in
      guard try store.revokeToken(number, now: now) else { throw APIError.missing("token") }
      return APIAnswer(.object([("number", .int(number))]))
    }
  }

  private static func fields(_ token: AccessToken) -> [(String, JSONValue)] {
    [
      ("number", .int(token.number)), ("name", .string(token.name)),
      ("scopes", .strings(token.scopes)), ("made_at", .int(Int(token.madeAt))),
    ]
  }
}
