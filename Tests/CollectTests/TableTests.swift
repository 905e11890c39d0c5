import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct TableTests {
  @Test func `quotes, doubled quotes and line breaks inside of fields follow RFC 4180`() throws {
    let reading = try read(
      "a.csv",
      "id,text,account\r\n1,\"one, \"\"two\"\"\r\nthree\",ada\r\n2,plain,bob\r\n")
    #expect(reading.texts == ["one, \"two\"\r\nthree", "plain"])
    #expect(reading.documents.map(\.place.line) == [2, 4])
    #expect(reading.documents.map(\.externalID) == ["1", "2"])
    #expect(reading.documents.map(\.form) == [.post, .post])
    #expect(
      reading.documents.first?.source == Source(id: SourceID(rawValue: "ada"), kind: .account))
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.summary.records == 2)
  }

  @Test(arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func `delimiters and line ends are found in the header`(delimiter: String, end: String) throws {
    let reading = try read(
      "a.csv",
      [["id", "text", "url"], ["7", "words", "https://www.Example.org/a#b"]]
        .map { $0.joined(separator: delimiter) }.joined(separator: end))
    #expect(reading.texts == ["words"])
    #expect(reading.documents.first?.externalID == "7")
    #expect(reading.documents.first?.source?.id.rawValue == "example.org")
  }

  @Test(arguments: [
    ("8F373714ACFCF4D0", ["urn:image:8f373714acfcf4d0"]),
    (
      "8f373714acfcf4d0;8f373714acfcf4d0 d41d8cd98f00b204",
      [
        "urn:image:8f373714acfcf4d0", "urn:image:d41d8cd98f00b204",
      ]
    ),
    // Too short, of an empty picture, no hexadecimal number.
    ("8f373714acfcf4d", []), ("0000000000000000", []), ("see-the-picture-there", []), ("", []),
  ])
  func `pictures are known by their hashes`(cell: String, links: [String]) throws {
    let reading = try read("a.csv", "text,account,phash\nwords,ada,\(cell)\n")
    #expect(reading.documents.first?.links.map(\.url) == links)
  }

  @Test func `a byte order mark and blank lines are no records`() throws {
    let reading = try read("a.csv", [0xEF, 0xBB, 0xBF] + Array("text\n\none\n\n\ntwo".utf8))
    #expect(reading.texts == ["one", "two"])
    #expect(reading.documents.map(\.place.line) == [3, 6])
    #expect(reading.documents.first?.place.offset == 9)
  }

  @Test func `columns are found by their usual names, whatever their case`() throws {
    let reading = try read(
      "a.csv", "Post ID,Created-At,MESSAGE,Screen Name,Lang\n9,2022-05-03T10:00:00Z,hi,@x,pt_BR\n")
    let document = try #require(reading.documents.first)
    #expect(document.externalID == "9")
    #expect(document.text == "hi")
    #expect(document.source?.id.rawValue == "@x")
    #expect(document.language == "pt-BR")
    #expect(document.published?.seconds == 1_651_572_000)
    #expect(document.published?.origin == .file)
  }

  @Test func `a mapped column wins over the usual names`() throws {
    let reading = try read(
      "a.csv", "text,inhalt\nwrong,right\n", CollectOptions(columns: ["text": "Inhalt"]))
    #expect(reading.texts == ["right"])
  }

  @Test func `a missing column is told once, with the columns that are there`() throws {
    let reading = try read("a.csv", "a,b\n1,2\n3,4\n")
    #expect(reading.codes == ["csv.missing-column"])
    #expect(reading.diagnostics.first?.message.contains("“a”, “b”") == true)
    #expect(reading.diagnostics.first?.message.contains("--column text=") == true)
    let mapped = try read("a.csv", "text\nx\n", CollectOptions(columns: ["title": "kop"]))
    #expect(mapped.diagnostics.first?.message.contains("“kop”") == true)
  }

  @Test func `ragged records are kept and reported`() throws {
    let reading = try read("a.csv", "id,text,lang\n1,one\n2,two,en,more\n")
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["csv.ragged", "csv.ragged"])
    #expect(reading.diagnostics.map(\.place.line) == [2, 3])
  }

  @Test func `an unterminated quote costs its line only`() throws {
    let reading = try read("a.csv", "id,text\n1,\"broken\n2,two\n3,\"three\"\n4,four\n")
    #expect(reading.texts == ["\"broken", "two", "three", "four"])
    #expect(reading.codes == ["csv.broken-quote"])
    #expect(reading.diagnostics.first?.place.line == 2)
    #expect(reading.documents.map(\.place.line) == [2, 3, 4, 5])
  }

  @Test func `an unterminated quote does not swallow a file larger than memory allows`() throws {
    var text = "id,text\n0,\"broken\n"
    for row in 1...500 { text += "\(row),some words of row \(row)\n" }
    let reading = try read("a.csv", text, limits { $0.record = 4096 })
    #expect(reading.documents.count >= 500)
    #expect(reading.texts.last == "some words of row 500")
    #expect(reading.diagnostics.first?.place.line == 2)
  }

  @Test func `quotes that never close cannot make reading quadratic`() throws {
    var text = "text\n"
    for _ in 0..<4000 { text += "\"\"abc\n" }
    let reading = try read(
      "a.csv", text,
      limits {
        $0.record = 4096
        $0.rescan = 1 << 14
      })
    #expect(reading.summary.records == 4000)
    #expect(reading.codes.contains("csv.quotes-ignored"))
  }

  @Test func `a quotation mark inside of a quoted field is kept and reported`() throws {
    let reading = try read("a.csv", "id,text\n1,\"say \"hi\" there\"\n2,two\n")
    #expect(reading.texts == ["say \"hi\" there", "two"])
    #expect(reading.codes == ["csv.stray-quote"])
  }

  @Test func `a field that is too long is left out, with its line`() throws {
    let long = String(repeating: "x", count: 2000)
    let reading = try read("a.csv", "text\none\n\"\(long)\"\ntwo\n", limits { $0.field = 1000 })
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["record.field-too-long"])
    #expect(reading.diagnostics.first?.place.line == 3)
  }

  @Test func `a record that is too long is left out, and the next one is read`() throws {
    let long = String(repeating: "x", count: 300_000)
    let reading = try read("a.csv", "text\none\n\(long)\ntwo\n", limits { $0.record = 4096 })
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["csv.too-long"])
    #expect(reading.documents.last?.place.line == 4)
  }

  @Test func `a table of too many columns is refused`() throws {
    let header = (0..<50).map { "c\($0)" }.joined(separator: ",")
    let reading = try read("a.csv", "text,\(header)\n1\n", limits { $0.columns = 20 })
    #expect(reading.codes == ["csv.too-many-columns"])
  }

  @Test func `a record with too many fields is refused, and the next one is read`() throws {
    let many = String(repeating: "a,", count: 50)
    let reading = try read("a.csv", "text\none\n\(many)\ntwo\n", limits { $0.columns = 20 })
    #expect(reading.texts == ["one", "two"])
    #expect(reading.codes == ["csv.too-many-columns"])
  }

  @Test func `an impossible date is reported and the record kept`() throws {
    let reading = try read("a.csv", "text,date\none,2022-02-30\ntwo,1650000000.25\nthree,nan\n")
    #expect(reading.texts == ["one", "two", "three"])
    #expect(reading.codes == ["record.bad-time"])
    #expect(reading.documents.map(\.published?.seconds) == [nil, 1_650_000_000, nil])
  }

  @Test func `bytes that are no UTF-8 are replaced and reported`() throws {
    // Enough good Cyrillic that the file is UTF-8 with damage.
    let good = Array("text\nвыборы прошли спокойно\n".utf8)
    let reading = try read("a.csv", good + [0x61, 0xFF, 0x62, 0x0A])
    #expect(reading.texts == ["выборы прошли спокойно", "a\u{FFFD}b"])
    #expect(reading.codes == ["input.broken-encoding"])
    #expect(reading.diagnostics.first?.place.line == 3)
  }

  @Test func `records read before are passed over without a word`() throws {
    let text = "id,text\n1,one\n2\n3,three\n4,four\n"
    let whole = try read("a.csv", text)
    let rest = try read("a.csv", text, skipping: 2)
    #expect(rest.texts == ["three", "four"])
    #expect(rest.diagnostics.isEmpty)
    #expect(rest.progress == [3, 4])
    #expect(rest.summary.records == whole.summary.records)
  }

  @Test func `random damage neither crashes nor hangs`() throws {
    let scratch = try Scratch()
    let seed = Array("id,text,date\n1,\"a \"\"b\"\"\nc\",2022\n2,два,\n3,\"x\",1\r\n4,,\n".utf8)
    var random = SeededNumbers(state: 1)
    for round in 0..<600 {
      let bytes = seed.mutated(by: &random)
      let file = try scratch.write("f.csv", bytes)
      let options = limits { $0.record = round % 2 == 0 ? 1024 : 1 << 20 }
      let reading = try Reading(file, options)
      #expect(reading.summary.records <= bytes.count)
      #expect(reading.documents.allSatisfy { !$0.text.isEmpty })
    }
  }
}
