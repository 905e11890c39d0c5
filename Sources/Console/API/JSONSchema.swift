/// What a value looks like, as OpenAPI 3.1 writes it (JSON Schema 2020-12).
indirect enum JSONSchema: Sendable {
  case string(pattern: String? = nil, longest: Int? = nil)
  case choice([String])
  case integer(least: Int? = nil, most: Int? = nil)
  case number
  case boolean
  case array(JSONSchema, least: Int = 0)
  /// One of several shapes.
  case any([JSONSchema])
  /// Fields that are required unless they end in `?`.
  case object([(String, JSONSchema)])
  /// Or `null`.
  case maybe(JSONSchema)
  case anything
  case reference(String)

  var json: JSONValue {
    switch self {
    case .string(let pattern, let longest):
      var fields: [(String, JSONValue)] = [("type", .string("string"))]
      if let pattern { fields.append(("pattern", .string(pattern))) }
      if let longest { fields.append(("maxLength", .int(longest))) }
      return .object(fields)
    case .choice(let values):
      return .object([("type", .string("string")), ("enum", .strings(values))])
    case .integer(let least, let most):
      var fields: [(String, JSONValue)] = [("type", .string("integer"))]
      if let least { fields.append(("minimum", .int(least))) }
      if let most { fields.append(("maximum", .int(most))) }
      return .object(fields)
    case .number: return .object([("type", .string("number"))])
    case .boolean: return .object([("type", .string("boolean"))])
    case .array(let item, let least):
      var fields: [(String, JSONValue)] = [("type", .string("array")), ("items", item.json)]
      if least > 0 { fields.append(("minItems", .int(least))) }
      return .object(fields)
    case .any(let schemas): return .object([("anyOf", .array(schemas.map(\.json)))])
    case .object(let fields):
      let required = fields.map(\.0).filter { !$0.hasSuffix("?") }
      return .object([
        ("type", .string("object")),
        (
          "properties",
          .object(
            fields.map { name, schema in
              (name.hasSuffix("?") ? String(name.dropLast()) : name, schema.json)
            })
        ),
        ("required", .strings(required)),
      ])
    case .maybe(let schema):
      return .object([
        ("anyOf", .array([schema.json, .object([("type", .string("null"))])]))
      ])
    case .anything: return .object([])
    case .reference(let name):
      return .object([("$ref", .string("#/components/schemas/\(name)"))])
    }
  }
}
