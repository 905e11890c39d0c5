import HTML
import TocsinModel

/// Finds what readers wrote under an article, as publishing systems mark it up: WordPress, Blogger,
/// Disqus' static form, schema.org `Comment`, forums.
struct CommentReader {
  let map: PageMap
  let tree: HTMLTree
  let dates: PageDates
  /// Where a comment begins.
  private(set) var itemFlags: [Bool]
  private(set) var comments: [Comment] = []

  /// The outermost nodes that hold comments; they are not part of the article.
  private(set) var sections: [Int] = []

  /// Linear, but for the bounded depth of the tree.
  init(_ map: PageMap, dates: PageDates) {
    self.map = map
    tree = map.tree
    self.dates = dates
    itemFlags = [Bool](repeating: false, count: map.tree.count)
    findSections()
    for section in sections { read(section) }
    if comments.isEmpty { readAlike() }
    dropNotes()
  }

  /// What systems write where comments stand is nobody's comment.
  ///
  /// Where at least half say who wrote them and when, what says neither is the site's: a request to log
  /// in, a notice on data, the list of the latest ones.
  private mutating func dropNotes() {
    comments.removeAll {
      $0.author == nil && $0.published == nil && $0.likes == nil && CommentNotices.isOne($0.text)
    }
    let signed = comments.count { $0.author != nil && $0.published != nil }
    guard signed >= 2, signed * 2 >= comments.count else { return }
    comments.removeAll { $0.author == nil && $0.published == nil && $0.likes == nil }
  }

  /// What is built like comments though nothing is called so.
  private mutating func readAlike() {
    let alike = RepeatedComments(map, dates: dates).find()
    for item in alike { itemFlags[item] = true }
    var open: [Int] = []
    for item in alike {
      while let last = open.last, tree.end(last) <= item { open.removeLast() }
      let isSaid = append(item, depth: min(open.count, 100), isUnnamed: true)
      if isSaid, open.isEmpty { sections.append(item) }
      open.append(item)
    }
  }

  /// Comments that are read of a page; ``isShortened`` says whether there were more.
  private static let most = 20_000

