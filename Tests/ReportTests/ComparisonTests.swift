import Report
import TestSupport
import Testing
import TocsinModel

struct ComparisonTests {
  static func isTiled(_ edits: [WordEdit], _ a: Int, _ b: Int) -> Bool {
    var (atA, atB) = (0, 0)
    for edit in edits {
      guard edit.a.lowerBound == atA, edit.b.lowerBound == atB else { return false }
      if edit.isEqual, edit.a.count != edit.b.count { return false }
      (atA, atB) = (edit.a.upperBound, edit.b.upperBound)
    }
    return atA == a && atB == b
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
    var random = SeededNumbers(state: UInt64(seed))
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

  @Test func `what stands beside a matched span and is equal, too, is not marked`() {
    let comparison = Comparison(
      "One and two and three. Four of old.", "One and two and three. Five, which is new.",
      spans: [MatchedSpan(a: TextSpan(0, 21), b: TextSpan(0, 21))])
    let marked = comparison.rows.flatMap(\.a).filter { $0.kind != .same }
    let texts = marked.map { comparison.a.text($0.words) }
    #expect(texts == ["Four of old"])
  }

  @Test func `a sentence ends behind its quotation mark`() {
    let words = Words("He said: “We vote on Sunday.” Then he left. And so on")
    let ends = (0..<words.count).filter { words.endsSentence($0) }.map { words.text($0..<$0 + 1) }
    #expect(ends == ["”", ".", "on"])
  }

  @Test func `a long added passage stands alone in its row`() {
    let passage = (1...40).map { "word\($0)" }.joined(separator: " ")
    let comparison = Comparison(
      "Before it.\nAfter it.", "Before it.\n\(passage).\nAfter it.", spans: [])
    #expect(comparison.rows.count == 3)
    #expect(comparison.rows[1].a.isEmpty)
  }

  @Test func `two long texts without a common word take no time`() {
    let a = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
    let b = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
    let start = ContinuousClock.now
    let comparison = Comparison(a, b, spans: [])
    #expect(comparison.edits.count == 1)
    #expect(ContinuousClock.now - start < .patiently(20))
  }

  @Test func `Serbian words are the same in either alphabet, and disguised ones are not`() {
    let cyrillic = "„Њих двоје“, рекао је Ђорђе Џомбић, добили су 96 листића."
    let latin = "„Njih dvoje“, rekao je Đorđe Džombić, dobili su 96 listića."
    for (a, b) in [(cyrillic, latin), (latin, cyrillic)] {
      #expect(Comparison(a, b, spans: []).edits.map(\.isEqual) == [true])
    }
    // A Cyrillic о in a Latin word, and a Latin o in a Cyrillic one.
    for b in [
      latin.replacing("dobili", with: "dоbili"), cyrillic.replacing("добили", with: "дoбили"),
    ] {
      let changed = Comparison(cyrillic, b, spans: []).edits.filter { !$0.isEqual }
      #expect(changed.map(\.b.count) == [1])
    }
  }
}
