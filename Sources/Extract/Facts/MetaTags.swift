import HTML

/// The `meta` and `link` elements of a page, by lower-case name; the first of a name counts.
struct MetaTags {
  private var values: [String: String] = [:]
  private(set) var all: [(name: String, value: String)] = []
  private(set) var canonical: String?
  private(set) var htmlLanguage: String?
  private(set) var titleElement: String?

  /// Linear.
  init(_ tree: HTMLTree) {
    var isTitleOpen = true
    for node in 1..<max(1, tree.count) {
      switch tree.tag(node) {
      case .meta: readMeta(node, tree)
      case .link:
        if canonical == nil, tree.has(node, .rel, token: "canonical") {
          canonical = tree.attributeString(node, .href).map(Whitespace.collapsed)
        }
      case .html:
        htmlLanguage =
          htmlLanguage ?? tree.attributeString(node, .lang)
          ?? tree.attribute(node, named: "xml:lang").map(tree.string)
      case .title where isTitleOpen:
        titleElement = Whitespace.collapsed(tree.textContent(node))
        isTitleOpen = false
      default: break
      }
    }
  }

  private mutating func readMeta(_ node: Int, _ tree: HTMLTree) {
    guard all.count < 2000,
      let content = tree.attribute(node, .content) ?? tree.attribute(node, .value)
    else { return }
    let value = Whitespace.collapsed(tree.string(content))
    guard !value.isEmpty else { return }
    for key in [HTMLAttribute.property, .name, .itemprop] {
      guard let name = tree.attributeString(node, key)?.lowercased() else { continue }
      all.append((name, value))
      if values[name] == nil { values[name] = value }
    }
    if let name = tree.attribute(node, named: "http-equiv").map(tree.string)?.lowercased(),
      values[name] == nil
    {
      values[name] = value
    }
  }

  subscript(_ names: String...) -> (name: String, value: String)? {
    first(of: names)
  }

  func first(of names: [String]) -> (name: String, value: String)? {
    for name in names {
      if let value = values[name] { return (name, value) }
    }
    return nil
  }
}
