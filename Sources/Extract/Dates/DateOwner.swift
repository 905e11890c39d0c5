import HTML

/// Whose a date is: the page's own, or of something else that stands on it.
struct DateOwner {
  private let map: PageMap
  private let roots: [Int]
  private let comments: [Range<Int>]
  private let headline: Int?

  /// From this many elements alike that each have a date, these are the dates of what they list.
  private static let fewestAlike = 3
  private static let mostSiblings = 60
  /// So far above a date its list is looked for.
  private static let mostLevels = 12

  init(_ map: PageMap, roots: [Int], comments: [Range<Int>], headline: Int?) {
    self.map = map
    self.roots = roots
    self.comments = comments
    self.headline = headline
  }

  /// Whether a node is a comment's, a teaser's, a notice's. Linear in the depth and in siblings, of
  /// which sixty are asked.
  func isElsewhere(_ node: Int) -> Bool {
    if comments.contains(where: { $0.contains(node) }) { return true }
    let tree = map.tree
    var at = node
    var level = 0
    while at > 0 {
      if isApart(tree.tag(at)), !isOfPage(at) { return true }
      if tree.tag(at) == .header, !holdsPage(at), isOfSite(at) { return true }
      if map.marks[at].contains(.clock), !holdsPage(at) { return true }
      if level < Self.mostLevels, !holdsPage(at), isOneOfMany(at) { return true }
      at = tree.parent(at)
      level += 1
    }
    return false
  }

  private func isApart(_ tag: HTMLTag) -> Bool { tag == .aside || tag == .nav || tag == .footer }

  /// The header of the whole page, where today's date stands; that of an article is in one.
  private func isOfSite(_ header: Int) -> Bool {
    var at = map.tree.parent(header)
    while at > 0 {
      let tag = map.tree.tag(at)
      if tag == .article || tag == .main || tag == .section { return false }
      at = map.tree.parent(at)
    }
    return true
  }

  private func holdsPage(_ node: Int) -> Bool {
    if let headline, map.tree.contains(node, headline) { return true }
    return roots.contains { map.tree.contains(node, $0) }
  }

  /// An aside within the text, or around it, is of the page.
  private func isOfPage(_ node: Int) -> Bool {
    holdsPage(node) || roots.contains { map.tree.contains($0, node) }
  }

  private func isOneOfMany(_ node: Int) -> Bool {
    let tree = map.tree
    switch tree.tag(node) {
    case .li, .div, .article, .section, .tr, .dd, .a: break
    default: return false
    }
    let name = tree.attribute(node, .class)
    guard let own = date(in: node) else { return false }
    var alike = 0
    for sibling in tree.children(tree.parent(node)).prefix(Self.mostSiblings)
    where tree.tag(sibling) == tree.tag(node) && isSame(tree.attribute(sibling, .class), name)
      && date(in: sibling).map({ isSameKind($0, own) }) ?? false
    {
      alike += 1
      if alike >= Self.fewestAlike { return true }
    }
    return false
  }

  private func isSame(_ one: HTMLTree.Bytes?, _ other: HTMLTree.Bytes?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.count == other.count
      && map.tree.bytes[one.start..<one.end] == map.tree.bytes[other.start..<other.end]
  }

  private func isSameKind(_ one: Int, _ other: Int) -> Bool {
    map.tree.tag(one) == map.tree.tag(other)
      && isSame(map.tree.attribute(one, .class), map.tree.attribute(other, .class))
  }

  /// The first element with a date, of the first 120 nodes.
  private func date(in node: Int) -> Int? {
    map.tree.descendants(node).prefix(120).first {
      map.tree.tag($0) == .time || map.marks[$0].contains(.date)
    }
  }
}
