import Yams

/// What stands in the text, as it is written: before anything of it was understood, so that what is wrong can be shown
/// and mended.
extension ConfigurationText {
  /// The text, number or date at a place; `nil` where there is none.
  package func string(at path: [Step]) -> String? {
    guard let scalar = node(at: path)?.scalar, !scalar.string.isEmpty else { return nil }
    return scalar.string
  }

  /// The entries of a list of texts, or one alone. An entry of several keys is called by one of them.
  package func strings(at path: [Step], name: String = "url") -> [String] {
    switch node(at: path) {
    case .scalar(let scalar)?: scalar.string.isEmpty ? [] : [scalar.string]
    case .sequence(let entries)?:
      entries.compactMap { $0.scalar?.string ?? $0.mapping?[Node(name)]?.scalar?.string }
    default: []
    }
  }

  /// How many entries a list has; `nil` where there is none.
  package func count(at path: [Step]) -> Int? { node(at: path)?.sequence?.count }

  /// The keys of a mapping, in their order; none for anything else.
  package func keys(at path: [Step]) -> [String] {
    node(at: path)?.mapping?.compactMap(\.key.string) ?? []
  }

  private func node(at path: [Step]) -> Node? {
    var node = (try? Yams.compose(yaml: text)) ?? nil
    for step in path {
      switch (step, node) {
      case (.key(let key), .mapping(let members)?): node = members[Node(key)]
      case (.item(let number), .sequence(let entries)?):
        node = entries.indices.contains(number) ? entries[number] : nil
      default: return nil
      }
    }
    return node
  }
}
