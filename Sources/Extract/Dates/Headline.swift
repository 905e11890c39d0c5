import HTML

/// The heading of what a page is about.
enum Headline {
  private static let mostHeadings = 40
  /// A shorter one may be in the title by chance, as the name of a section is.
  private static let shortest = 12

  /// The first heading that the page's title repeats, else its first `h1` with words; `nil` without
  /// either. The `h1` of many sites is their logo. Linear.
  static func find(in tree: HTMLTree, title: String?) -> Int? {
    let title = title?.lowercased() ?? ""
    var first: Int?
    var asked = 0
    for node in 1..<max(1, tree.count) {
      let tag = tree.tag(node)
      guard tag == .h1 || tag == .h2 || tag == .h3 else { continue }
      asked += 1
      guard asked <= mostHeadings, tree.end(node) - node < 60 else { continue }
      let text = Whitespace.collapsed(tree.textContent(node)).lowercased()
      if text.isEmpty { continue }
      if text.utf8.count >= shortest && title.holds(text) || text == title { return node }
      if tag == .h1, first == nil { first = node }
    }
    return first
  }
}
