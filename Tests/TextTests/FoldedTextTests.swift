import TestSupport
import Testing
import Text

struct FoldedTextTests {
  private func folded(_ text: String) -> String {
    String(String.UnicodeScalarView(FoldedText(text).scalars.compactMap(Unicode.Scalar.init)))
  }

  @Test(arguments: [
    ("Hello, World!", "helloworld"),
    ("ÉLECTION présidentielle", "electionpresidentielle"),
    ("ﬁnal ½ Ⅻ", "final12xii"),
    ("zero\u{200B}width\u{FEFF}\u{AD}", "zerowidth"),
    ("“quoted” — ‘dash’…", "quoteddash"),
    ("𝐁𝐨𝐥𝐝 ｆｕｌｌ", "boldfull"),
    ("emoji 🗳️ gone", "emojigone"),
    ("Straße", "strasse"),
    ("選挙 2022", "選挙2022"),
    ("투표", "투표"),
  ])
  func `letters and digits are kept, in one form`(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test(arguments: [
    ("Тhе еlесtiоn", "The election"),
    ("Президент", "Пpeзидeнт"),
    ("ΑΒΕΚ", "ABEK"),
  ])
  func `look-alike letters of another script fold to the same`(disguised: String, plain: String) {
    #expect(disguised != plain)
    #expect(folded(disguised) == folded(plain))
  }

  @Test func `different Cyrillic words stay different`() {
    #expect(folded("выборы") != folded("победа"))
    #expect(folded("не") != folded("на"))
  }

  @Test(arguments: [
    "see https://example.org/a?b=c#d now", "see HTTP://EXAMPLE.ORG now", "see www.example.org now",
    "see @some_account now", "see #some_tag now", "see #тег_слова now",
  ])
  func `addresses, mentions and hashtags are left out`(text: String) {
    #expect(folded(text) == "seenow")
  }

  @Test(arguments: ["a @ b", "C# is", "a # b", "httpd", "wwwhat"])
  func `what only looks like one is kept`(text: String) {
    #expect(folded(text) == text.lowercased().filter { $0.isLetter })
  }

  @Test func `each scalar knows where it came from`() {
    let text = "Ça — “va” 🗳️ ﬁn"
    let folded = FoldedText(text)
    let utf8 = Array(text.utf8)
    for index in 0..<folded.count {
      let (start, end) = folded.span(index..<(index + 1))
      let original = String(decoding: utf8[start..<end], as: UTF8.self)
      #expect(original.unicodeScalars.count == 1)
    }
    let (start, end) = folded.span(2..<4)
    #expect(String(decoding: utf8[start..<end], as: UTF8.self) == "va")
    #expect(folded.span(0..<0) == (0, 0))
  }

  /// Text that makes trouble: of one kind, of many kinds, right to left, decomposed, invisible.
  private static let odd = [
    "", "😀😃🗳️👨‍👩‍👧🇺🇦", "\u{202E}سلام דוד abc\u{202C}", "аbс де́f ΑΒΓ 選挙 ไทย ①②", "e\u{301}\u{327}\u{308}e",
    "\u{200B}\u{FEFF}\u{AD}",
    "#a#b@c https://x.y/z#w @", "@😀 #😀 www. http://", "٣٤٥ १२३ ４５６", "\u{FDFA} ﷺ ŉ ĳ ﬃ",
    "\0\u{1}\u{7F}", "İıſß",
    "𝒯𝑒𝓍𝓉 🅃🄴🅇🅃 ⓣⓔⓧⓣ", "k\u{302}\u{302}\u{302}\u{302}",
  ]

  @Test(arguments: odd)
  func `places ascend, lie within the text and on scalars`(text: String) {
    let folded = FoldedText(text)
    let utf8 = Array(text.utf8)
    #expect(folded.starts.count == folded.count)
    for index in 0..<folded.count {
      let (start, end) = folded.span(index..<(index + 1))
      #expect(start < end && end <= utf8.count)
      #expect(utf8[start] & 0xC0 != 0x80)
      #expect(end == utf8.count || utf8[end] & 0xC0 != 0x80)
      if index > 0 { #expect(folded.starts[index - 1] <= folded.starts[index]) }
    }
    for range in FoldedText.leftOut(of: text) {
      #expect(!folded.starts.contains { range.contains(Int($0)) })
    }
  }

  @Test(arguments: odd)
  func `what is left out or folded stays so`(text: String) {
    let once = folded(text)
    #expect(folded(once) == once)
    #expect(FoldedText.length(of: text) == FoldedText(text).count)
  }

  @Test(arguments: ["😀", "e\u{301}", "@name ", "選", "ﷺ", "https://example.org/ "])
  func `ten million bytes fold in seconds and within the limit`(unit: String) {
    let text = String(repeating: unit, count: 10_000_000 / unit.utf8.count)
    let duration = ContinuousClock().measure {
      let folded = FoldedText(text)
      #expect(folded.count <= FoldedText.limit + 32)
    }
    #expect(duration < .patiently(5))
  }

  @Test func `folding twice changes nothing`() {
    let once = folded("Ångström № 5 — ﬃ ΑΒΓ привет")
    #expect(folded(once) == once)
  }

  @Test func `the length is the number of folded scalars`() {
    let text = "Twelve — ﬁve, https://example.org/x"
    #expect(FoldedText.length(of: text) == FoldedText(text).count)
    var scalars: [UInt32] = []
    FoldedText.appendScalars(of: text, to: &scalars)
    #expect(scalars == FoldedText(text).scalars)
  }
}
