internal import Text
internal import TocsinModel

/// Finds whom documents of a group name as where their text is from, and who published none of them: the interview that
/// a page credits, the account that a post repeats, the owner of a pasted text's rights line.
///
/// Linear in the texts; a group that is larger than ``most`` is posts by many, of which only the marks are read.
struct UnreadSources {
  private let documents: [Document]
  private let words: [[Word]]
  /// What the sources of the group are called.
  private var own: Set<[UInt64]> = []
  private(set) var found: [UnreadSource] = []
  /// Where each is among them, by the words of its name.
  private var numbers: [[UInt64]: Int] = [:]

  private static let most = 60
  /// Nobody reads a longer list.
  private static let limit = 20

  /// - Parameter documents: the group's, in the order of their times.
  init(in documents: [Document]) {
    self.documents = documents
    let isReadWhole = documents.count <= Self.most
    words = documents.map {
      isReadWhole && $0.form != .post ? Word.words(of: $0.text, limit: 20_000) : []
    }
    for source in documents.compactMap(\.source) {
      for name in [source.name ?? "", source.id.rawValue, Self.withoutEnding(source)] {
        own.insert(Word.words(of: name).map(\.key))
      }
    }
    for (number, document) in documents.enumerated() {
      if let mark = RepostMark(of: document), !isOfGroup(mark) {
        add(mark.account, .repost, document, mark.written)
      }
      if let line = RightsLine(of: document) {
        add(line.name, .rightsLine, document, line.written)
      }
      for name in interviewers(number) {
        add(name.name, .interview, document, name.written)
      }
      // In order: those of a dictionary come in any.
      for name in DeclaredOrigins(of: document, words[number]).names.values.sorted() {
        add(name, .dateline, document, name)
      }
    }
  }

  private static func withoutEnding(_ source: Source) -> String {
    guard source.kind == .site, let dot = source.id.rawValue.lastIndex(of: ".") else { return "" }
    return String(source.id.rawValue[..<dot])
  }

  private func isOfGroup(_ mark: RepostMark) -> Bool {
    documents.contains { mark.names($0.source) }
  }

  private mutating func add(
    _ name: String, _ credit: UnreadSource.Credit, _ document: Document, _ written: String
  ) {
    let keys = Word.words(of: name).map(\.key)
    guard !keys.isEmpty, !own.contains(keys) else { return }
    if let known = numbers[keys] {
      found[known].creditedBy.append(document.id)
    } else if found.count < Self.limit {
      numbers[keys] = found.count
      found.append(
        UnreadSource(name: name, credit: credit, creditedBy: [document.id], written: written))
    }
  }
}

// MARK: Interviews

extension UnreadSources {
  /// How far from the interview a word of saying may stand: without one, who is named was asked, and did not ask.
  private static let reach = 6
  /// Names are seldom longer, that of who was asked not counted.
  private static let longest = 4

  private func interviewers(_ number: Int) -> [(name: String, written: String)] {
    let (document, words) = (documents[number], words[number])
    return Cues.interviews.matches(in: words).compactMap { match in
      let near = max(0, match.lowerBound - Self.reach)..<match.lowerBound
      let behind = match.upperBound..<min(words.count, match.upperBound + 2 * Self.reach)
      let begin = Cues.sayings.matches(in: words, near).last?.lowerBound
      guard begin != nil || Cues.sayings.occurs(in: words, behind) else { return nil }
      guard let name = name(at: match.upperBound, after: match, number) else { return nil }
      func text(_ range: Range<Int>) -> String {
        String(
          document.text.slice(
            TextSpan(words[range.lowerBound].start, words[range.upperBound - 1].end)))
      }
      return (text(name), text((begin ?? match.lowerBound)..<name.upperBound))
    }
  }

  /// The name that begins at a word: what stands in quotation marks, else words with capitals, without the name of who
  /// was asked behind it.
  private func name(at start: Int, after cue: Range<Int>, _ number: Int) -> Range<Int>? {
    let (text, words) = (documents[number].text, words[number])
    guard start < words.count, words[start].isCapitalised else { return nil }
    func gap(_ index: Int) -> String {
      String(text.slice(TextSpan(words[index - 1].end, words[index].start)))
    }
    let isQuoted = start > 0 && gap(start).contains { "«“„\"".contains($0) }
    var end = start + 1
    while end < words.count, end - start < 2 * Self.longest {
      let gap = gap(end)
      if isQuoted {
        if gap.contains(where: { "»”“\"".contains($0) }) { return start..<end }
      } else {
        guard words[end].isCapitalised, gap.allSatisfy({ " -’'\u{A0}".contains($0) }) else { break }
      }
      end += 1
    }
    if isQuoted { return nil }
    let run = start..<end
    if let kept = keptByOthers(run, cue, number) { return kept > start ? start..<kept : nil }
    // “… with Harbour Post Mara Ellwood”: who is called by the surname later on was asked.
    let last = words[end - 1].key
    let isNamedLater = words[end...].contains { $0.key == last && $0.isCapitalised }
    if isNamedLater { return run.count > 2 ? start..<(end - 2) : nil }
    return run.count <= Self.longest ? run : nil
  }

  /// Where the part of a run begins that another document of the group has right behind the same words: what it left
  /// out before that part is the name of who asked.
  private func keptByOthers(_ run: Range<Int>, _ cue: Range<Int>, _ number: Int) -> Int? {
    let keys = words[number][run].map(\.key)
    let asked = words[number][cue].map(\.key)
    for (other, theirs) in words.enumerated() where other != number {
      for match in Cues.interviews.matches(in: theirs)
      where theirs[match].map(\.key) == asked {
        for start in keys.indices.dropFirst() {
          let rest = keys[start...]
          guard match.upperBound + rest.count <= theirs.count else { continue }
          let behind = theirs[match.upperBound..<(match.upperBound + rest.count)]
          if behind.map(\.key).elementsEqual(rest) { return run.lowerBound + start }
        }
      }
    }
    return nil
  }
}
