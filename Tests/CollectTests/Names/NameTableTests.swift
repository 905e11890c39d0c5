import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct NameTableTests {
  @Test(arguments: [
    "domain", "Domain Name", "FQDN", "host", "hostname", "common_name", "url", "indicator",
    "dns_names", "SAN", "value",
  ])
  func `a column is known by its name`(column: String) throws {
    let reading = try readNames("a.csv", "id,\(column),first_seen\n7,a.example,2024-05-06\n")
    #expect(reading.texts == ["a.example"])
    #expect(reading.names.first?.firstSeen == 1_714_953_600)
    #expect(reading.names.first?.line == 2)
    #expect(reading.records == 1)
  }

  @Test func `times of every kind are read`() throws {
    let reading = try readNames(
      "a.tsv",
      """
      domain\tnot_before\tlast_seen
      a.example\t2024-05-06T07:08:09Z\t1715000000
      b.example\t\t1715000000.5
      c.example\tnever\t
      """)
    #expect(reading.names.map(\.firstSeen) == [1_714_979_289, nil, nil])
    #expect(reading.names.map(\.lastSeen) == [1_715_000_000, 1_715_000_000, nil])
  }

  @Test func `a certificate's names are taken from all of its columns`() throws {
    let reading = try readNames(
      "a.csv",
      "common_name,issuer,dns_names,domain\na.example,CA,\"[\"\"b.example\"\", \"\"c.example\"\"]\",x.y\n"
    )
    #expect(reading.texts == ["a.example", "b.example", "c.example"])
  }

  @Test func `the best of several columns is taken`() throws {
    let reading = try readNames("a.csv", "url,domain\nhttps://a.example/x,a.example\n")
    #expect(reading.texts == ["a.example"])
  }

  @Test(arguments: [
    "1,a.example\n2,b.example\n", "a.example,1\nb.example,2\n",
    "1\ta.example\tx\n2\tb.example\ty\n", "10;x;a.example\n11;y;b.example\n",
    "rank,who\n1,a.example\n2,b.example\n", "\"1\",\"a.example\"\n\"2\",\"b.example\"\n",
    "# a list\n#\n1,a.example\n# more\n2,b.example\n",
    "a.example;2024-05-06|x\nb.example;2024-05-07|y\n", "a.example,\nb.example,2024-05-07\n",
  ])
  func `without a known header, the column is the one that looks like names`(text: String) throws {
    #expect(try readNames("a.csv", text).texts == ["a.example", "b.example"])
  }

  @Test func `a column without a header may be a time`() throws {
    let reading = try readNames("a.csv", "a.example,2024-05-06\nb.example,2024-05-07\n")
    #expect(reading.names.map(\.firstSeen) == [1_714_953_600, 1_715_040_000])
  }

  @Test(arguments: ["what", "2"]) func `the caller may name the column`(column: String) throws {
    let options = CollectOptions(columns: ["name": column])
    let text = column == "2" ? "x.example,a.example\n" : "domain,what\nx.example,a.example\n"
    #expect(try readNames("a.csv", text, options).texts == ["a.example"])
    let absent = CollectOptions(columns: ["name": "absent"])
    #expect(try readNames("a.csv", text, absent).codes == ["csv.missing-column"])
  }

  @Test func `a field that does not exist is refused`() {
    #expect(throws: CollectError.unknownField("nme")) {
      try readNames("a.csv", "domain\na.example\n", CollectOptions(columns: ["nme": "x"]))
    }
  }

  @Test func `quoted fields may hold delimiters, line breaks and quotation marks`() throws {
    let text =
      "note,domain\n\"one, \"\"two\"\"\nthree\",a.example\nx,\"b.example\"\nz,c.example\n"
    let reading = try readNames("a.csv", text)
    #expect(reading.texts == ["a.example", "b.example", "c.example"])
    #expect(reading.names.map(\.line) == [2, 4, 5])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `an unterminated quotation mark costs its line only`() throws {
    let rows = (0..<9000).map { "\($0),n\($0).example\n" }.joined()
    for size in [7, 1 << 20] {
      let reading = try readNames(
        "a.csv", "id,domain\n1,\"broken.example\n\(rows)", blockSize: size)
      #expect(reading.texts.first == "broken.example")
      #expect(reading.names.count == 9001)
      #expect(reading.codes == ["names.broken-quote"])
      #expect(reading.diagnostics.first?.place.line == 2)
    }
  }

  @Test(arguments: ["\"\"x\n", "\"\"\"\"x\n", "\",a\",\"y\n", "\"\"\"\n", "x,\"y\n", "\",\"\n"])
  func `quotation marks that are not closed well on every line cost no more than the lines`(
    line: String
  ) throws {
    let head = "domain,note\n" + String(repeating: "a.example,x\n", count: 20)
    let text = head + String(repeating: line, count: 1_500_000 / line.utf8.count)
    let time = try ContinuousClock().measure {
      let reading = try readNames("a.csv", text)
      #expect(reading.names.count >= 20)
    }
    #expect(time < .seconds(5 * Command.patience))
  }

  @Test func `a row may have many cells over several lines`() throws {
    let cell = "\"one\ntwo, \"\"three\"\"\""
    let cells = Array(repeating: cell, count: 60).joined(separator: ",")
    let reading = try readNames("a.csv", "domain,note\na.example,\(cells)\nb.example,x\n")
    #expect(reading.texts == ["a.example", "b.example"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a short row has no name and harms nobody`() throws {
    let reading = try readNames("a.csv", "id,x,domain\n1\n2,y,a.example,more,fields\n")
    #expect(reading.texts == ["a.example"])
  }
}
