import TocsinModel

/// JSON (RFC 8259) in the making: what the interface for programs answers.
enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  /// In the order in which it is written.
  case object([(String, JSONValue)])
  /// JSON that another encoder made.
  case raw(String)

  static func == (left: JSONValue, right: JSONValue) -> Bool { left.encoded == right.encoded }

  /// `null` for what is not there.
  static func maybe<Value>(_ value: Value?, _ body: (Value) -> JSONValue) -> JSONValue {
    value.map(body) ?? .null
  }

  static func strings(_ strings: some Sequence<String>) -> JSONValue {
    .array(strings.map(JSONValue.string))
  }

  var encoded: String {
    var out = ""
    append(to: &out)
    return out
  }

  private func append(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += "\(value)"
    // JSON has no infinity and no NaN.
    case .double(let value): out += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.append(value, to: &out)
    case .raw(let value): out += value
    case .array(let values):
      out += "["
      for (place, value) in values.enumerated() {
        if place > 0 { out += "," }
        value.append(to: &out)
      }
      out += "]"
    case .object(let fields):
      out += "{"
      for (place, field) in fields.enumerated() {
        if place > 0 { out += "," }
        Self.append(field.0, to: &out)
        out += ":"
        field.1.append(to: &out)
      }
      out += "}"
    }
  }

  private static func append(_ text: String, to out: inout String) {
    var bytes: [UInt8] = []
    JSONQuoting.script.quote(text, into: &bytes)
    out += String(decoding: bytes, as: UTF8.self)
  }
}