  var isShortened: Bool { comments.count >= Self.most }

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
    case .text, .html, .body, .main, .a, .span, .script, .link, .meta, .button, .input, .h1:
      return false
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
    if isNumbered(node) { return true }
    guard marks.contains(.comment), marks.isDisjoint(with: [.part, .form]) else { return false }
    switch tree.tag(node) {
    case .li, .article, .dd, .tr: return !marks.contains(.comments) || marks.contains(.digits)
    case .p: return marks.contains(.digits)
    case .div, .section, .table, .blockquote, .td, .details:
      return marks.contains(.digits) || !marks.contains(.comments)
    default: return false
    }
  }

  /// A numbered list item called `comment` is one of its own, though it is called content or named
  /// after its author as well.
  private func isNumbered(_ node: Int) -> Bool {
    tree.tag(node) == .li && map.marks[node].contains(.digits)
      && tree.has(node, .class, token: "comment")
  }

  private func isDeclaredBody(_ node: Int) -> Bool {
    tree.has(node, .itemprop, token: "text") || tree.has(node, .itemprop, token: "commenttext")
  }

  private func isBody(_ node: Int) -> Bool {
    if isDeclaredBody(node) { return true }
    let marks = map.marks[node]
    return marks.contains(.body)
      && marks.isDisjoint(with: [.part, .form, .comments, .author, .date])
  }

  /// Linear: every node is looked at for the innermost comment that holds it.
  private mutating func read(_ section: Int) {
    var items: [Int] = []
    var open: [Int] = []
    var node = section
    while node < tree.end(section), items.count < Self.most {
      defer { node += 1 }
      while let last = open.last, tree.end(last) <= node { open.removeLast() }
      if isForm(node) {
        node = tree.end(node) - 1
        continue
      }
      guard tree.tag(node) != .text, isItem(node) else { continue }
      if !open.isEmpty, map.marks[node].contains(.body), !isNumbered(node), !isSchemaComment(node) {
        continue
      }
      // In a thread of `details` what is inside one is its text.
      if let last = open.last, tree.tag(last) == .details, tree.tag(node) != .details { continue }
      items.append(node)
      itemFlags[node] = true
      open.append(node)
    }
    if items.isEmpty {
      readPlain(section)
      return
    }
    // `li.comment > div#comment-1` is one comment: the first within one that says nothing itself.
    var levels: [(end: Int, depth: Int, isTaken: Bool)] = []
    for item in items {
      while let last = levels.last, last.end <= item { levels.removeLast() }
      var depth = 0
      if let outer = levels.last {
        depth = outer.isTaken ? outer.depth + 1 : outer.depth
        levels[levels.count - 1].isTaken = true
      }
      let isSaid = append(item, depth: min(depth, 100))
      levels.append((tree.end(item), depth, isSaid))
    }
  }

  /// Where a reader would write, not what one wrote.
  private func isForm(_ node: Int) -> Bool {
    if tree.tag(node) == .form {
      // Forums wrap all posts in the form that moderators use.
      return !tree.descendants(node).contains { tree.tag($0) != .text && isItem($0) }
    }
    let marks = map.marks[node]
    return marks.contains([.form, .comment]) && !marks.contains(.digits)
  }

  private func ownText(_ root: Int, of item: Int) -> String {
    var writer = TextWriter()
    writer.write(root, of: map, keepsLinks: false) { node in
      if node == root { return true }
      if itemFlags[node] { return false }
      let marks = map.marks[node]
      switch tree.tag(node) {
      case .form, .time, .label, .nav, .footer, .header, .summary: return false
      case .cite: return !marks.contains(.author)
      default: break
      }
      if marks.contains(.body), marks.isDisjoint(with: .form) { return true }
      return marks.isDisjoint(with: [.part, .form, .author, .boilerplate, .likes])
    }
    return writer.finish()
  }

  /// The paragraphs of a comment whose markup calls everything its author.
  private func paragraphs(_ item: Int) -> String {
    var writer = TextWriter()
    var node = item + 1
    while node < tree.end(item) {
      if itemFlags[node] || tree.tag(node) == .form {
        node = tree.end(node)
      } else if tree.tag(node) == .p {
        writer.write(node, of: map, keepsLinks: false) { !itemFlags[$0] }
        node = tree.end(node)
      } else {
        node += 1
      }
    }
    return writer.finish()
  }

  /// The element that holds what is said: what schema.org calls so, else the innermost that is
  /// named so and still has most of what such elements say. What is said beside it is a signature, a profile or
  /// a button.
  private func body(of item: Int) -> Int {
    var body = item
    var most = 0
    var node = item + 1
    while node < tree.end(item) {
      if itemFlags[node] {
        node = tree.end(node)
        continue
      }
      if tree.tag(node) != .text, isBody(node) {
        if isDeclaredBody(node) { return node }
        let letters = map.textLength(node)
        let isInside = body != item && tree.contains(body, node)
        if isInside ? letters * 10 >= most * 6 : letters > most {
          body = node
          most = letters
        }
      }
      node += 1
    }
    return body
  }

  /// Whether the item has a text of its own.
  private mutating func append(_ item: Int, depth: Int, isUnnamed: Bool = false) -> Bool {
    let body = self.body(of: item)
    var node = item
    // Where nothing is named, a paragraph is what is said and the rest who said it and when.
    var text = isUnnamed ? paragraphs(item) : ""
    if text.isEmpty { text = ownText(body, of: item) }
    if text.isEmpty { text = paragraphs(item) }
    guard Self.saysSomething(text) else { return false }
    var comment = Comment(text: text, depth: depth)
    while node < tree.end(item) {
      let isProse: Bool
      switch tree.tag(node) {
      case .p, .blockquote, .pre:
        isProse = map.marks[node].isDisjoint(with: [.part, .author, .date])
      default: isProse = false
      }
      if node != item, isProse || itemFlags[node] {
        node = tree.end(node)
      } else {
        fill(&comment, from: node)
        node += 1
      }
    }
    if isUnnamed { nameUnnamed(&comment, item) }
    comments.append(comment)
    return true
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
          let text = ownText(node, of: node)
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
