import TestSupport
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
    ("なぜ選挙", ["なぜ", "選挙"]),
    ("東京の選挙、結果", ["東京", "の", "選挙", "結果"]),
    ("全国选举公布结果。", ["全国", "选举", "公布", "结果"]),
    ("การเลือกตั้งทั่วประเทศ", ["การ", "เลือก", "ตั้ง", "ทั่ว", "ประเทศ"]),
    ("AI技術とiPhone15を", ["AI", "技術", "と", "iPhone15", "を"]),
    ("カード・ゲーム", ["カード", "ゲーム"]),
    ("선거 결과", ["선거", "결과"]),
    ("zero\u{200B}width", ["zero\u{200B}width"]),
    ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
    ("", []), ("… !", []),
  ])
  func `words are runs of letters and digits, or words of a dictionary`(
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

  @Test(arguments: [
    ("结果公布了。谁赢了？没人知道！", ["结果公布了。", "谁赢了？", "没人知道！"]),
    ("選挙は終わった。「勝った！」と彼は言った。", ["選挙は終わった。", "「勝った！」", "と彼は言った。"]),
    ("Stop. (Go on.) Go", ["Stop.", "(Go on.)", "Go"]),
    ("هل فاز؟ نعم. انتهى الأمر", ["هل فاز؟", "نعم.", "انتهى الأمر"]),
    ("مجھے معلوم نہیں۔ کیا ہوا؟", ["مجھے معلوم نہیں۔", "کیا ہوا؟"]),
    ("वह गया। वह आया॥ फिर", ["वह गया।", "वह आया॥", "फिर"]),
    ("မသိပါ။ လာပြီ။", ["မသိပါ။", "လာပြီ။"]),
    ("Կարդա՛։ Հետո։", ["Կարդա՛։", "Հետո։"]),
    ("እሺ። አዎ።", ["እሺ።", "አዎ።"]),
  ])
  func `sentences end at the stops of many scripts`(text: String, expected: [String]) {
    let utf8 = Array(text.utf8)
    #expect(sentences(of: text).map { String(decoding: utf8[$0], as: UTF8.self) } == expected)
  }

  @Test(arguments: ["選", "举", "ก", "ກ", "ក", "က", "ア", "선", "x", "😀", "\u{301}", "あ。", "ไม่ไป"])
  func `long texts of any script are cut in bounded time, in order, without overlaps`(unit: String)
  {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    var end = 0
    let duration = ContinuousClock().measure {
      for word in Word.words(of: text) {
        guard word.start >= end, word.end > word.start else {
          Issue.record("\(word) begins before \(end)")
          break
        }
        end = word.end
      }
    }
    #expect(end <= text.utf8.count)
    #expect(duration < .patiently(5))
  }

  @Test func `words are the same wherever a piece of text is cut for the dictionary`() {
    let unit = "全国选举委员会公布结果，"
    let once = words(unit)
    let many = words(String(repeating: unit, count: 1_000))
    #expect(many.count == once.count * 1_000)
    #expect(Set(many) == Set(once))
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
