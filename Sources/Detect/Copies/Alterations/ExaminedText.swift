internal import Algorithms
internal import Text
internal import TocsinModel

/// A text cut into words and sentences, with what alterations are told by.
struct ExaminedText {
  let text: String
  let words: [Word]
  let sentences: [Sentence]
  /// The key of each word, in one alphabet.
  private let keys: [UInt64]
  /// Which words are Serbian in Cyrillic letters; empty where none is.
  private let cyrillic: [Bool]
  /// What its characters say, told in one pass.
  let characters: CharacterTraits
  /// Where each word stands, in texts long enough for that to pay.
  private let places: [UInt64: [Int]]?

  private static let indexed = 512

  struct Sentence {
    var span: TextSpan
    /// Indices into `words`.
    var words: Range<Int>
  }

  /// - Parameter boilerplate: the fingerprints of what the source repeats on all its texts; sentences made of
  ///   it are left out.
  init(_ text: String, without boilerplate: Set<UInt32>? = nil) {
    self.text = text
    let ignored = boilerplate.map { BoilerplateRanges(of: FoldedText(text), $0) }
    let words = Self.words(of: text)
    var sentences: [Sentence] = []
    var next = 0
    for range in Text.sentences(of: text) {
      while next < words.count, words[next].start < range.lowerBound { next += 1 }
      let first = next
      while next < words.count, words[next].start < range.upperBound { next += 1 }
      let span = TextSpan(range.lowerBound, range.upperBound)
      let sentence = Sentence(span: span, words: first..<next)
      guard next > first,
        ignored?.mostlyCover(span) != true || Self.isTelling(text, span, words, first..<next)
      else { continue }
      sentences.append(sentence)
    }
    self.words = words
    self.sentences = sentences
    let spelled = SerbianWords(text)?.keys(of: words, in: text)
    keys = spelled?.map(\.key) ?? words.map(\.key)
    cyrillic = spelled?.map(\.isCyrillic) ?? []
    characters = CharacterTraits(of: text)
    places =
      words.count < Self.indexed
      ? nil : Dictionary(grouping: words.indices) { [keys] in keys[$0] }
  }

  /// Rights lines and bylines may stand on every page of a source; whether a copy has them matters.
  private static func isTelling(
    _ text: String, _ span: TextSpan, _ words: [Word], _ range: Range<Int>
  ) -> Bool {
    let isByline = range.count <= 5 && words[range].count(where: \.isCapitalised) >= 3
    return isByline || isRightsLine(text, span, words, range)
  }

  func isRightsLine(_ sentence: Int) -> Bool {
    Self.isRightsLine(text, sentences[sentence].span, words, sentences[sentence].words)
  }

  private static func isRightsLine(
    _ text: String, _ span: TextSpan, _ words: [Word], _ range: Range<Int>
  ) -> Bool {
    Cues.copyrights.occurs(in: words, range)
      || text.slice(TextSpan(span.start - 6, span.end + 6)).unicodeScalars.contains("©")
  }

  /// Without those of web addresses, mentions and hashtags, which say nothing of the text.
  private static func words(of text: String) -> [Word] {
    var leftOut = FoldedText.leftOut(of: text)[...]
    return Word.words(of: text).filter { word in
      while let first = leftOut.first, first.upperBound <= word.start { leftOut.removeFirst() }
      return leftOut.first.map { word.end <= $0.lowerBound } ?? true
    }
  }

  func string(_ span: TextSpan) -> String { String(text.slice(span)) }

  /// The original text from the first to the last word of a range.
  func string(_ range: Range<Int>) -> String {
    guard let span = span(range) else { return "" }
    return string(span)
  }

  func span(_ range: Range<Int>) -> TextSpan? {
    range.isEmpty ? nil : TextSpan(words[range.lowerBound].start, words[range.upperBound - 1].end)
  }

  func span(ofSentences range: Range<Int>) -> TextSpan {
    TextSpan(sentences[range.lowerBound].span.start, sentences[range.upperBound - 1].span.end)
  }

