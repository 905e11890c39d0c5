import HTTPTypes

/// The description of the interface for programs (OpenAPI 3.1.0), made from its operations.
enum OpenAPI {
  static func document(_ operations: [APIOperation], _ schemas: [(String, JSONSchema)]) -> JSONValue
  {
    var paths: [(String, JSONValue)] = []
    for operation in operations where !paths.contains(where: { $0.0 == operation.path }) {
      let methods = operations.filter { $0.path == operation.path }.map { operation in
        (operation.method.rawValue.lowercased(), Self.operation(operation))
      }
      paths.append((operation.path, .object(methods)))
    }
    return .object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("Tocsin")), ("version", .string("1")),
          (
            "description",
            .string(
              "Findings, judgements, documents and uploads of one workspace. On the machine itself no token is needed; "
                + "from elsewhere every request carries one.")
          ),
        ])
      ),
      ("servers", .array([.object([("url", .string(APIRoutes.prefix))])])),
      ("security", .array([.object([("token", .array([]))]), .object([])])),
      ("paths", .object(paths)),
      (
        "components",
        .object([
          ("schemas", .object(schemas.map { ($0.0, $0.1.json) })),
          (
            "securitySchemes",
            .object([
              (
                "token",
                .object([("type", .string("http")), ("scheme", .string("bearer"))])
              )
            ])
          ),
        ])
      ),
    ])
  }

  private static func operation(_ operation: APIOperation) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("operationId", .string(operation.id)), ("summary", .string(operation.words)),
      ("x-scope", .string(operation.scope.rawValue)),
    ]
    if !operation.parameters.isEmpty {
      fields.append(("parameters", .array(operation.parameters.map(parameter))))
    }
    switch operation.body {
    case .json(let schema, _): fields.append(("requestBody", body("application/json", schema.json)))
    case .bytes:
      fields.append(("requestBody", body("application/octet-stream", bytes)))
    case nil: break
    }
    var answers: [(String, JSONValue)] = [
      ("\(operation.status.code)", answer("What was asked for", operation.answer))
    ]
    if operation.status == .created {
      answers.append(("200", answer("It was there before", operation.answer)))
    }
    let refusals = [400, 401, 403, 429] + operation.refusals.map { Int($0.code) }
    for code in refusals.sorted() {
      answers.append(("\(code)", answer("A reason why not", .reference("Error"))))
    }
    fields.append(("responses", .object(answers)))
    return .object(fields)
  }

  private static func parameter(_ parameter: APIOperation.Parameter) -> JSONValue {
    .object([
      ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
      ("required", .bool(parameter.isRequired || parameter.place == .path)),
      ("description", .string(parameter.words)), ("schema", parameter.schema.json),
    ])
  }

  /// Bytes of any kind, but some: an empty file says nothing.
  private static let bytes = JSONValue.object([("type", .string("string")), ("minLength", .int(1))])

  private static func body(_ type: String, _ schema: JSONValue) -> JSONValue {
    .object([
      ("required", .bool(true)),
      ("content", .object([(type, .object([("schema", schema)]))])),
    ])
  }

  private static func answer(_ words: String, _ schema: JSONSchema) -> JSONValue {
    .object([
      ("description", .string(words)),
      ("content", .object([("application/json", .object([("schema", schema.json)]))])),
    ])
  }
}
