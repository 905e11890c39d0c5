import TocsinModel

/// Readers' comments as a list with bullets, or each below the name of its author.
struct PastedComments {
  private(set) var comments: [Comment] = []

  private struct Open {
    var indent: Int
    var author: String?
    var published: Timestamp?
    var likes: Int?
    var depth: Int
    /// Paragraphs.
    var text: [String] = []
    var isNewParagraph = true
  }

  /// Indentations of the comments that the next one may answer, outermost first.
  private var indents: [Int] = []
  private var open: Open?

  init(_ lines: ArraySlice<TextLine>) {
    for line in lines { take(line) }
    finish()
  }

  private mutating func take(_ line: TextLine) {
    if line.isItem {
      begin(indent: line.indent, author: nil)
      add(line.itemContent)
    } else if let speaker = line.speaker {
      begin(indent: line.indent, author: speaker)
    } else if line.content.isEmpty {
      open?.isNewParagraph = true
    } else if let likes = line.likes {
      open?.likes = likes
    } else if !line.isControl {
      if open?.published == nil, open?.text.isEmpty == true,
        let time = PastedText.time(line.content)
      {
        open?.published = time
      } else {
        add(line.content)
      }
    }
  }

  private mutating func begin(indent: Int, author: String?) {
    finish()
    while let last = indents.last, last >= indent { indents.removeLast() }
    open = Open(indent: indent, author: author, depth: indents.count)
    indents.append(indent)
  }

  private mutating func add(_ line: String) {
    guard var comment = open, !line.isEmpty else { return }
    if comment.isNewParagraph || comment.text.isEmpty {
      comment.text.append(line)
    } else {
      comment.text[comment.text.count - 1] += "\n" + line
    }
    comment.isNewParagraph = false
    open = comment
  }

  private mutating func finish() {
    guard var comment = open else { return }
    open = nil
    // A name stands in a paragraph of its own above the words.
    if comment.author == nil, comment.text.count > 1, let first = comment.text.first,
      Self.isName(first)
    {
      comment.author = first
      comment.text.removeFirst()
    }
    guard !comment.text.isEmpty else { return }
    comments.append(
      Comment(
        author: comment.author, published: comment.published,
        text: comment.text.joined(separator: "\n\n"), depth: comment.depth, likes: comment.likes))
  }

  private static func isName(_ line: String) -> Bool {
    line.utf8.count <= 60 && line.split(separator: " ").count <= 3
      && line.last.map { !".!?…,;:)”\"".contains($0) } ?? false
  }
}
