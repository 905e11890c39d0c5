package import TocsinModel

/// Two texts side by side: rows of what stands opposite to what.
package struct Comparison: Sendable {
  /// A run of words on one side.
  package struct Piece: Hashable, Sendable {
    /// How it stands to the other side.
    package enum Kind: Hashable, Sendable {
      case same
      /// Only here: dropped from a, or added to b.
      case alone
      /// Here in other words than opposite.
      case changed
    }

    /// The same for all its words.
    package let kind: Kind
    /// By their index in the text of its side.
    package let words: Range<Int>
  }

  /// What stands opposite to what; one side may be empty.
  package struct Row: Hashable, Sendable {
    /// Of the earlier text.
    package internal(set) var a: [Piece] = []
    /// Of the copy.
    package internal(set) var b: [Piece] = []
    var sentences = 0

    /// Whether every word stands in both.
    package var isSame: Bool {
      a.allSatisfy { $0.kind == .same } && b.allSatisfy { $0.kind == .same }
    }
    var wordsA: Int { a.reduce(0) { $0 + $1.words.count } }
    var wordsB: Int { b.reduce(0) { $0 + $1.words.count } }
    var isEmpty: Bool { a.isEmpty && b.isEmpty }
  }

  /// The earlier text.
  package let a: Words
  /// The copy.
  package let b: Words
  /// All words of both, each once, in order.
  package let rows: [Row]
  /// How the copy came from the earlier text.
  package let edits: [WordEdit]

  /// Beyond this many words, a stretch that stands on one side only has a row of its own.
  private static let block = 18
  /// A row ends at the first end of a sentence after this many words.
  private static let rowLength = 45

  /// - Parameters:
  ///   - a: The earlier text; - b: The copy.
  ///   - spans: What a detector found to be shared; it says where to look for equal words first.
  /// - Complexity: O((N+M)·D) with a limit on D, for N and M words and D differing ones.
  package init(_ a: String, _ b: String, spans: [MatchedSpan]) {
    let (wordsA, wordsB) = (Words(a), Words(b))
    var numbers = WordNumbers()
    let (numbersA, numbersB) = (numbers.numbers(of: wordsA), numbers.numbers(of: wordsB))
    var list = EditList()
    var (atA, atB) = (0, 0)
    for span in Self.ordered(spans) {
      let (inA, inB) = (wordsA.words(in: span.a), wordsB.words(in: span.b))
      guard !inA.isEmpty, !inB.isEmpty, inA.lowerBound >= atA, inB.lowerBound >= atB else {
        continue
      }
      Self.gap(numbersA, atA..<inA.lowerBound, numbersB, atB..<inB.lowerBound, &list)
      for edit in WordEdit.edits(numbersA, inA, numbersB, inB) {
        list.append(edit.isEqual, edit.a, edit.b)
      }
      (atA, atB) = (inA.upperBound, inB.upperBound)
    }
    if list.edits.isEmpty, spans.isEmpty {
      for edit in WordEdit.edits(numbersA, 0..<wordsA.count, numbersB, 0..<wordsB.count) {
        list.append(edit.isEqual, edit.a, edit.b)
      }
    } else {
      Self.gap(numbersA, atA..<wordsA.count, numbersB, atB..<wordsB.count, &list)
    }
    self.a = wordsA
    self.b = wordsB
    edits = Self.calmed(list.edits, wordsA).settled(wordsA, numbersA, wordsB, numbersB)
    rows = Self.rows(edits, wordsA, wordsB)
  }

  /// Joins changes that only a comma, or a short word amid long changes, keeps apart: by chance
  /// equal, and harder to read than one change.
  private static func calmed(_ edits: [WordEdit], _ a: Words) -> [WordEdit] {
    var list = EditList()
    for (index, edit) in edits.enumerated() {
      guard edit.isEqual, index > 0, index + 1 < edits.count else {
        list.append(edit.isEqual, edit.a, edit.b)
        continue
      }
      let before = max(edits[index - 1].a.count, edits[index - 1].b.count)
      let after = max(edits[index + 1].a.count, edits[index + 1].b.count)
      let words = edit.a.count { a.isWord($0) }
      let isChance = words == 0 ? min(before, after) > 1 : words < 3 && before + after > 12 * words
      list.append(!isChance, edit.a, edit.b)
    }
    return list.edits
  }

  /// Between matched spans only few words can be equal by more than chance: those at the ends, and
  /// those of short gaps. Elsewhere a diff would find “the” and “of” and show confetti.
  private static func gap(
    _ a: [Int32], _ rangeA: Range<Int>, _ b: [Int32], _ rangeB: Range<Int>, _ list: inout EditList
  ) {
    var (head, tail) = (0, 0)
    let shorter = min(rangeA.count, rangeB.count)
    while head < shorter, a[rangeA.lowerBound + head] == b[rangeB.lowerBound + head] { head += 1 }
    while tail < shorter - head,
      a[rangeA.upperBound - 1 - tail] == b[rangeB.upperBound - 1 - tail]
    {
      tail += 1
    }
    list.append(true, rangeA.prefix(head), rangeB.prefix(head))
    inner(
      a, rangeA.dropFirst(head).dropLast(tail), b, rangeB.dropFirst(head).dropLast(tail), &list)
    list.append(true, rangeA.suffix(tail), rangeB.suffix(tail))
  }

  private static func inner(
    _ a: [Int32], _ rangeA: Range<Int>, _ b: [Int32], _ rangeB: Range<Int>, _ list: inout EditList
  ) {
    guard rangeA.count <= 60, rangeB.count <= 60 else {
      list.append(false, rangeA, rangeB)
      return
    }
    let edits = WordEdit.edits(a, rangeA, b, rangeB)
    let equal = edits.reduce(0) { $0 + ($1.isEqual ? $1.a.count : 0) }
    if equal * 2 >= min(rangeA.count, rangeB.count) {
      for edit in edits { list.append(edit.isEqual, edit.a, edit.b) }
    } else {
      list.append(false, rangeA, rangeB)
    }
  }

  /// The heaviest spans first, as long as they keep the order of both texts.
  private static func ordered(_ spans: [MatchedSpan]) -> [MatchedSpan] {
    var chosen: [MatchedSpan] = []
    for span in spans.sorted(by: { ($1.b.length, $0.b) < ($0.b.length, $1.b) }).prefix(400) {
      let fits = chosen.allSatisfy { other in
        (span.a.end <= other.a.start && span.b.end <= other.b.start)
          || (span.a.start >= other.a.end && span.b.start >= other.b.end)
      }
      if fits { chosen.append(span) }
    }
    return chosen.sorted { $0.b < $1.b }
  }

  private static func rows(_ edits: [WordEdit], _ a: Words, _ b: Words) -> [Row] {
    var builder = RowBuilder()
    for edit in edits {
      if edit.isEqual {
        for (indexA, indexB) in zip(edit.a, edit.b) {
          builder.same(indexA, indexB)
          if a.endsParagraph(indexA) || b.endsParagraph(indexB) {
            builder.endSentence()
            builder.flush()
          } else if a.endsSentence(indexA) {
            builder.endSentence()
            if builder.row.wordsB >= rowLength { builder.flush() }
          }
        }
      } else {
        let isBlock = max(edit.a.count, edit.b.count) >= block
        if isBlock { builder.flush() }
        let isChange = !edit.a.isEmpty && !edit.b.isEmpty && !isBlock
        builder.differ(edit.a, edit.b, isChange ? .changed : .alone)
        let ends = [(a, edit.a.last), (b, edit.b.last)].contains { words, last in
          last.map { words.endsParagraph($0) } ?? false
        }
        if isBlock || ends { builder.flush() }
      }
    }
    builder.flush()
    return builder.rows
  }
}