  /// A run of sentences cut where paragraphs end.
  func paragraphs(_ run: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = run.lowerBound
    for sentence in run.dropFirst() {
      let gap = TextSpan(sentences[sentence - 1].span.end, sentences[sentence].span.start)
      guard text.slice(gap).utf8.contains(UInt8(ascii: "\n")) else { continue }
      found.append(start..<sentence)
      start = sentence
    }
    return found + [start..<run.upperBound]
  }

  func words(ofSentences range: Range<Int>) -> Range<Int> {
    sentences[range.lowerBound].words.lowerBound..<sentences[range.upperBound - 1].words.upperBound
  }
}

extension ExaminedText {
  /// Runs of capitalised words that are names rather than beginnings of sentences: a run of two or more, or one
  /// inside a sentence. Written in capitals throughout, a sentence has no names.
  func names(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard words[index].isCapitalised, !words[index].hasDigit else {
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, words[end].isCapitalised, !words[end].hasDigit,
        isJoined(end - 1, end)
      {
        end += 1
      }
      // A sentence may begin with any word; what is also written small is no name.
      let isFirst = beginsSentence(index)
      let start = isFirst && (end - index == 1 || isCommon(index)) ? index + 1 : index
      let length = words[start..<end].reduce(0) { $0 + $1.end - $1.start }
      if start < end, length > 1, end - start <= 6, !isDate(start..<end) {
        found.append(start..<end)
      }
      index = end
    }
    return found
  }

  private func beginsSentence(_ index: Int) -> Bool {
    let sentence = sentences.partitioningIndex { $0.words.lowerBound >= index }
    return sentence < sentences.count && sentences[sentence].words.lowerBound == index
  }

  /// Whether a capitalised word also occurs without its capital.
  private func isCommon(_ index: Int) -> Bool {
    let key = keys[index]
    func isSmall(_ other: Int) -> Bool { keys[other] == key && !words[other].isCapitalised }
    guard let places else { return words.indices.contains(where: isSmall) }
    return places[key]?.contains(where: isSmall) ?? false
  }

  /// Whether a capitalised run only names a month or a day.
  private func isDate(_ range: Range<Int>) -> Bool {
    Cues.months.matches(in: words, range).reduce(0) { $0 + $1.count } == range.count
  }

  /// Whether only a space, hyphen or apostrophe stands between two words, or the stop of an initial or a title.
  private func isJoined(_ first: Int, _ second: Int) -> Bool {
    let gap = TextSpan(words[first].end, words[second].start)
    guard gap.length <= 3 else { return false }
    let signs = text.slice(gap).unicodeScalars
    guard signs.allSatisfy({ " -'’\u{A0}.".unicodeScalars.contains($0) }) else { return false }
    return !signs.contains(".") || words[first].end - words[first].start <= 2
      || !beginsSentence(second)
  }

  /// The parts of a range between quotation marks, at least three words long, marks excluded.
  func quotations(in range: Range<Int>) -> [Range<Int>] {
    guard characters.hasQuotationMarks, let span = span(range) else { return [] }
    var found: [Range<Int>] = []
    for part in QuotationMarks.quoted(text, TextSpan(max(0, span.start - 4), span.end + 4)) {
      let first = range.first { words[$0].start >= part.start } ?? range.upperBound
      let end = range[first...].first { words[$0].start >= part.end } ?? range.upperBound
      if end - first >= 3 { found.append(first..<end) }
    }
    return found
  }

  func keys(_ range: Range<Int>) -> ArraySlice<UInt64> { keys[range] }

  /// In which scripts a word is, for who looks for disguises: Serbian is the same in either of its alphabets.
  func scripts(ofWord index: Int) -> CharacterTraits.Scripts {
    if !cyrillic.isEmpty, cyrillic[index] { return .latin }
    let span = TextSpan(words[index].start, words[index].end)
    return CharacterTraits.scripts(of: text.slice(span).unicodeScalars)
  }

  /// Whether these words occur in this order anywhere.
  func contains(_ sought: ArraySlice<UInt64>) -> Bool {
    guard let first = sought.first else { return true }
    func begins(at index: Int) -> Bool {
      keys[index] == first && index + sought.count <= keys.count
        && keys[index..<(index + sought.count)] == sought
    }
    guard let places else { return keys.indices.contains(where: begins) }
    return places[first]?.contains(where: begins) ?? false
  }
}
