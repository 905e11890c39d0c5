import Engine
import Testing

@Suite struct WordDifferenceTests {
  private func text(_ difference: WordDifference, added: Bool) -> String {
    difference.pieces.map { piece in
      switch piece {
      case .same(let text): text
      case .dropped(let text): added ? "" : text
      case .added(let text): added ? text : ""
      }
    }.joined()
  }

  @Test(arguments: [
    ("one two three", "one 2 three"), ("", "new"), ("old", ""), ("same", "same"),
    ("Žluťoučký kůň, 5", "Zlutoucky kun, 6"), ("a b c d", "d c b a"),
  ])
  func `the second text can be read from what is same and added`(a: String, b: String) {
    #expect(text(WordDifference(a, b), added: true) == b)
  }

  @Test func `look-alike letters are a difference`() {
    let difference = WordDifference("the aim of it", "the \u{0430}im of it")
    #expect(difference.pieces.contains(.added("\u{0430}im ")))
  }
}
