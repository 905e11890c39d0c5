import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct LinesTests {
  @Test func `one object a line is one document, with its line`() throws {
    let reading = try read(
      "a.jsonl",
      """
      {"id": 12345678901234567890, "text": "one", "user": "ada", "created_at": 1650000000}

      {"id": "b", "body": "two\\n\\u0434", "outlet": "WWW.Example.org", "lang": "uk"}
      """)
    #expect(reading.texts == ["one", "two\nд"])
    #expect(reading.documents.map(\.externalID) == ["12345678901234567890", "b"])
    #expect(reading.documents.map(\.place.line) == [1, 3])
    #expect(reading.documents.map(\.form) == [.post, .record])
    #expect(
      reading.documents.map(\.source) == [
        Source(id: SourceID(rawValue: "ada"), kind: .account),
        Source(id: SourceID(rawValue: "example.org"), kind: .site),
      ])
    #expect(reading.documents.first?.published?.seconds == 1_650_000_000)
    #expect(reading.summary.format == .lines)
  }

  @Test(arguments: [
    ("{\"id\": 123456789012345678901234567890, \"text\": \"x\"}", "123456789012345678901234567890"),
    ("{\"id\": NaN, \"n\": -Infinity, \"text\": \"x\"}", nil),
    ("{\"id\": -5, \"text\": \"x\"}", "-5"),
    ("{\"id\": 1650000000.5, \"text\": \"x\"}", "1650000000.5"),
    ("{\"id\": 1650000000.0, \"text\": \"x\"}", "1650000000"),
    ("{\"id\": true, \"text\": \"x\"}", "true"),
    ("{\"id\": \"a\", \"id\": \"b\", \"text\": \"x\"}", "a"),
    ("{\"id\": null, \"text\": \"x\"}", nil),
    ("{\"id\": [], \"text\": \"x\"}", nil), ("{\"id\": [\"q\", \"r\"], \"text\": \"x\"}", "q"),
    ("{\"id\": {\"a\": 1}, \"text\": \"x\"}", nil),
    ("{\"tweet_id\": 2, \"id\": 1, \"text\": \"x\"}", "1"),
  ])
  func `values of any type become text`(line: String, id: String?) throws {
    let reading = try read("a.jsonl", line + "\n")
    #expect(reading.documents.map(\.externalID) == [id])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("{\"text\": \"cut", "without an end"), ("{\"text\": \"\\q\"}", "invalid escape"),
    ("{\"text\": 12e}", "malformed number"), ("{\"text\": }", "not valid"),
    ("nonsense", "not valid"),
    ("[1, 2]", "no object"),
    (
      "{\"text\": \(String(repeating: "[", count: 99) + String(repeating: "]", count: 99))}",
      "nested too deep"
    ),
  ])
  func `an invalid line is reported and the rest is read`(line: String, reason: String) throws {
    let reading = try read("a.jsonl", "{\"text\": \"one\"}\n\(line)\n{\"text\": \"two\"}\n")
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["jsonl.invalid"])
    #expect(reading.diagnostics.first?.place.line == 2)
    let message = try #require(reading.diagnostics.first?.message)
    #expect(message.contains(reason), "\(message)")
  }

  @Test func `bytes of a line that are no UTF-8 are replaced and reported`() throws {
    let good = Array("{\"text\": \"всё спокойно\"}\n".utf8)
    let bad = Array("{\"text\": \"a".utf8) + [0xFF] + Array("b\"}\n".utf8)
    let reading = try read("a.jsonl", good + bad + good)
    #expect(reading.texts == ["всё спокойно", "a\u{FFFD}b", "всё спокойно"])
    #expect(reading.codes == ["input.broken-encoding"])
    #expect(reading.diagnostics.first?.place.line == 2)
  }

  @Test func `a line that is too long is left out`() throws {
    let long = String(repeating: "x", count: 400_000)
    let reading = try read(
      "a.jsonl", "{\"text\": \"one\"}\n{\"text\": \"\(long)\"}\n{\"text\": \"two\"}\n",
      limits { $0.record = 4096 })
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["jsonl.too-long"])
    #expect(reading.documents.last?.place.line == 3)
  }

  @Test func `an array of objects and an object over several lines are read`() throws {
    let array = try read(
      "a.json", "[\n  {\"text\": \"o}n\\\"e\", \"x\": {\"y\": [1]}},\n  {\"text\": \"two\"}\n]\n")
    #expect(array.texts == ["o}n\"e", "two"])
    #expect(array.documents.map(\.place.line) == [2, 3])
    #expect(array.summary.format == .json)
    let object = try read(
      "a.json", "{\n  \"text\": \"one\",\n  \"id\": 3\n}\n{\n\"text\": \"two\"}")
    #expect(object.texts == ["one", "two"])
    #expect(object.documents.map(\.place.line) == [1, 5])
  }

  @Test func `an object of an array that is too long is left out`() throws {
    let long = String(repeating: "x", count: 600_000)
    let reading = try read(
      "a.json", "[{\"text\": \"one\"}, {\"text\": \"\(long)\"}, {\"text\": \"two\"}]",
      limits { $0.record = 4096 })
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["jsonl.too-long"])
  }

  @Test func `a record without text is reported, and a title stands in for it`() throws {
    let reading = try read(
      "a.jsonl",
      "{\"id\": 1}\n{\"text\": \"  \"}\n{\"title\": \"head\"}\n{\"text\": \"t\", \"title\": \"h\"}\n"
    )
    #expect(reading.texts == ["head", "t"])
    #expect(reading.documents.map(\.title) == [nil, "h"])
    #expect(reading.codes == ["record.no-text", "record.no-text"])
  }

  @Test func `diagnostics of one kind are counted, not listed without end`() throws {
    let reading = try read(
      "a.jsonl", "{\"text\": \"a\"}\n" + String(repeating: "x\n", count: 50),
      limits { $0.diagnostics = 10 })
    #expect(reading.diagnostics.count == 11)
    #expect(reading.diagnostics.last?.message.contains("40 more") == true)
    #expect(reading.summary.diagnostics == 50)
  }

  @Test func `strict reading ends with the first bad record`() throws {
    let options = CollectOptions(isStrict: true)
    #expect {
      _ = try read("a.jsonl", "{\"text\": \"a\"}\nx\n", options)
    } throws: { error in
      guard case .strict(let diagnostic)? = error as? CollectError else { return false }
      return diagnostic.place.line == 2 && "\(CollectError.strict(diagnostic))".contains("--strict")
    }
  }

  @Test func `reading goes on where it was left`() throws {
    let text = "{\"text\": \"a\"}\nx\n{\"text\": \"b\"}\n{\"text\": \"c\"}\n"
    let scratch = try Scratch()
    let file = try scratch.write("a.jsonl", text)
    let whole = try Reading(file)
    for skipped in 0...4 {
      let rest = try Reading(file, skipping: skipped)
      #expect(rest.documents == whole.documents.suffix(rest.documents.count))
      #expect(rest.progress == whole.progress.filter { $0 > skipped })
      #expect(rest.summary.records == 4)
    }
  }

  @Test func `the bound on diagnostics of a kind falls where it does without a break`() throws {
    let text = (0..<60).map { $0 % 3 == 0 ? "{\"text\": \"a\($0)\"}\n" : "x\n" }.joined()
    let scratch = try Scratch()
    for (name, text) in [("a.jsonl", text), ("a.csv", "text,b\n" + text)] {
      let file = try scratch.write(name, text)
      let options = limits { $0.diagnostics = 10 }
      let whole = try Reading(file, options)
      #expect(whole.diagnostics.count == 11)
      for skipped in [0, 1, 7, 29, 45, 59] {
        let rest = try Reading(file, options, skipping: skipped)
        #expect(rest.diagnostics == whole.diagnostics.suffix(rest.diagnostics.count))
        #expect(rest.diagnostics.last == whole.diagnostics.last)
        #expect(rest.documents == whole.documents.suffix(rest.documents.count))
      }
    }
  }

  @Test(arguments: [
    (#"\ud83d half"#, "\u{FFFD} half"), (#"half \udE00"#, "half \u{FFFD}"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\\ud83d \ud83d"#, #"\ud83d "# + "\u{FFFD}"),
    (#"\ud83dA"#, "\u{FFFD}A"),
  ])
  func `half a character that an export cut off does not cost the record`(
    escaped: String, text: String
  ) throws {
    let reading = try read("a.jsonl", "{\"text\": \"\(escaped)\"}\n")
    #expect(reading.texts == [text])
    #expect(reading.codes == ["input.broken-encoding"])
  }

  @Test func `many half characters are repaired in linear time`() throws {
    let halves = String(repeating: #"\ud800"#, count: 600_000)
    let reading = try read("a.jsonl", "{\"text\": \"\(halves)\"}\n")
    #expect(reading.texts.first?.unicodeScalars.count == 600_000)
  }

  @Test(arguments: [
    ("{\n  \"planted\": [{\"id\": 1}],\n  \"n\": 2\n}\n", "one JSON object"),
    ("[[1, 2], [3]]", "no objects"), ("[]", "no objects"),
  ])
  func `JSON that holds no records is said once, and is no error`(text: String, word: String) throws
  {
    let reading = try read("truth.json", text)
    #expect(reading.codes == ["input.no-records"])
    #expect(try read("a.json", String(repeating: "[", count: 100_000)).codes == reading.codes)
    #expect(reading.diagnostics.first?.severity == .warning)
    #expect(reading.diagnostics.first?.message.contains(word) == true)
  }

  @Test func `random damage neither crashes nor hangs`() throws {
    let scratch = try Scratch()
    let lines = Array(
      "{\"id\": 1, \"text\": \"a\\u00e9\\n\", \"x\": [1, {\"y\": null}]}\n{\"text\": \"два\"}\n"
        .utf8)
    let array = [UInt8(ascii: "[")] + lines.map { $0 == 0x0A ? 0x2C : $0 } + [UInt8(ascii: "]")]
    var random = SeededNumbers(state: 2)
    for round in 0..<800 {
      let isArray = round % 2 == 0
      let bytes = (isArray ? array : lines).mutated(by: &random)
      var file = try scratch.write("f.json", bytes)
      file.format = isArray ? .json : .lines
      let reading = try Reading(file, limits { $0.record = round % 3 == 0 ? 1024 : 1 << 20 })
      #expect(reading.summary.records <= bytes.count)
    }
  }
}
