import Collect
import Testing

@Suite struct ByteSearchTests {
  @Test(
    arguments: [
      ("", "a", false), ("a", "a", true), ("ba", "ab", false), ("aab", "ab", true),
      ("aaaab", "aab", true), ("xxab", "ab", true), ("xxa", "ab", false), ("abx", "ab", true),
      ("aaaaaaaa", "ab", false),
    ] as [(String, StaticString, Bool)])
  func `a word is found wherever it stands, and nowhere else`(
    text: String, word: StaticString, isThere: Bool
  ) {
    #expect(Array(text.utf8).holds(word) == isThere)
  }
}
