import Cases
import TocsinModel

/// JSON that came in, as a value that a schema can be held against.
enum JSONBody: Decodable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONBody])
  case object([String: JSONBody])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONBody].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONBody].self))
    }
  }
}

extension JSONSchema {
  /// What is wrong with a value, with the place; `nil` when it is of this shape. Fields that the schema does not name are
  /// passed over.
  func fault(in value: JSONBody, at place: String = "the body") -> String? {
    switch (self, value) {
    case (.string(let pattern, let longest), .string(let text)):
      if let longest, text.unicodeScalars.count > longest {
        return "\(place) is longer than \(longest) characters"
      }
      return matches(text, pattern) ? nil : "\(place) is not of the form that is described"
    case (.date, .string(let text)):
      return CivilDate(iso: text) == nil ? "\(place) is no day, such as 2026-11-03" : nil
    case (.choice(let values), .string(let text)):
      return values.contains(text)
        ? nil : "\(place) must be one of \(values.joined(separator: ", "))"
    case (.integer(let least, let most), .int(let number)):
      return number >= least ?? .min && number <= most ?? .max ? nil : "\(place) is out of range"
    case (.number, .int), (.number, .double), (.boolean, .bool), (.anything, _), (.maybe, .null),
      (.reference, _):
      return nil
    case (.maybe(let schema), _): return schema.fault(in: value, at: place)
    case (.array(let item, let least), .array(let values)):
      if values.count < least { return "\(place) has fewer than \(least) items" }
      return values.lazy.compactMap { item.fault(in: $0, at: "an item of \(place)") }.first
    case (.object(let fields), .object(let values)):
      for (name, schema) in fields {
        let isOptional = name.hasSuffix("?")
        let name = isOptional ? String(name.dropLast()) : name
        guard let value = values[name] else {
          if isOptional { continue }
          return "“\(name)” is missing"
        }
        if let fault = schema.fault(in: value, at: "“\(name)”") { return fault }
      }
      return nil
    case (.shapes(let names, let shapes), .object(let values)):
      var left = shapes
      // Told by one field after the other, so that the fault is about the shape that is meant.
      for name in names {
        let possible = left.flatMap { Self.fixed(name, in: $0) }
        if possible.isEmpty { continue }
        let fault = JSONSchema.object([
          (name, .choice(possible.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
        ]).fault(in: value)
        if let fault { return fault }
        guard case .string(let text) = values[name] else { break }
        left = left.filter { Self.fixed(name, in: $0).contains(text) }
      }
      return left.first.flatMap { JSONSchema.object($0).fault(in: value, at: place) }
    case (.keyed(let names, let schema, let least), .object(let values)):
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        guard names.contains(name) else {
          return "\(place) has “\(name.prefix(40))”, and may have \(names.joined(separator: ", "))"
        }
        if let fault = schema.fault(in: value, at: "“\(name)” in \(place)") { return fault }
      }
      return values.count < least
        ? "\(place) has fewer than \(least) of \(names.joined(separator: ", "))" : nil
    case (.any(let schemas), _):
      let faults = schemas.map { $0.fault(in: value, at: place) }
      // The last shape is the most general, so that its fault says most.
      return faults.contains { $0 == nil } ? nil : faults.last ?? nil
    default: return "\(place) is of another type than described"
    }
  }

  /// The values to which a shape fixes a field.
  private static func fixed(_ name: String, in shape: [(String, JSONSchema)]) -> [String] {
    guard case .choice(let values) = shape.first(where: { $0.0 == name })?.1 else { return [] }
    return values
  }

  /// What is wrong with a text of an address: numbers are written in digits there.
  func fault(inText text: String, at place: String) -> String? {
    if case .integer = self {
      guard let number = Int(text) else { return "\(place) must be a whole number" }
      return fault(in: .int(number), at: place).map { _ in "\(place) must be in its range" }
    }
    return fault(in: .string(text), at: place)
  }

  private func matches(_ text: String, _ pattern: String?) -> Bool {
    guard let pattern, let regex = try? Regex(pattern) else { return true }
    // By scalars, as ECMA-262 has it: a space with an accent on it would be one character otherwise.
    return text.firstMatch(of: regex.matchingSemantics(.unicodeScalar)) != nil
  }
}
