internal import Text
internal import TocsinModel

/// Where a copy says that its text is from: a line, a dateline or a link that names the source of the other.
struct Credit: Hashable {
  /// For a reader.
  var sentence: String

  /// Looks for a's source in b; `nil` when b does not name it.
  ///
  /// - Parameter words: those of b's text, when they are known already.
  init?(of a: Document, in b: Document, words: [Word]? = nil) {
    guard let source = a.source, source.id != b.source?.id else { return nil }
    if let mark = RepostMark(of: b), mark.names(source) {
      sentence = "\(b.label) says whose text it repeats: “\(mark.written)”."
      return
    }
    // Accounts are credited by mentioning them.
    if source.kind == .account, !b.text.utf8.contains(UInt8(ascii: "@")) { return nil }
    if let link = Self.link(to: source, in: b) {
      sentence = "\(b.label) links to where the text is from: \(link)."
      return
    }
    let names = Self.names(of: source)
    let words = words ?? Word.words(of: b.text)
    guard let quoted = Self.credit(names, words, b.text) ?? Self.author(names, b) else {
      return nil
    }
    sentence = "\(b.label) credits \(source.name ?? source.id.rawValue): “\(quoted)”."
  }

  /// A link to any page of the source's site.
  private static func link(to source: Source, in b: Document) -> String? {
    guard source.kind == .site else { return nil }
    let host = source.id.rawValue
    return b.links.first { leads($0.url, to: host) }?.url
  }

  private static func leads(_ url: String, to host: String) -> Bool {
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else { return false }
    var rest = url.drop { $0 != "/" }.dropFirst(2)
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    guard rest.hasPrefix(host) else { return false }
    return rest.dropFirst(host.count).first.map { "/?#:".contains($0) } ?? true
  }

  /// The names a source goes by: its own, its host, and the host without its ending.
  private static func names(of source: Source) -> [Lexicon] {
    var names = [source.name ?? "", source.id.rawValue]
    if source.kind == .site, let dot = source.id.rawValue.lastIndex(of: ".") {
      names.append(String(source.id.rawValue[..<dot]))
    }
    return names.filter { $0.utf8.count >= 3 }.map { Lexicon([$0]) }
  }

  /// How many words before or behind the name the word of credit may stand.
  private static let reach = 6
  /// A dateline is among the first words: “VALMONT (Orlanda Press) –”.
  private static let dateline = 12

  private static func credit(_ names: [Lexicon], _ words: [Word], _ text: String) -> String? {
    for name in names {
      for match in name.matches(in: words) {
        let near = max(0, match.lowerBound - reach)..<min(words.count, match.upperBound + reach)
        let isDateline =
          match.lowerBound < dateline && isInBrackets(match, words, text)
        let isSigned = isInBrackets(match, words, text) && match.upperBound + 3 >= words.count
        if isDateline || isSigned || Cues.credits.occurs(in: Array(words[near]))
          || precededByRightsSign(match, words, text)
        {
          return String(
            text.slice(TextSpan(words[near.lowerBound].start, words[near.upperBound - 1].end)))
        }
      }
    }
    return nil
  }

  private static func author(_ names: [Lexicon], _ b: Document) -> String? {
    b.authors.first { author in
      let words = Word.words(of: author)
      return names.contains { $0.occurs(in: words) }
    }
  }

  private static func isInBrackets(_ match: Range<Int>, _ words: [Word], _ text: String) -> Bool {
    let before = text.slice(
      TextSpan(words[match.lowerBound].start - 2, words[match.lowerBound].start))
    let after = text.slice(
      TextSpan(words[match.upperBound - 1].end, words[match.upperBound - 1].end + 2))
    return before.contains { "([/".contains($0) } && after.contains { ")]/".contains($0) }
  }

  private static func precededByRightsSign(_ match: Range<Int>, _ words: [Word], _ text: String)
    -> Bool
  {
    let start = words[max(0, match.lowerBound - 2)].start - 4
    return text.slice(TextSpan(start, words[match.lowerBound].start)).unicodeScalars.contains("©")
  }
}
