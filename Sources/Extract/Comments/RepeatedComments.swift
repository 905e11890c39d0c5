import CHashing
import HTML

/// Readers' comments that no name marks: elements built alike, nested or side by side, each with a
/// date, a name and prose, below the headline.
///
/// What tells them from teasers: a teaser's heading, or a link as long as a title, leads elsewhere.
struct RepeatedComments {
  private let map: PageMap
  private let tree: HTMLTree
  private let dates: PageDates

  /// So many alike need no other sign; with a heading that speaks of comments two are enough.
  private static let fewest = 3
  /// Letters of the article that must stand outside the group.
  private static let shortestArticle = 60
  private static let shortestComment = 20
  private static let longestComment = 20_000
  /// A link of so many letters before the prose is a title.
  private static let shortestTitle = 30
  /// Nodes that are looked at of each.
  private static let mostNodes = 100
  private static let mostMembers = 5000
  private static let longestHeading = 20

  init(_ map: PageMap, dates: PageDates) {
    self.map = map
    tree = map.tree
    self.dates = dates
  }

  /// The members of the largest such group, in order. Linear: a hundred nodes of each are asked.
  func find() -> [Int] {
    let headline = tree.first(.h1) ?? tree.first(.h2) ?? 1
    var best: [Int] = []
    var mostText = 0
    for group in groups(after: headline) {
      let members = group.prefix(Self.mostMembers).filter(isComment)
      guard let first = members.first else { continue }
      // One is a comment where a line right above it says so and nothing else.
      let isAlone = members.count == 1 && isHeaded(first)
      guard
        isAlone
          || members.count >= 2 && members.count * 10 >= min(group.count, Self.mostMembers) * 6
            && (members.count >= Self.fewest || speaksOfComments(before: first))
      else { continue }
      let inside = Self.outermost(members, tree).reduce(0) { $0 + map.textLength($1) }
      guard map.textLength(0) - inside >= Self.shortestArticle, inside > mostText else { continue }
      best = members
      mostText = inside
    }
    return best
  }

  private struct Kind: Hashable {
    let tag: HTMLTag
    /// Of the first name, 0 where there is none.
    let name: UInt64
    let isParents: Bool
  }

  /// Elements of one tag and one first name without its digits; a name is given, or is the parent's.
  private func groups(after headline: Int) -> [[Int]] {
    var groups: [Kind: [Int]] = [:]
    for node in headline..<tree.count {
      switch tree.tag(node) {
      case .div, .li, .dd, .section, .article, .tr, .blockquote, .table: break
      default: continue
      }
      // Most elements say too little to be asked more.
      guard !map.isDropped[node], tree.end(node) - node > 4,
        Self.shortestComment...Self.longestComment ~= map.textLength(node)
      else { continue }
      let own = firstName(node)
      let name = own ?? firstName(tree.parent(node)) ?? 0
      groups[Kind(tag: tree.tag(node), name: name, isParents: own == nil), default: []].append(node)
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  /// A hash of the first name without its digits.
  private func firstName(_ node: Int) -> UInt64? {
    guard node > 0, let value = tree.attribute(node, .class) else { return nil }
    return tree.withBytes(value) { bytes in
      guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
      var hash = FNV1a.start
      for byte in bytes[start...].prefix(while: { $0 > 0x20 }) where byte &- 0x30 >= 10 {
        hash.combine(UInt32(byte))
      }
      return hash.value
    }
  }

  static func outermost(_ members: [Int], _ tree: HTMLTree) -> [Int] {
    var end = 0
    return members.filter { member in
      guard member >= end else { return false }
      end = tree.end(member)
      return true
    }
  }

  private func isComment(_ node: Int) -> Bool {
    guard map.linkDensity(node) < 0.4 else { return false }
    var hasDate = false
    var hasName = false
    var hasProse = false
    for inner in tree.descendants(node).prefix(Self.mostNodes) {
      let tag = tree.tag(inner)
      switch tag {
      case .h1, .h2, .h3, .h4, .h5, .h6:
        if map.linkDensity(inner) > 0.5 { return false }
        // “Comment by Ada”: a heading of another kind is a teaser's.
        if saysComment(inner) { hasName = true }
      case .a:
        if !hasProse, map.textLength(inner) >= Self.shortestTitle { return false }
        if map.textLength(inner) > 0 { hasName = true }
      case .b, .strong, .cite, .dt: hasName = hasName || map.textLength(inner) <= 40
      case .text:
        if !hasDate { hasDate = isDate(inner) }
        if map.textLength(inner) >= Self.shortestComment, !map.isLinked[inner], !isDate(inner) {
          hasProse = true
        }
        continue
      default: break
      }
      if map.marks[inner].contains(.author) { hasName = true }
      if !hasDate, tag == .time || map.marks[inner].contains(.date) {
        hasDate = dates.time(ofElement: inner, in: tree) != nil
      }
    }
    return hasDate && hasName && hasProse
  }

  /// Whether a short text is a date and little else.
  private func isDate(_ node: Int) -> Bool {
    let run = tree.text(node)
    guard 6...120 ~= run.count, 6...45 ~= map.textLength(node),
      tree.withBytes(run, { bytes in bytes.contains { $0 &- 0x30 < 10 } })
    else { return false }
    return dates.visible(Whitespace.collapsed(tree.string(run))) != nil
  }

  /// Whether a short line soon before says that comments follow.
  private func speaksOfComments(before node: Int) -> Bool {
    for other in stride(from: node - 1, through: max(1, node - 60), by: -1)
    where tree.tag(other) == .text && 4...60 ~= map.textLength(other) {
      let text = tree.string(tree.text(other)).lowercased()
      if Self.words.occurs(in: text) { return true }
    }
    return false
  }

  private func saysComment(_ node: Int) -> Bool {
    guard 4...60 ~= map.textLength(node) else { return false }
    let text = tree.textContent(node).lowercased()
    return Self.words.occurs(in: text)
  }

  /// Whether the nearest text above is a line such as “Comments” or “1 comment”.
  private func isHeaded(_ node: Int) -> Bool {
    for other in stride(from: node - 1, through: max(1, node - 12), by: -1)
    where tree.tag(other) == .text && map.textLength(other) > 0 {
      guard map.textLength(other) <= Self.longestHeading, !map.isLinked[other] else { return false }
      let text = tree.string(tree.text(other)).lowercased()
      return Self.words.occurs(in: text)
    }
    return false
  }

  /// “Comments”, “replies”, “opinions” in the languages of the briefs.
  private static let words = PhraseSet([
    "comment", "kommentar", "commentaire", "comentari", "comentário", "commenti", "komentar",
    "komentář", "комментари", "коментар", "yorum", "تعليق", "reactie", "repl", "antwort",
    "respuesta",
    "réponse", "risposte", "odpowied", "ответ", "відповід", "meinung", "leserbrief", "opini",
    "отзыв",
    "відгук", "review",
  ])
}
