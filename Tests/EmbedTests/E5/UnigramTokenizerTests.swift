import Embed
import Testing

@Suite struct UnigramTokenizerTests {
  /// Pieces with their scores; the first is the unknown one.
  private func tokenizer(
    _ pieces: [(String, Float)], _ replacements: [(UInt32, [UInt32])] = []
  ) throws -> UnigramTokenizer {
    let texts = (["<unk>"] + pieces.map(\.0)).map { Array($0.utf8) }
    let vocabulary = try #require(
      UnigramVocabulary(
        bytes: texts.flatMap { $0 },
        offsets: texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt32($1.count)) },
        scores: [0] + pieces.map(\.1), beginning: 0, end: 0, unknown: 0))
    return UnigramTokenizer(
      vocabulary: vocabulary, map: try #require(CharacterMap(replacements)))
  }

  @Test func `the pieces whose scores sum to the most are chosen`() throws {
    let tokenizer = try tokenizer([
      ("▁", -1), ("a", -2), ("b", -2), ("ab", -3), ("▁ab", -4.5), ("abc", -9), ("c", -2),
    ])
    // ▁ab c: -6.5; ▁ ab c: -6; ▁ a b c: -7; ▁ abc: -10.
    #expect(tokenizer.pieces(of: "abc", most: 10) == [1, 4, 7])
    // ▁ab: -4.5; ▁ ab: -4.
    #expect(tokenizer.pieces(of: "ab", most: 10) == [1, 4])
    #expect(tokenizer.pieces(of: "ab abc", most: 2) == [1, 4])
  }

  @Test func `what is in no piece is unknown, a character at a time`() throws {
    let tokenizer = try tokenizer([("▁", -1), ("a", -2)])
    #expect(tokenizer.pieces(of: "a🗳é!a", most: 10) == [1, 2, 0, 0, 0, 2])
  }

  @Test func `runs of spaces are one, and one stands before`() throws {
    let tokenizer = try tokenizer([("▁", -1), ("a", -2)], [(0x09, [0x20]), (0xA0, [0x20, 0x20])])
    #expect(tokenizer.pieces(of: "a", most: 10) == [1, 2])
    #expect(tokenizer.pieces(of: " a", most: 10) == [1, 2])
    #expect(tokenizer.pieces(of: "   a \t\u{A0}  a ", most: 10) == [1, 2, 1, 2, 1])
    #expect(tokenizer.pieces(of: "", most: 10) == [1])
    #expect(tokenizer.pieces(of: "   ", most: 10) == [1])
  }

  @Test func `characters are replaced before the text is cut`() throws {
    let tokenizer = try tokenizer(
      [("▁", -1), ("fi", -2), ("f", -4), ("i", -4)],
      [(0x66, [0x66]), (0x200B, []), (0xFB01, [0x66, 0x69])])
    #expect(tokenizer.pieces(of: "ﬁ", most: 10) == [1, 2])
    #expect(tokenizer.pieces(of: "f\u{200B}i", most: 10) == [1, 2])
  }

  @Test func `pieces may reach over spaces where the vocabulary has such`() throws {
    let tokenizer = try tokenizer([("▁", -1), ("a", -2), ("▁a▁a", -2)])
    #expect(tokenizer.pieces(of: "a a", most: 10) == [3])
    #expect(tokenizer.pieces(of: "a a a", most: 10).count == 3)
  }

  @Test func `of equal ways the first found stays`() throws {
    let tokenizer = try tokenizer([("▁", -1), ("a", -2), ("aa", -4), ("b", -4), ("aab", -8)])
    #expect(tokenizer.pieces(of: "aa", most: 10) == [1, 3])
    #expect(tokenizer.pieces(of: "aab", most: 10) == [1, 5])
  }

  @Test func `of equal pieces the first is found`() throws {
    let tokenizer = try tokenizer([("▁", -1), ("a", -2), ("a", -1)])
    #expect(tokenizer.pieces(of: "a", most: 10) == [1, 2])
  }

  @Test func `a vocabulary that contradicts itself is refused`() {
    func vocabulary(_ offsets: [UInt32], _ scores: [Float], unknown: Int32 = 0) -> Bool {
      UnigramVocabulary(
        bytes: [97, 98], offsets: offsets, scores: scores, beginning: 0, end: 0, unknown: unknown)
        != nil
    }
    #expect(vocabulary([0, 1, 2], [0, 0]))
    #expect(!vocabulary([0, 2, 1], [0, 0]))
    #expect(!vocabulary([1, 1, 2], [0, 0]))
    #expect(!vocabulary([0, 1, 3], [0, 0]))
    #expect(!vocabulary([0, 1], [0, 0]))
    #expect(!vocabulary([0, 1, 2], [0, .infinity]))
    #expect(!vocabulary([0, 1, 2], [0, 0], unknown: 2))
    #expect(CharacterMap([(5, [6]), (5, [7])]) == nil)
    #expect(CharacterMap([(5, [0x110000])]) == nil)
  }
}
