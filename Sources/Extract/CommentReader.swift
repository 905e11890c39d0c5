import HTML
import TocsinModel

/// Finds what readers wrote under an article, as publishing systems mark it up: WordPress, Blogger,
/// Disqus' static form, schema.org `Comment`, forums.
struct CommentReader {
  private let map: PageMap
  private let tree: HTMLTree
  private let dates: PageDates
  private(set) var comments: [Comment] = []

  /// The outermost nodes that hold comments; they are not part of the article.
  private(set) var sections: [Int] = []

  /// Linear, but for the bounded depth of comments within comments.
  init(_ map: PageMap, dates: PageDates) {
    self.map = map
    tree = map.tree
    self.dates = dates
    findSections()
    for section in sections { read(section) }
  }

  private static let most = 20_000

  private mutating func findSections() {
    var node = 1
    while node < tree.count {
      if isSection(node) {
        sections.append(node)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  private func isSection(_ node: Int) -> Bool {
    switch tree.tag(node) {
    case .text, .html, .body, .main, .a, .span, .script, .link, .meta, .button, .input, .h1: return false
    default: break
    }
    if isSchemaComment(node) { return true }
    let marks = map.marks[node]
    guard marks.contains(.comment), !map.isDropped[node] else { return false }
    // What holds the headline or the body is the page, whatever it is called.
    return !holdsArticle(node)
  }

  private func holdsArticle(_ node: Int) -> Bool {
    tree.descendants(node).contains {
      tree.tag($0) == .h1 || tree.tag($0) == .main || tree.has($0, .itemprop, token: "articlebody")
    }
  }

  private func isSchemaComment(_ node: Int) -> Bool {
    if tree.has(node, .itemprop, token: "comment") { return true }
    guard let type = tree.attribute(node, .itemtype) else { return false }
    let text = tree.string(type)
    return text.hasSuffix("/UserComments") || text.hasSuffix("/Comment")
  }

  // MARK: One section

  /// One comment, not a part of one nor a list of them.
  private func isItem(_ node: Int) -> Bool {
    if isSchemaComment(node) { return true }
    let marks = map.marks[node]
    guard marks.contains(.comment), marks.isDisjoint(with: [.part, .form]) else { return false }
    switch tree.tag(node) {
    case .li, .article, .dd, .tr: return !marks.contains(.comments) || marks.contains(.digits)
    case .div, .section, .table, .blockquote, .td, .p:
      return marks.contains(.digits) || !marks.contains(.comments)
    default: return false
    }
  }

  private func isBody(_ node: Int) -> Bool {
    if tree.has(node, .itemprop, token: "text") || tree.has(node, .itemprop, token: "commenttext") {
      return true
    }
    let marks = map.marks[node]
    return marks.contains(.body) && marks.isDisjoint(with: [.part, .form, .comments])
  }

  private mutating func read(_ section: Int) {
    var items: [(node: Int, depth: Int)] = []
    var open: [Int] = []
    for node in section..<tree.end(section) {
      while let last = open.last, tree.end(last) <= node { open.removeLast() }
      guard tree.tag(node) != .text, isItem(node) else { continue }
      items.append((node, open.count))
      open.append(node)
    }
    if items.isEmpty {
      readPlain(section)
      return
    }
    // An item around exactly one item says the same twice: `li.comment > div.comment-body`.
    for (index, item) in items.enumerated() where comments.count < Self.most {
      let inner = items[(index + 1)...].prefix { $0.node < tree.end(item.node) }.filter {
        $0.depth == item.depth + 1
      }
      let isWrapper = inner.contains { ownText(item.node, without: [$0.node]).isEmpty }
      if isWrapper { continue }
      append(item.node, depth: min(item.depth, 100), without: inner.map(\.node))
    }
  }

  private func ownText(_ node: Int, without others: [Int]) -> String {
    var writer = TextWriter()
    let others = Set(others)
    writer.write(node, of: map, keepsLinks: false) { child in
      if others.contains(child) { return false }
      if child == node { return true }
      let marks = map.marks[child]
      switch tree.tag(child) {
      case .form, .time, .label, .nav, .footer, .header: return false
      case .cite: return !marks.contains(.author)
      default: break
      }
      if marks.contains(.body), marks.isDisjoint(with: .form) { return true }
      return marks.isDisjoint(with: [.part, .form, .author, .boilerplate, .likes])
    }
    return writer.finish()
  }

  /// The paragraphs of a comment whose markup calls everything its author.
  private func paragraphs(_ item: Int, without others: [Int]) -> String {
    var writer = TextWriter()
    for node in tree.descendants(item) where tree.tag(node) == .p {
      if others.contains(where: { tree.contains($0, node) }) { continue }
      writer.write(node, of: map, keepsLinks: false) { tree.tag($0) != .form }
    }
    return writer.finish()
  }

  private mutating func append(_ item: Int, depth: Int, without others: [Int]) {
    var body: Int?
    for node in tree.descendants(item) where tree.tag(node) != .text {
      if others.contains(where: { tree.contains($0, node) }) { continue }
      if let found = body {
        // The innermost body; a second one beside it is something else.
        if tree.contains(found, node), isBody(node) { body = node }
      } else if isBody(node) {
        body = node
      }
    }
    var text = ownText(body ?? item, without: others)
    if text.isEmpty { text = paragraphs(item, without: others) }
    guard !text.isEmpty else { return }
    var comment = Comment(text: text, depth: depth)
    for node in tree.descendants(item) {
      if others.contains(where: { tree.contains($0, node) }) { continue }
      if let body, body != item, tree.contains(body, node) { continue }
      fill(&comment, from: node)
    }
    comments.append(comment)
  }

  private func fill(_ comment: inout Comment, from node: Int) {
    let marks = map.marks[node]
    let tag = tree.tag(node)
    guard tag != .text else { return }
    if comment.author == nil,
      marks.contains(.author) || tag == .cite || tree.has(node, .itemprop, token: "author")
    {
      let name = Self.name(Whitespace.collapsed(tree.textContent(node)))
      if !name.isEmpty, name.utf8.count <= 100 { comment.author = name }
    }
    if comment.published == nil {
      if tag == .time || tree.attribute(node, .datetime) != nil {
        comment.published = dates.time(ofElement: node, in: tree)
      } else if marks.contains(.date) {
        comment.published = dates.visible(Whitespace.collapsed(tree.textContent(node)))
      }
    }
    if comment.likes == nil, marks.contains(.likes) {
      let digits = tree.textContent(node).utf8.filter { $0 &- 0x30 < 10 }
      if !digits.isEmpty, digits.count < 8 {
        comment.likes = Int(String(decoding: digits, as: UTF8.self))
      }
    }
  }

  /// “Jane says:” is Jane.
  private static func name(_ text: String) -> String {
    var name = text
    for ending in [":", " says", " said", " sagt", " schrieb", " dit", " dice", " пишет", " каже"]
    where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
    }
    for start in ["By ", "von ", "Posted by ", "Von "] where name.hasPrefix(start) {
      name = String(name.dropFirst(start.count))
    }
    return Whitespace.collapsed(name)
  }

  /// A section whose comments are not marked one by one: its list items, else its paragraphs.
  private mutating func readPlain(_ section: Int) {
    let marks = map.marks[section]
    guard marks.isDisjoint(with: [.form, .part]) else { return }
    for wanted in [[HTMLTag.li, .dd, .article], [.p, .blockquote]] {
      var found = false
      var node = section + 1
      while node < tree.end(section), comments.count < Self.most {
        if wanted.contains(tree.tag(node)) {
          let text = ownText(node, without: [])
          if text.utf8.count >= 12 {
            comments.append(Comment(text: text))
            found = true
          }
          node = tree.end(node)
        } else if map.marks[node].contains(.form) || tree.tag(node) == .form {
          node = tree.end(node)
        } else {
          node += 1
        }
      }
      if found { return }
    }
  }
}
