import HTML

/// Who wrote a page: people before organisations, what the page declares before what its byline
/// says, and nobody who wrote a comment.
struct PageAuthors {
  private let map: PageMap
  private let tree: HTMLTree
  private let comments: [Range<Int>]

  init(_ map: PageMap, comments: [Range<Int>]) {
    self.map = map
    tree = map.tree
    self.comments = comments
  }

  private static let metaNames = [
    "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl",
    "dcterms.creator", "citation_author",
  ]
  private static let most = 20
  /// Elements that are called an author of which names are read.
  private static let mostElements = 3
  /// An element of more nodes is no byline, whatever it is called.
  private static let largest = 300
  /// Nodes around the headline that are looked at.
  private static let before = 20
  private static let after = 160

  /// Linear but for the bounded lists.
  func fill(_ page: inout ExtractedPage, _ meta: MetaTags, _ data: StructuredData) {
    page.organisations = Array(unique(data.organisations).prefix(Self.most))
    let site = page.siteName?.lowercased()
    var others = page.organisations
    /// The site's own name is nobody's.
    func take(_ names: [String], _ place: String) -> Bool {
      var people: [String] = []
      for name in names {
        if name.lowercased() == site || isOrganisation(name, page.organisations) {
          others.append(name)
        } else {
          people.append(name)
        }
      }
      people = unique(people)
      guard !people.isEmpty else { return false }
      page.authors = Array(people.prefix(Self.most))
      page.sources["authors"] = place
      return true
    }
    defer { page.organisations = Array(unique(others).prefix(Self.most)) }
    if take(data.authors.flatMap { PersonNames.people($0) }, "json-ld author") { return }
    for name in Self.metaNames {
      let values = meta.all.filter { $0.name == name }.map(\.value)
      if take(values.flatMap { PersonNames.people($0) }, "meta \(name)") { return }
    }
    for (place, nodes) in marked() {
      let names = nodes.prefix(Self.mostElements).flatMap { PersonNames.people(nameText($0)) }
      if take(names, place) { return }
    }
    if take(writtenByline(), "byline near the headline") { return }
    if let first = others.first {
      page.authors = [first]
      page.sources["authors"] = "organisation"
    }
  }

  private func isOrganisation(_ name: String, _ known: [String]) -> Bool {
    known.contains { $0.lowercased() == name.lowercased() }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
  }

  /// What the markup calls the author, the most telling first; each in order. One walk.
  private func marked() -> [(String, [Int])] {
    var byRel: [Int] = []
    var byProperty: [Int] = []
    var byClass: [Int] = []
    var node = 1
    while node < tree.count {
      if let comment = comments.first(where: { $0.contains(node) }) {
        node = comment.upperBound
        continue
      }
      defer { node += 1 }
      guard tree.tag(node) != .text, tree.end(node) - node < Self.largest else { continue }
      if tree.has(node, .rel, token: "author") { byRel.append(node) }
      if tree.has(node, .itemprop, token: "author") { byProperty.append(node) }
      guard map.marks[node].contains(.author) else { continue }
      if tree.has(node, .class, token: "byline") || tree.has(node, .class, token: "author")
        || tree.has(node, .class, token: "author-name")
      {
        byClass.append(node)
      }
    }
    // Of a thread each post has its author; the first is the page's.
    if byProperty.count > Self.mostElements { byProperty = [byProperty[0]] }
    return [("rel author", byRel), ("itemprop author", byProperty), ("byline", byClass)]
  }

  /// The name within an element that may also hold a picture's letter, a post, counts and a date.
  private func nameText(_ node: Int) -> String {
    let nodes = tree.descendants(node).prefix(80)
    // Microdata may state the name where readers see another, or none.
    if let stated = nodes.first(where: {
      tree.tag($0) == .meta && tree.has($0, .itemprop, token: "name")
    }), let name = tree.attributeString(stated, .content) {
      return Whitespace.collapsed(name)
    }
    func first(_ matches: (Int) -> Bool) -> Int? {
      nodes.first {
        tree.tag($0) != .text && matches($0)
          && tree.textContent($0).contains(where: \.isLetter)
      }
    }
    let inner =
      first { tree.has($0, .itemprop, token: "name") } ?? first {
        tree.has($0, .rel, token: "author")
      }
      ?? first { tree.has($0, .class, token: "author-name") || tree.has($0, .class, token: "fn") }
    if let inner { return Whitespace.collapsed(tree.textContent(inner)) }
    // Two or more links are two or more names, which a space between keeps apart.
    let links = nodes.filter {
      tree.tag($0) == .a && tree.textContent($0).contains(where: \.isLetter)
    }
    if let link = links.first, links.count == 1, textBefore(link, in: node).utf8.count < 30 {
      return Whitespace.collapsed(tree.textContent(link))
    }
    return parted(node)
  }

  private func textBefore(_ link: Int, in node: Int) -> String {
    (node..<link).filter { tree.tag($0) == .text }.map { tree.string(tree.text($0)) }.joined()
  }

  /// The text of an element with a mark between its lines, so that a post below a name is no part of
  /// the name.
  private func parted(_ node: Int) -> String {
    var parts: [String] = []
    var block: Int32 = -1
    for inner in node..<tree.end(node) where tree.tag(inner) == .text {
      let text = Whitespace.collapsed(tree.string(tree.text(inner)))
      guard !text.isEmpty else { continue }
      if map.block[inner] == block, let last = parts.popLast() {
        parts.append(last + " " + text)
      } else {
        parts.append(text)
      }
      block = map.block[inner]
    }
    // “By” may stand on a line of its own.
    if parts.count > 1, PersonNames.afterPrefix(parts[0] + " ") == "" {
      parts[1] = parts[0] + " " + parts[1]
      parts.removeFirst()
    }
    return parts.first ?? ""
  }

  /// The names of a line such as “By: Jane Doe and John Roe” around the headline, or of a line that is
  /// called the author's there.
  private func writtenByline() -> [String] {
    guard let headline = tree.first(.h1) else { return [] }
    let end = tree.end(headline)
    for node in [Array(end..<min(tree.count, end + Self.after)), before(headline)].joined()
    where tree.end(node) - node <= 14 && !isComment(node) {
      // A byline may stand beside a date in one element: “<time>…</time> by Jane Doe”.
      let text = Whitespace.collapsed(
        tree.tag(node) == .text ? tree.string(tree.text(node)) : tree.textContent(node))
      guard text.utf8.count <= 120 else { continue }
      let names = PersonNames.byline(text)
      if !names.isEmpty { return names }
      // What is called the user's in a menu is the reader.
      guard tree.tag(node) != .text, map.marks[node].contains(.author),
        map.marks[node].isDisjoint(with: [.comment, .boilerplate])
      else { continue }
      let named = PersonNames.people(parted(node), isSure: false)
      if !named.isEmpty { return named }
    }
    return []
  }

  private func before(_ headline: Int) -> [Int] { Array(max(1, headline - Self.before)..<headline) }

  private func isComment(_ node: Int) -> Bool { comments.contains { $0.contains(node) } }
}
