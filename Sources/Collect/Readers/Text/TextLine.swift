import TocsinModel

/// A line of a pasted text and what it is by itself.
struct TextLine {
  /// Columns before the first character that is no blank; a tab is four.
  let indent: Int
  /// Without blanks around it.
  let content: String

  init(_ line: String) {
    var indent = 0
    for character in line {
      if character == " " || character == "\u{A0}" {
        indent += 1
      } else if character == "\t" {
        indent += 4
      } else {
        break
      }
    }
    self.indent = indent
    content = line.trimmingBlanks
  }

  private static let bullets: Set<Character> = ["•", "◦", "▪", "‣", "*", "-", "–", "○", "●", "∙"]

  /// Whether it begins a point of a list.
  var isItem: Bool {
    guard let first = content.first, Self.bullets.contains(first) else { return false }
    return content.dropFirst().first.map { $0 == " " || $0 == "\t" || $0 == "\u{A0}" } ?? false
  }

  /// What stands behind the bullet.
  var itemContent: String { isItem ? String(content.dropFirst()).trimmingBlanks : content }

  /// A heading of Markdown.
  var isHeading: Bool {
    let marks = content.prefix { $0 == "#" }
    return (1...6).contains(marks.count) && content.dropFirst(marks.count).first == " "
  }

  /// The address that the line is.
  var address: String? {
    let bare = content.hasPrefix("<") ? String(content.dropFirst().prefix { $0 != ">" }) : content
    return bare.contains(" ") || WebAddress.host(of: bare) == nil ? nil : bare
  }

  // MARK: Around an article

  private static let forms = [
    "leave a reply", "leave a comment", "post a comment", "write a comment", "add a comment",
    "log in to comment", "please log in using one of these", "you are commenting using your",
    "notify me of new", "share this:", "schreibe einen kommentar", "kommentar hinterlassen",
    "laisser un commentaire", "deja un comentario", "zostaw komentarz", "залишити коментар",
    "оставить комментарий", "добавить комментарий", "napsat komentář", "this site uses akismet",
    "enter your comment here", "fill in your details below",
  ]

  /// Whether a form or a widget of the page begins, below which nothing of a text stands.
  var beginsForm: Bool {
    guard content.utf8.count <= 120 else { return false }
    let lowered = withoutMarks.lowercased()
    return Self.forms.contains { lowered.hasPrefix($0) }
  }

  private static let commentHeadings: Set<String> = [
    "comments", "comments:", "kommentare", "commentaires", "comentarios", "komentarze", "коментарі",
    "комментарии", "responses", "replies", "komentáře", "коментари",
  ]

  var isCommentHeading: Bool {
    guard content.utf8.count <= 80 else { return false }
    var words = withoutMarks.lowercased().split(separator: " ")
    if let first = words.first, first.allSatisfy(\.isNumber) { words.removeFirst() }
    if let last = words.last, last.allSatisfy({ $0.isNumber || $0 == "(" || $0 == ")" }) {
      words.removeLast()
    }
    guard let word = words.first else { return false }
    return words.count == 1 && Self.commentHeadings.contains(String(word))
  }

  /// How many readers liked what stands above: `Liked by 4 people`, `3 likes`, `👍 3`.
  var likes: Int? {
    guard content.utf8.count <= 60 else { return nil }
    let words = content.lowercased().split(separator: " ")
    let number = words.compactMap { Int($0) }.first
    if words.starts(with: ["liked", "by"]) { return number ?? 1 }
    guard words.count == 2, let number else { return nil }
    return ["like", "likes", "👍", "❤", "♥", "лайків", "лайков", "j’aime"].contains {
      words.contains(Substring($0))
    } ? number : nil
  }

  /// Who speaks next: `Anna says:`.
  var speaker: String? {
    guard content.utf8.count <= 80 else { return nil }
    for ending in [" says:", " said:", " sagt:", " wrote:", " schreibt:", " dit :", " dice:"]
    where content.hasSuffix(ending) {
      let name = String(content.dropLast(ending.count))
      return name.split(separator: " ").count <= 4 && !name.isEmpty ? name : nil
    }
    return nil
  }

  /// A control of the page, such as `Reply`.
  var isControl: Bool {
    [
      "reply", "like", "share", "report", "antworten", "répondre", "ответить", "відповісти",
      "responder",
    ]
    .contains(content.lowercased())
  }

  // MARK: Markdown

  /// Links written as in Markdown.
  var links: [Link] { Markdown(content).links }

  /// The text without the marks of Markdown.
  var withoutMarks: String {
    var line = content
    if isHeading { line = String(line.drop { $0 == "#" }).trimmingBlanks }
    if line.hasPrefix("> ") { line = String(line.dropFirst(2)) }
    return Markdown(line).text
  }
}

/// A line of Markdown (CommonMark 0.31): links and emphasis only, which is what notes about articles have.
private struct Markdown {
  var text = ""
  var links: [Link] = []

  /// Linear.
  init(_ line: String) {
    guard line.utf8.contains(where: { $0 == 0x5B || $0 == 0x2A }) else {
      text = line
      return
    }
    var rest = line[...]
    while let first = rest.first {
      if first == "[", let close = rest.prefix(500).firstIndex(of: "]") {
        let behind = rest[rest.index(after: close)...]
        if behind.first == "(", let end = behind.prefix(2000).firstIndex(of: ")") {
          let words = String(rest[rest.index(after: rest.startIndex)..<close])
          let url = String(behind[behind.index(after: behind.startIndex)..<end])
          if WebAddress.host(of: url) != nil { links.append(Link(url: url, text: words)) }
          text += words
          rest = behind[behind.index(after: end)...]
          continue
        }
      }
      if first == "*", rest.hasPrefix("**") {
        rest = rest.dropFirst(2)
        continue
      }
      text.append(first)
      rest = rest.dropFirst()
    }
  }
}

extension StringProtocol {
  /// Without blanks around it.
  var trimmingBlanks: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace || first == "\u{FEFF}" {
      rest = rest.dropFirst()
    }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
