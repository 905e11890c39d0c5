import Testing
import Text

struct LexiconTests {
  @Test func `phrases match whole words in any case, the longest first`() {
    let lexicon = Lexicon(list: "fact, fact\ncheck, d'après,\nnever")
    let words = Word.words(of: "A Fact Check, D’APRÈS him; factory, fact NEVER")
    #expect(lexicon.matches(in: words) == [1..<3, 3..<5, 7..<8, 8..<9])
    #expect(!lexicon.occurs(in: Word.words(of: "factory checks")))
  }

  @Test func `an entry cut by the end of the text does not match`() {
    #expect(!Lexicon(["all rights reserved"]).occurs(in: Word.words(of: "all rights")))
  }
}
