import Testing
import Text

struct SegmentationTests {
  private func words(_ text: String) -> [String] {
    let utf8 = Array(text.utf8)
    return Word.words(of: text).map { String(decoding: utf8[$0.start..<$0.end], as: UTF8.self) }
  }

  @Test(arguments: [
    ("One, two — three.", ["One", "two", "three"]),
    ("l’homme d'État", ["l", "homme", "d", "État"]),
    ("12.5 % of 1,200", ["12", "5", "of", "1", "200"]),
    ("なぜ選挙", ["な", "ぜ", "選", "挙"]),
    ("zero\u{200B}width", ["zero\u{200B}width"]),
    ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
    ("", []), ("… !", []),
  ])
  func `words are runs of letters and digits, or single ideographs`(
    text: String, expected: [String]
  ) {
    #expect(words(text) == expected)
  }

  @Test func `keys ignore case, accents and look-alikes`() {
    let keys = Word.words(of: "Élection elEction еlесtiоn selection").map(\.key)
    #expect(keys[0] == keys[1])
    #expect(keys[1] == keys[2])
    #expect(keys[2] != keys[3])
  }

  @Test func `capitals and digits are noticed`() {
    let words = Word.words(of: "Élan lower 4th Владимир")
    #expect(words.map(\.isCapitalised) == [true, false, false, true])
    #expect(words.map(\.hasDigit) == [false, false, true, false])
  }

  @Test func `the number of words is bounded`() {
    #expect(Word.words(of: String(repeating: "a ", count: 100), limit: 10).count == 10)
  }

  @Test func `sentences end at stops and at line breaks, without their white space`() {
    let text = "First one. Second?  Third!\nFourth line\n\n  “Fifth.” Sixth"
    let utf8 = Array(text.utf8)
    let found = sentences(of: text).map { String(decoding: utf8[$0], as: UTF8.self) }
    #expect(found == ["First one.", "Second?", "Third!", "Fourth line", "“Fifth.”", "Sixth"])
  }

  @Test func `a limit on sentences loses no text`() {
    let text = String(repeating: "One. ", count: 50)
    let found = sentences(of: text, limit: 5)
    #expect(found.last?.upperBound == text.utf8.count - 1)
  }

  @Test(arguments: ["", " \n ", "\n"])
  func `no text has no sentences`(text: String) {
    #expect(sentences(of: text).isEmpty)
  }
}
