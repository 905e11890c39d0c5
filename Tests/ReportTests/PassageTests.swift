import Report
import TestSupport
import Testing
import TocsinModel

struct PassageTests {
  static func span(_ a: (Int, Int), _ b: (Int, Int)) -> MatchedSpan {
    MatchedSpan(a: TextSpan(a.0, a.1), b: TextSpan(b.0, b.1))
  }

  @Test func `matched passages stand side by side and the rest between them`() {
    // One. Two. Three. against Eins. Neu. Drei.
    let rows = PassageComparison(
      "One. Two. Three.", "Eins. Neu. Drei.",
      spans: [Self.span((0, 4), (0, 5)), Self.span((10, 16), (11, 16))]
    ).rows
    #expect(rows.map(\.a) == [TextSpan(0, 4), TextSpan(5, 9), TextSpan(10, 16)])
    #expect(rows.map(\.b) == [TextSpan(0, 5), TextSpan(6, 10), TextSpan(11, 16)])
    #expect(rows.map(\.isMatched) == [true, false, true])
  }

  @Test func `a passage that changed its place stands beside its counterpart, and says so`() {
    let rows = PassageComparison(
      "One one one. Two.", "Zwei. Eins eins eins.",
      spans: [Self.span((0, 12), (6, 21)), Self.span((13, 17), (0, 5))]
    ).rows
    #expect(rows.map(\.a) == [TextSpan(13, 17), TextSpan(0, 12)])
    #expect(rows.map(\.isMoved) == [true, false])
  }

  @Test func `a passage that became two is one row`() {
    let rows = PassageComparison(
      "One and two.", "Eins. Zwei.",
      spans: [Self.span((0, 12), (0, 5)), Self.span((0, 12), (6, 11))]
    ).rows
    #expect(rows.map(\.a) == [TextSpan(0, 12)] && rows.map(\.b) == [TextSpan(0, 11)])
  }

  @Test func `paragraphs stand side by side where both passages have as many`() {
    let rows = PassageComparison(
      "One.\n\nTwo.", "Eins.\nZwei.", spans: [Self.span((0, 10), (0, 11))]
    ).rows
    #expect(rows.map(\.a) == [TextSpan(0, 4), TextSpan(6, 10)])
    #expect(rows.map(\.b) == [TextSpan(0, 5), TextSpan(6, 11)])
  }

  @Test func `without passages the texts stand side by side and nothing is called matched`() {
    let rows = PassageComparison("One.\nTwo.", "Один.", spans: []).rows
    #expect(rows.map(\.a) == [TextSpan(0, 9)] && rows.map(\.b) == [TextSpan(0, 9)])
    #expect(rows.map(\.isMatched) == [false])
    #expect(PassageComparison("", " ", spans: []).rows.isEmpty)
  }

  @Test(arguments: 0..<300)
  func `all text is shown once, for any spans`(seed: Int) {
    var random = SeededNumbers(state: UInt64(seed) &* 31)
    func text() -> String {
      (0..<Int.random(in: 0...40, using: &random)).map { _ in
        ["one", "два", "ثلاثة", "4", "\n", "\n\n", "—", "5."].randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    func span() -> TextSpan {
      TextSpan(Int.random(in: -3...200, using: &random), Int.random(in: -3...220, using: &random))
    }
    let (a, b) = (text(), text())
    let spans = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      MatchedSpan(a: span(), b: span())
    }
    let rows = PassageComparison(a, b, spans: spans).rows
    func covered(_ text: String, _ side: KeyPath<PassageComparison.Row, TextSpan?>) -> Bool {
      let shown = rows.compactMap { $0[keyPath: side] }.sorted()
      let disjoint = zip(shown, shown.dropFirst()).allSatisfy { $0.end <= $1.start }
      let joined = shown.map { text.slice($0) }.joined().filter { !$0.isWhitespace }
      return disjoint && joined == text.filter { !$0.isWhitespace }
    }
    #expect(covered(a, \.a) && covered(b, \.b))
    let inB = rows.compactMap(\.b)
    #expect(inB == inB.sorted())
  }

  @Test func `where marks overlap, the more telling one counts and nothing is said twice`() {
    let marks = TextMarks(
      [
        Alteration(kind: .sentenceDropped, before: "x", a: TextSpan(0, 20)),
        Alteration(kind: .number, before: "12", after: "21", a: TextSpan(5, 7)),
        Alteration(kind: .name, before: "y", a: nil),
      ], in: \.a)
    let runs = marks.runs(in: TextSpan(2, 30), otherWords: [TextSpan(18, 25)])
    #expect(runs.map(\.mark) == [.dropped, .changed, .dropped, .otherWords, nil])
    #expect(runs.map(\.span.start) == [2, 5, 7, 20, 25] && runs.last?.span.end == 30)
    #expect(marks.runs(in: TextSpan(40, 50)).map(\.mark) == [nil])
  }

  @Test func `words that differ are found where enough are the same, and nowhere else`() {
    let a = "The bridge at Sarn was closed on Monday.",
      b = "The bridge at Sarn is shut since Monday."
    let words = OtherWords(a, TextSpan(0, a.utf8.count), b, TextSpan(0, b.utf8.count))
    #expect(words.a.map { String(a.slice($0)) } == ["was closed on"])
    #expect(words.b.map { String(b.slice($0)) } == ["is shut since"])
    let other = "Nobody crosses the river."
    let none = OtherWords(a, TextSpan(0, 40), other, TextSpan(0, other.utf8.count))
    #expect(none.a.isEmpty && none.b.isEmpty)
  }
}
