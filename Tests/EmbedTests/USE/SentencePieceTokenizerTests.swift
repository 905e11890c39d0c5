import Embed
import Testing

@Suite(.enabled(if: USEModel.isThere)) struct SentencePieceTokenizerTests {
  private let tokenizer: SentencePieceTokenizer

  init() throws {
    tokenizer = try USEModel.tokenizer.get()
  }

  @Test(
    arguments: [
      ("", [1, 0, 2]),
      ("   ", [1, 0, 2]),
      ("Les chats sont gris", [1, 1292, 3957, 9, 739, 41276, 2]),
      ("Die Wahl ist am Sonntag.", [1, 626, 18925, 176, 411, 53193, 8, 2]),
      (
        "Вибори відбудуться в неділю",
        [1, 516, 15875, 11420, 117, 12816, 3379, 9720, 449, 4443, 117, 253, 3379, 12816, 5506, 2]
      ),
      ("الانتخابات يوم الأحد", [1, 70789, 17583, 350, 73560, 2]),
      ("选举在星期天举行。", [1, 6, 60584, 171, 6814, 405, 43536, 27, 2]),
      ("選挙は日曜日です", [1, 6, 41063, 89, 76634, 120, 2]),
      ("선거는 일요일이다", [1, 46730, 718, 11992, 72783, 1970, 2]),
      ("การเลือกตั้งวันอาทิตย์", [1, 6, 39439, 99369, 2]),
      ("Seçimler pazar günü yapılacak", [1, 102795, 555, 39356, 20498, 75499, 2]),
      ("ｆｕｌｌ　ｗｉｄｔｈ ﬁ Ⅳ", [1, 1969, 16050, 7950, 5678, 2]),
      ("a\u{200B}b", [1, 10, 254, 2]),
      ("  many   blanks\t\n", [1, 663, 17273, 9, 2]),
      ("🗳️🗳️", [1, 6, 0, 14234, 0, 14234, 2]),
      ("ᏣᎳᎩ", [1, 6, 0, 0, 0, 2]),
      ("e\u{301} é", [1, 165, 165, 2]),
    ] as [(String, [Int32])])
  func `a text has the pieces that the model's own tokenizer gives`(
    text: String, pieces: [Int32]
  ) throws {
    #expect(try tokenizer.pieces(of: text) == pieces)
  }

  @Test func `what looks like a special piece in a text is none`() throws {
    #expect(try !tokenizer.pieces(of: "a</s>b<s>c").dropFirst().dropLast().contains { $0 < 3 })
  }

  @Test(arguments: ["a", "你", "😀", " ", "\u{200B}", "ᏣᎳ"])
  func `pieces are bounded, and the last one ends the text`(letter: String) throws {
    let pieces = try tokenizer.pieces(of: String(repeating: letter, count: 100_000))
    #expect(pieces.count <= SentencePieceTokenizer.mostPieces)
    #expect(pieces.first == 1 && pieces.last == 2)
  }
}
