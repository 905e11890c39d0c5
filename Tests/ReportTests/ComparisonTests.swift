import Report
import Testing
import TocsinModel

struct ComparisonTests {
  /// A little generator with a seed (SplitMix64), so that a failure can be repeated.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// What the edits make of a: equal words from a, the rest from b.
  static func applied(_ edits: [WordDiff.Edit], _ a: [Int32], _ b: [Int32]) -> [Int32] {
    edits.flatMap { $0.isEqual ? Array(a[$0.a]) : Array(b[$0.b]) }
  }

  static func isTiled(_ edits: [WordDiff.Edit], _ a: Int, _ b: Int) -> Bool {
    var (atA, atB) = (0, 0)
    for edit in edits {
      guard edit.a.lowerBound == atA, edit.b.lowerBound == atB else { return false }
      if edit.isEqual, edit.a.count != edit.b.count { return false }
      (atA, atB) = (edit.a.upperBound, edit.b.upperBound)
    }
    return atA == a && atB == b
  }

  @Test(arguments: [0, 1, 2, 5, 400])
  func `applying the edits to a gives b, whatever the limit`(limit: Int) {
    var random = Seeded(state: UInt64(limit) + 7)
    for round in 0..<400 {
      let words = Int32.random(in: 1...6, using: &random)
      let a = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Int32.random(in: 0...words, using: &random)
      }
      let b = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Int32.random(in: 0...words, using: &random)
      }
      let edits = WordDiff.edits(a, 0..<a.count, b, 0..<b.count, limit: limit)
      #expect(Self.applied(edits, a, b) == b, "round \(round)")
      #expect(Self.isTiled(edits, a.count, b.count), "round \(round)")
      for edit in edits where edit.isEqual { #expect(Array(a[edit.a]) == Array(b[edit.b])) }
    }
  }

  @Test func `the edits are the fewest possible`() {
    var random = Seeded(state: 3)
    for _ in 0..<200 {
      let a = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Int32.random(in: 0...3, using: &random)
      }
      let b = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Int32.random(in: 0...3, using: &random)
      }
      // The longest common subsequence by the textbook table.
      var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
      for i in 0..<a.count {
        for j in 0..<b.count {
          table[i + 1][j + 1] =
            a[i] == b[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
        }
      }
      let equal = WordDiff.edits(a, 0..<a.count, b, 0..<b.count).reduce(0) {
        $0 + ($1.isEqual ? $1.a.count : 0)
      }
      #expect(equal == table[a.count][b.count])
    }
  }

  @Test func `words put together are the text`() {
    let text = "  «Ми» said: “12 of 21”,\n\n and left…\t(at once) "
    let words = Words(text)
    var joined = "  "
    for index in 0..<words.count {
      joined += String(decoding: words.word(index), as: UTF8.self)
      joined += String(decoding: words.space(after: index), as: UTF8.self)
    }
    #expect(joined == text)
    #expect(Words("").count == 0 && Words(" \n").count == 0)
    #expect(Words("one\ntwo three\n\nfour").paragraphs == [0..<1, 1..<3, 3..<4])
  }

  @Test(arguments: 0..<300)
  func `a comparison covers both texts once, for any spans`(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    let vocabulary = [
      "the", "vote", "is", "on", "Sunday.", "Sunday,", "голос", "12", "21", "\n\n", "No!", "—",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...120, using: &random)).map { _ in
        vocabulary.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    let (a, b) = (text(), text())
    let spans = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      MatchedSpan(
        a: TextSpan(
          Int.random(in: -3...400, using: &random), Int.random(in: -3...500, using: &random)),
        b: TextSpan(
          Int.random(in: -3...400, using: &random), Int.random(in: -3...500, using: &random)))
    }
    let comparison = Comparison(a, b, spans: spans)
    #expect(Self.isTiled(comparison.edits, comparison.a.count, comparison.b.count))
    for edit in comparison.edits where edit.isEqual {
      for (indexA, indexB) in zip(edit.a, edit.b) {
        #expect(Array(comparison.a.word(indexA)) == Array(comparison.b.word(indexB)))
      }
    }
    let (shownA, shownB) = (
      comparison.rows.flatMap { $0.a.flatMap(\.words) },
      comparison.rows.flatMap { $0.b.flatMap(\.words) }
    )
    #expect(shownA == Array(0..<comparison.a.count))
    #expect(shownB == Array(0..<comparison.b.count))
  }

  @Test func `a changed number is marked and nothing else`() {
    let comparison = Comparison(
      "We opened 12 machines in Velm. All was well.",
      "We opened 21 machines in Velm. All was well.", spans: [])
    #expect(comparison.rows.count == 1)
    let changed = comparison.rows.flatMap(\.b).filter { $0.kind == .changed }
    let texts = changed.map { comparison.b.text($0.words) }
    #expect(texts == ["21"])
  }

  @Test func `an added sentence is cut at its own ends`() {
    let comparison = Comparison(
      "One says little. Three says little.", "One says little. Two says little. Three says little.",
      spans: [])
    let added = comparison.rows.flatMap(\.b).filter { $0.kind == .alone }
    let texts = added.map { comparison.b.text($0.words) }
    #expect(texts == ["Two says little."])
  }

  @Test func `a long added passage stands alone in its row`() {
    let passage = (1...40).map { "word\($0)" }.joined(separator: " ")
    let comparison = Comparison(
      "Before it.\nAfter it.", "Before it.\n\(passage).\nAfter it.", spans: [])
    #expect(comparison.rows.count == 3)
    #expect(comparison.rows[1].a.isEmpty)
  }

  @Test func `texts that cannot be compared stand side by side by paragraphs`() {
    let comparison = Comparison(paragraphsOf: "One.\nTwo.\nThree.", and: "Один.\nДва.")
    let (piecesA, piecesB) = (comparison.rows.map(\.a.count), comparison.rows.map(\.b.count))
    #expect(piecesA == [1, 1, 1])
    #expect(piecesB == [1, 1, 0])
    let same = comparison.rows.filter { $0.isSame }
    #expect(same.isEmpty)
  }

  @Test func `two long texts without a common word take no time`() {
    let a = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
    let b = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
    let start = ContinuousClock.now
    let comparison = Comparison(a, b, spans: [])
    #expect(comparison.edits.count == 1)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
