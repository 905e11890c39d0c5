import Exchange

/// As much of JSON Schema (2020-12) as the schemas in docs/stix use; a word that is not known is a fault.
struct SchemaCheck {
  private let root: JSONNode

  init(_ schema: JSONNode) { root = schema }

  /// What does not hold, each with where it is.
  func faults(in node: JSONNode) -> [String] { faults(node, root, "") }

  private static let silent: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  private func faults(_ node: JSONNode, _ schema: JSONNode, _ place: String) -> [String] {
    var faults: [String] = []
    for rule in schema.members ?? [] where !Self.silent.contains(rule.name) {
      if let fault = self.fault(node, schema, rule, place) { faults += fault }
    }
    return faults
  }

  private func fault(
    _ node: JSONNode, _ schema: JSONNode, _ rule: JSONNode.Member, _ place: String
  ) -> [String]? {
    let value = rule.value
    func must(_ holds: Bool) -> [String] { holds ? [] : ["\(place): \(rule.name)"] }
    switch rule.name {
    case "$ref":
      let name = value.text?.split(separator: "/").last.map(String.init) ?? ""
      guard let target = root["$defs"]?[name] else { return ["\(place): no \(name)"] }
      return faults(node, target, place)
    case "type":
      switch value.text {
      case "object": return must(node.members != nil)
      case "array": return must(node.items != nil)
      case "string": return must(node.text != nil)
      case "boolean": return must(node.flag != nil)
      case "integer": return must(node.integer != nil)
      case "number": return must(number(node) != nil)
      default: return ["\(place): no such type"]
      }
    case "const": return must(node == value)
    case "enum": return must(value.items?.contains(node) == true)
    case "minimum": return must(number(node).map { $0 >= number(value) ?? .infinity } ?? true)
    case "maximum": return must(number(node).map { $0 <= number(value) ?? -.infinity } ?? true)
    case "minLength": return must(node.text.map { $0.count >= Int(value.integer ?? 0) } ?? true)
    case "minItems": return must(node.items.map { $0.count >= Int(value.integer ?? 0) } ?? true)
    case "maxItems": return must(node.items.map { $0.count <= Int(value.integer ?? 0) } ?? true)
    case "pattern":
      guard let text = node.text, let expression = try? Regex(value.text ?? "(") else {
        return must(node.text == nil)
      }
      return must(text.firstMatch(of: expression) != nil)
    case "items":
      return (node.items ?? []).enumerated().flatMap {
        faults($0.element, value, "\(place)[\($0.offset)]")
      }
    case "required":
      return (value.items ?? []).compactMap(\.text).filter { node[$0] == nil }.map {
        "\(place): \($0) is missing"
      }
    case "properties":
      return (value.members ?? []).flatMap { property in
        node[property.name].map { faults($0, property.value, "\(place).\(property.name)") } ?? []
      }
    case "additionalProperties":
      guard value.flag == false else { return [] }
      let known = Set((schema["properties"]?.members ?? []).map(\.name))
      return (node.members ?? []).filter { !known.contains($0.name) }.map {
        "\(place): \($0.name) is not known"
      }
    default: return ["\(place): the word \(rule.name) is not known"]
    }
  }

  private func number(_ node: JSONNode) -> Double? {
    if case .number(let digits) = node { Double(digits) } else { nil }
  }
}
