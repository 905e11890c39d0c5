import HTML

/// Readers' comments that no name marks: siblings built alike, each with a date and prose, below an
/// article that they are not part of.
enum RepeatedComments {
  /// Fewer that are alike may be anything.
  private static let fewest = 3
  /// Letters of the article that must stand outside the group.
  private static let shortestArticle = 60

  /// The members of the first such group, in order. Linear but for the bounded depth.
  static func find(in map: PageMap, dates: PageDates) -> [Int] {
    let tree = map.tree
    guard let headline = tree.first(.h1) else { return [] }
    for parent in tree.descendants(0)
    where tree.tag(parent) != .text && tree.end(parent) > headline {
      // Most elements have too few children to ask more.
      guard tree.end(parent) - parent > fewest * 4 else { continue }
      let members = alike(parent, map).filter { isComment($0, map, dates) }
      guard members.count >= fewest, let first = members.first, first > headline else { continue }
      let inside = members.reduce(0) { $0 + map.textLength($1) }
      let before = map.textLength(0) - inside
      if before >= shortestArticle { return members }
    }
    return []
  }

  /// Children of the class that most of them share.
  private static func alike(_ parent: Int, _ map: PageMap) -> [Int] {
    let tree = map.tree
    var groups: [String: [Int]] = [:]
    for child in tree.children(parent) {
      switch tree.tag(child) {
      case .div, .li, .dd, .section:
        guard let name = tree.attributeString(child, .class), !name.isEmpty else { continue }
        groups[name, default: []].append(child)
      default: continue
      }
    }
    let best = groups.values.max { ($0.count, $1[0]) < ($1.count, $0[0]) } ?? []
    return best.count >= fewest ? best : []
  }

  /// A date and an author's mark beside prose that leads nowhere: a teaser's heading is a link.
  private static func isComment(_ node: Int, _ map: PageMap, _ dates: PageDates) -> Bool {
    let tree = map.tree
    guard map.textLength(node) >= 30, map.linkDensity(node) < 0.3 else { return false }
    var hasDate = false
    var hasName = false
    for inner in tree.descendants(node).prefix(80) {
      switch tree.tag(inner) {
      case .h1, .h2, .h3, .h4, .img, .picture: return false
      case .b, .strong, .cite: hasName = hasName || map.textLength(inner) <= 40
      case .text: continue
      default: break
      }
      let marks = map.marks[inner]
      if marks.contains(.author) { hasName = true }
      if !hasDate, tree.tag(inner) == .time || marks.contains(.date) {
        hasDate = dates.time(ofElement: inner, in: tree) != nil
      }
    }
    return hasDate && hasName
  }
}