/// Rows in the making.
private struct RowBuilder {
  var rows: [Comparison.Row] = []
  var row = Comparison.Row()

  mutating func same(_ indexA: Int, _ indexB: Int) {
    Self.extend(&row.a, .same, indexA..<indexA + 1)
    Self.extend(&row.b, .same, indexB..<indexB + 1)
  }

  mutating func differ(_ a: Range<Int>, _ b: Range<Int>, _ kind: Comparison.Piece.Kind) {
    Self.extend(&row.a, kind, a)
    Self.extend(&row.b, kind, b)
  }

  mutating func endSentence() { row.sentences += 1 }

  mutating func flush() {
    if !row.isEmpty {
      row.sentences = max(1, row.sentences)
      rows.append(row)
    }
    row = Comparison.Row()
  }

  private static func extend(
    _ pieces: inout [Comparison.Piece], _ kind: Comparison.Piece.Kind, _ words: Range<Int>
  ) {
    guard !words.isEmpty else { return }
    if let last = pieces.last, last.kind == kind, last.words.upperBound == words.lowerBound {
      pieces.removeLast()
      pieces.append(Comparison.Piece(kind: kind, words: last.words.lowerBound..<words.upperBound))
    } else {
      pieces.append(Comparison.Piece(kind: kind, words: words))
    }
  }
}
