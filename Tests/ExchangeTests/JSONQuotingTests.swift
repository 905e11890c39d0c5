import Exchange
import Testing
import TocsinModel

/// The three forms of a string of JSON. Bytes of two of them are hashed, and stay for life.
@Suite struct JSONQuotingTests {
  private static let text = "\"\\/\n\r\t\u{8}\u{C}\u{1}\u{7F}\u{2028}é€😀"

  @Test(arguments: [
    (
      JSONQuoting.canonical,
      "\"\\\"\\\\/\\n\\r\\t\\b\\f\\u0001\u{7F}\u{2028}é€😀\""
    ),
    (.logged, "\"\\\"\\\\/\\n\\r\\t\\u0008\\u000c\\u0001\\u007f\u{2028}é€😀\""),
    (.script, "\"\\\"\\\\/\\n\\u000d\\u0009\\u0008\\u000c\\u0001\u{7F}\\u2028é€😀\""),
  ])
  func `each form escapes what it always did`(form: JSONQuoting, quoted: String) throws {
    var bytes: [UInt8] = []
    form.quote(Self.text, into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == quoted)
    #expect(try JSONNode(parsing: bytes) == .string(Self.text))
  }

  /// Eight bytes are looked at at once.
  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 47])
  func `a sign that must be escaped is met at every place of a text`(length: Int) throws {
    for sign in ["\"", "\\", "\n", "\u{1F}"] {
      for place in 0...length {
        let text =
          String(repeating: "é", count: place) + sign
          + String(repeating: "\u{7F}", count: length - place)
        var bytes: [UInt8] = []
        JSONQuoting.canonical.quote(text, into: &bytes)
        #expect(bytes.count > text.utf8.count + 2)
        #expect(try JSONNode(parsing: bytes) == .string(text))
      }
    }
  }
}
