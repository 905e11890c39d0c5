import HTML
import TocsinModel

/// Who wrote a comment, when, and how many approve.
extension CommentReader {
  /// Where nothing is named, the first bold or linked words that are no date are who says it, and short lines
  /// with a date above what is said are no part of it.
  func nameUnnamed(_ comment: inout Comment, _ item: Int) {
    if comment.author == nil {
      for node in tree.descendants(item).prefix(60) where !itemFlags[node] {
        switch tree.tag(node) {
        case .b, .strong, .cite, .a: break
        default: continue
        }
        let name = Self.name(Whitespace.collapsed(tree.textContent(node)))
        guard Self.saysSomething(name), name.utf8.count <= 60, dates.visible(name) == nil else {
          continue
        }
        comment.author = name
        break
      }
    }
    var rest = comment.text[...]
    while let end = rest.firstRange(of: "\n\n"), rest[..<end.lowerBound].utf8.count <= 100 {
      let line = String(rest[..<end.lowerBound])
      if let time = dates.visible(line) {
        comment.published = comment.published ?? time
      } else if line != comment.author {
        break
      }
      rest = rest[end.upperBound...]
    }
    comment.text = String(rest)
  }

  /// Takes from one element of a comment what it says of author, time and approval, where nothing said it before.
  func fill(_ comment: inout Comment, from node: Int) {
    let marks = map.marks[node]
    let tag = tree.tag(node)
    guard tag != .text, !itemFlags[node] else { return }
    if comment.author == nil,
      marks.contains(.author) || tag == .cite || tree.has(node, .itemprop, token: "author")
    {
      let name = Self.name(firstLine(innermostName(node)))
      // “Name *” is a field of a form.
      if !name.isEmpty, name.utf8.count <= 100, !name.hasSuffix("*") { comment.author = name }
    }
    if tag == .time || tree.attribute(node, .datetime) != nil {
      // What is written for machines says more than the words around it.
      if let time = dates.time(ofElement: node, in: tree),
        comment.published.map({ $0.precision < time.precision }) ?? true
      {
        comment.published = time
      }
    } else if comment.published == nil, marks.contains(.date), tree.end(node) - node < 40 {
      comment.published = dates.visible(partedText(node))
    }
    if comment.published == nil, marks.contains(.author), tree.end(node) - node < 40 {
      // “Posted May 7 by Jane” is one line in some systems.
      comment.published = dates.visible(partedText(node))
    }
    if comment.likes == nil, marks.contains(.likes) {
      let digits = tree.textContent(node).utf8.filter { $0 &- 0x30 < 10 }
      if !digits.isEmpty, digits.count < 8 {
        comment.likes = Int(String(decoding: digits, as: UTF8.self))
      }
    }
  }

  /// The text of an element with a space between its parts: day and hour may be two elements that
  /// only a style sets apart.
  private func partedText(_ node: Int) -> String {
    let parts = (node..<tree.end(node)).filter { tree.tag($0) == .text }
      .map { tree.string(tree.text($0)) }
    return Whitespace.collapsed(parts.joined(separator: " "))
  }

  /// A byline holds more than a name; its link or its bold part is the name.
  private func innermostName(_ byline: Int) -> Int {
    let nodes = tree.descendants(byline).prefix(60)
    func first(_ matches: (Int) -> Bool) -> Int? {
      nodes.first { matches($0) && !Whitespace.collapsed(tree.textContent($0)).isEmpty }
    }
    return first { tree.has($0, .class, token: "fn") || tree.has($0, .itemprop, token: "name") }
      ?? first { tree.tag($0) == .cite }
      ?? first { [.b, .strong].contains(tree.tag($0)) || map.marks[$0].contains(.author) }
      ?? first { tree.tag($0) == .a } ?? byline
  }

  /// The text of an element's first line: below a name stand a rank, counts, when it was posted.
  private func firstLine(_ node: Int) -> String {
    var line = ""
    var block: Int32?
    for inner in node..<tree.end(node) where tree.tag(inner) == .text {
      let text = tree.string(tree.text(inner))
      guard text.utf8.contains(where: { $0 > 0x20 }) else { continue }
      if let block, block != map.block[inner] { break }
      block = map.block[inner]
      line += text
    }
    return Whitespace.collapsed(line)
  }

  /// Not a mere count of votes.
  static func saysSomething(_ text: String) -> Bool {
    text.utf8.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
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
}
