import TocsinModel

/// The parts of a page that was copied as plain text, or of a note in Markdown: title, date line, byline, body with its
/// credit lines, readers' comments; forms and widgets belong to none.
struct PastedText {
  private(set) var title: String?
  var published: Timestamp?
  private(set) var authors: [String] = []
  private(set) var language: String?
  private(set) var url: String?
  private(set) var text = ""
  private(set) var links: [Link] = []
  private(set) var comments: [Comment] = []

  /// Linear in the text.
  init(_ written: String) {
    var lines = written.split(separator: "\n", omittingEmptySubsequences: false).map {
      TextLine(String($0.last == "\r" ? $0.dropLast() : $0))
    }
    takeFrontMatter(&lines)
    let formStart = lines.firstIndex(where: \.beginsForm) ?? lines.count
    let commentStart = Self.commentStart(lines, before: formStart)
    if let commentStart {
      // Above a comment form there are comments; what stands below it is the page's frame.
      comments = PastedComments(lines[commentStart..<formStart]).comments
    }
    let bodyStart = takeHead(lines)
    let body = lines[min(bodyStart, commentStart ?? formStart)..<(commentStart ?? formStart)]
    text = paragraphs(body)
  }

  // MARK: Head

  /// `key: value` lines between two lines of hyphens, as notes in Markdown have them.
  private mutating func takeFrontMatter(_ lines: inout [TextLine]) {
    guard lines.first?.content == "---",
      let end = lines.dropFirst().prefix(60).firstIndex(where: { $0.content == "---" })
    else { return }
    for line in lines[1..<end] {
      guard let colon = line.content.firstIndex(of: ":") else { continue }
      let value = line.content[line.content.index(after: colon)...].trimmingQuotes
      guard !value.isEmpty else { continue }
      switch line.content[..<colon].lowercased() {
      case "title", "headline": title = value
      case "date", "published", "published_at": published = Self.time(value)
      case "author", "authors", "by": authors = [value]
      case "lang", "language": language = value
      case "url", "link", "source": if WebAddress.host(of: value) != nil { url = value }
      default: break
      }
    }
    lines.removeFirst(end + 1)
  }

  /// Takes title, date and byline from the first lines.
  /// - Returns: where the body begins.
  private mutating func takeHead(_ lines: [TextLine]) -> Int {
    var end = 0
    var index = 0
    var taken = 0
    var limit = 6
    while index < lines.count, limit > 0 {
      defer { index += 1 }
      let line = lines[index]
      guard !line.content.isEmpty else { continue }
      limit -= 1
      if let address = line.address {
        url = url ?? address
        end = index + 1
        continue
      }
      let dated = DatedLine(line.content)
      if let time = dated.time {
        if published.map({ $0.precision < time.precision }) ?? true { published = time }
        end = index + 1
        if !dated.rest.isEmpty {
          if title == nil, isTitle(dated.rest) {
            title = dated.rest
          } else {
            takeByline(dated.rest)
          }
        }
        continue
      }
      if takeByline(line.content) {
        end = index + 1
        continue
      }
      let isAlone =
        index + 1 >= lines.count || lines[index + 1].content.isEmpty
        || DatedLine(lines[index + 1].content).time != nil
      let hasBody = lines.dropFirst(index + 1).contains { !$0.content.isEmpty }
      if title == nil, taken == 0, isAlone || line.isHeading, hasBody, isTitle(line.content) {
        title = line.withoutMarks
        end = index + 1
        taken += 1
        continue
      }
      return end
    }
    return end
  }

  private func isTitle(_ line: String) -> Bool {
    // Headlines are shorter than this, and do not end as sentences of a text do.
    line.utf8.count <= 300 && line.last.map { !".:;,".contains($0) } ?? false
  }

  @discardableResult private mutating func takeByline(_ line: String) -> Bool {
    let lowered = line.lowercased()
    for word in ["by ", "von ", "par ", "por ", "автор: ", "author: "] where lowered.hasPrefix(word)
    {
      let name = String(line.dropFirst(word.count)).trimmingQuotes
      let words = name.split(separator: " ")
      // A sentence may begin with these words, too.
      guard (1...6).contains(words.count), !name.hasSuffix("."),
        words.first?.first?.isUppercase == true
      else { return false }
      authors = [name]
      return true
    }
    return false
  }

  static func time(_ text: String) -> Timestamp? {
    var text = text
    let reading = text.withUTF8 { WrittenTime.read($0, order: nil, isCell: false) }
    guard case .time(let time) = reading, time.precision >= .day else { return nil }
    var own = time
    own.origin = .page
    return own
  }

  // MARK: Body

  /// Where readers' comments begin: at their heading, or at a list that has likes or replies in it.
  private static func commentStart(_ lines: [TextLine], before end: Int) -> Int? {
    if let heading = lines[..<end].firstIndex(where: \.isCommentHeading) { return heading + 1 }
    if let says = lines[..<end].firstIndex(where: { $0.speaker != nil }) { return says }
    guard let reaction = lines[..<end].firstIndex(where: { $0.likes != nil }) else { return nil }
    // Up to the list item that the first reaction belongs to.
    return lines[..<reaction].lastIndex { $0.isItem }
  }

  private mutating func paragraphs(_ lines: ArraySlice<TextLine>) -> String {
    var paragraphs: [String] = []
    var current = ""
    for line in lines {
      let content = line.withoutMarks
      if content.isEmpty {
        if !current.isEmpty { paragraphs.append(current) }
        current = ""
      } else {
        // Text that was wrapped at a width is put together again.
        current += current.isEmpty ? content : (line.isItem ? "\n" : " ") + content
      }
      for link in line.links where links.count < 1000 { links.append(link) }
    }
    if !current.isEmpty { paragraphs.append(current) }
    return paragraphs.joined(separator: "\n\n")
  }
}

extension StringProtocol {
  /// Without blanks and quotes around it.
  var trimmingQuotes: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace || first == "\"" || first == "'" {
      rest = rest.dropFirst()
    }
    while let last = rest.last, last.isWhitespace || last == "\"" || last == "'" {
      rest = rest.dropLast()
    }
    return String(rest)
  }
}
