/// What a value looks like, as OpenAPI 3.1 writes it (JSON Schema 2020-12).
indirect enum JSONSchema: Sendable {
  case string(pattern: String? = nil, longest: Int? = nil)
  /// A day, `2026-11-03` (RFC 3339, section 5.6, `full-date`).
  case date
  case choice([String])
  case integer(least: Int? = nil, most: Int? = nil)
  case number
  case boolean
  case array(JSONSchema, least: Int = 0)
  /// One of several shapes.
  case any([JSONSchema])
  /// One of several objects, each of which fixes some of these fields to a value of its own: what a body has there decides which
  /// one it is held against.
  case shapes(by: [String], [[(String, JSONSchema)]])
  /// An object of these names and no others, at least so many of them, each with values of one shape.
  case keyed([String], JSONSchema, least: Int)
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
    case .date: return .object([("type", .string("string")), ("format", .string("date"))])
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
    case .shapes(_, let shapes):
      return .object([("oneOf", .array(shapes.map { JSONSchema.object($0).json }))])
    case .keyed(let names, let schema, let least):
      return .object([
        ("type", .string("object")), ("properties", .object(names.map { ($0, schema.json) })),
        ("additionalProperties", .bool(false)), ("minProperties", .int(least)),
      ])
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
