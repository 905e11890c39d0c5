import Collect
import Testing
import TocsinModel

@Suite struct NameValueTests {
  @Test(arguments: [
    ("{\"domain\": \"a.example\"}", ["a.example"]),
    ("{\"Host-Name\": \"a.example\", \"n\": {\"domain\": \"no.example\"}}", ["a.example"]),
    (
      "{\"dns_names\": [\"a.example\", 5, \"b.example\"], \"cn\": \"c.example\"}",
      ["a.example", "b.example", "c.example"]
    ),
    ("{\"name_value\": \"a.example\\nb.example\"}", ["a.example", "b.example"]),
    (
      "{\"common_name\": \"a.example\", \"name_value\": \"b.example\\n*.c.example\"}",
      ["a.example", "b.example", "*.c.example"]
    ),
    ("{\"url\": \"https://a.example/\", \"domain\": \"a.example\"}", ["a.example"]),
    ("{\"id.resp_p\": 443, \"server_name\": \"a.example\"}", ["a.example"]),
    ("{\"san.dns\": [\"a.example\", \"b.example\"]}", ["a.example", "b.example"]),
    (
      "{\"sni\": \"c.example\", \"subject_cn\": \"a.example\", \"subject_an\": [\"b.example\"]}",
      ["a.example", "b.example"]
    ),
    (
      "{\"event_type\": \"tls\", \"tls\": {\"subject\": \"CN=no.example\", \"sni\": \"a.example\"}}",
      ["a.example"]
    ),
    ("{\"QueryName\": \"a.example\"}", ["a.example"]),
    ("[\"a.example\", \"b.example\"]", ["a.example", "b.example"]),
    ("\"a.example\"", ["a.example"]),
    ("{\"domain\": \"\\u0432\\u044b.example\"}", ["вы.example"]),
    ("{\"data\": [\"a.example\", \"b.example\"]}", ["a.example", "b.example"]),
    ("{\"message_type\": \"dns_entries\", \"data\": [\"a.example\"]}", ["a.example"]),
    ("{\"message_type\": \"dns_entries\", \"data\": \"a.example\"}", ["a.example"]),
    ("{\"data\": \"a.example\", \"message_type\": \"dns_entries\"}", ["a.example"]),
    ("{\"message_type\": \"heartbeat\", \"timestamp\": 1}", []),
    ("{\"domain\": []}", []), ("{\"domain\": \"\"}", []),
  ])
  func `names of any shape are found on a line`(line: String, names: [String]) throws {
    let text = "{\"domain\": \"first.example\"}\n\(line)\n"
    let reading = try readNames("a.jsonl", text)
    #expect(reading.texts == ["first.example"] + names)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.names.dropFirst().allSatisfy { $0.line == 2 })
  }

  @Test(arguments: [
    ("{\"domain\": \"cut", "jsonl.invalid"), ("nonsense", "jsonl.invalid"),
    ("{\"domain\": {\"a\": 1}}", "names.no-name"), ("{\"x\": 1}", "names.no-name"),
    ("17", "names.no-name"), ("null", "names.no-name"), ("\"\"", "names.no-name"),
    ("[1,2,3]", "names.no-name"), ("[[1],{}]", "names.no-name"),
    ("{\"results\": []}", "names.no-name"), ("{\"data\": \"words\"}", "names.no-name"),
    ("{\"results\": [\"a.example\"]}", "names.no-name"),
    ("{\"domains\": [5]}", "names.no-name"),
    ("{\"message_type\": \"certificate_update\", \"data\": {}}", "names.no-name"),
    (
      "{\"message_type\": \"certificate_update\", \"data\": {\"leaf_cert\": {\"all_domains\": 5}}}",
      "names.no-name"
    ),
    (String(repeating: "[", count: 99), "jsonl.invalid"),
  ])
  func `a broken line is reported and the rest is read`(line: String, code: String) throws {
    let text = "{\"domain\": \"a.example\"}\n\(line)\n{\"domain\": \"b.example\"}\n"
    let reading = try readNames("a.jsonl", text)
    #expect(reading.texts == ["a.example", "b.example"])
    #expect(reading.codes == [code])
    #expect(reading.diagnostics.first?.place.line == 2)
  }

  @Test(arguments: [
    ("{\"data\": {\"domain\": \"a.example\"}}", ["a.example"]),
    ("{\"data\": {\"domains\": [\"a.example\", \"b.example\"]}}", ["a.example", "b.example"]),
    (
      "{\"n\": 2, \"results\": [{\"host\": \"a.example\"}, {\"x\": [{\"cn\": \"b.example\"}]}, {\"y\": 1}]}",
      ["a.example", "b.example"]
    ),
    ("[{\"domain\": \"a.example\"}, {\"domain\": \"b.example\"}]", ["a.example", "b.example"]),
    ("[\"a.example\", {\"domain\": \"b.example\"}]", ["a.example", "b.example"]),
    ("{\"domains\": [{\"name\": \"a.example\"}]}", ["a.example"]),
    ("{\"domain\": {\"name\": \"a.example\"}}", ["a.example"]),
    ("{\"name\": \"A list\", \"any\": {\"domain\": \"a.example\"}}", ["a.example"]),
    (
      "{\"url\": \"https://a.example/\", \"results\": [{\"domain\": \"b.example\"}]}",
      ["https://a.example/", "b.example"]
    ),
    (
      "{\"url\": \"https://a.example/\", \"mx\": [{\"host\": \"no.example\"}]}",
      ["https://a.example/"]
    ),
    ("{\"name\": \"localhost\", \"x\": {\"y\": 1}}", ["localhost"]),
    ("{\"domain\": \"a.example\", \"data\": [{\"host\": \"no.example\"}]}", ["a.example"]),
    (
      "{\"message_type\": \"certificate_update\", \"data\": {\"leaf_cert\": {\"subject\": {\"CN\": \"no.example\"}}}}",
      []
    ),
  ])
  func `records are found in what wraps them`(line: String, names: [String]) throws {
    let text = "{\"domain\": \"first.example\"}\n\(line)\n{\"domain\": \"last.example\"}\n"
    let reading = try readNames("a.jsonl", text)
    #expect(reading.texts == ["first.example"] + names + ["last.example"])
    #expect(reading.names.dropFirst().dropLast().allSatisfy { $0.line == 2 })
    #expect(reading.codes == (names.isEmpty ? ["names.no-name"] : []))
    if line.first == "{" { #expect(try readNames("a.json", line).texts == names) }
  }

  @Test func `each record in a wrapper has its own time`() throws {
    let reading = try readNames(
      "a.json",
      """
      {"created": "2020-01-01", "results": [
        {"domain": "a.example", "first_seen": "2024-05-06"},
        {"domain": "b.example", "last_seen": 1715000000},
        {"domain": "c.example"}
      ]}
      """)
    #expect(reading.texts == ["a.example", "b.example", "c.example"])
    #expect(reading.names.map(\.firstSeen) == [1_714_953_600, nil, nil])
    #expect(reading.names.map(\.lastSeen) == [nil, 1_715_000_000, nil])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `wrappers are opened eight deep`() throws {
    func wrapped(_ depth: Int) -> String {
      String(repeating: "{\"x\": ", count: depth) + "{\"domain\": \"a.example\"}"
        + String(repeating: "}", count: depth)
    }
    #expect(try readNames("a.jsonl", wrapped(8)).texts == ["a.example"])
    let deeper = try readNames("a.jsonl", wrapped(9))
    #expect(deeper.texts.isEmpty)
    #expect(deeper.codes == ["names.no-name"])
  }

  @Test(arguments: [
    ("[1,2,3]\n", "names.no-name", 1), ("[[[[\n", "jsonl.invalid", 1), ("42\n", "names.no-name", 1),
    ("[[\"a.example\"]]\n", "names.no-name", 1), ("[true]", "names.no-name", 1),
    ("[{\"domain\": \"a.example\"},\n 17]", "names.no-name", 2),
    ("[\"a.example\",\n null ]", "names.no-name", 2), ("[\n{\"x\": 1}]", "names.no-name", 2),
  ])
  func `JSON without names is reported where it stands`(
    text: String, code: String, line: Int
  ) throws {
    let reading = try readNames(text.hasPrefix("42") ? "a.jsonl" : "a.json", text)
    #expect(reading.codes == [code])
    #expect(reading.diagnostics.first?.place.line == line)
    #expect(reading.texts.allSatisfy { $0 == "a.example" })
  }

  @Test func `a greeting before JSON costs its line only`() throws {
    let reading = try readNames(
      "a.log", "Connected.\n{\"domain\": \"a.example\"}\n{\"domain\": \"b.example\"}\n")
    #expect(reading.texts == ["a.example", "b.example"])
    #expect(reading.codes == ["jsonl.invalid"])
  }

  @Test func `CertStream's full messages are read with their time`() throws {
    let message = """
      {"message_type": "certificate_update", "data": {"update_type": "PrecertLogEntry", "cert_index": 7, \
      "leaf_cert": {"subject": {"CN": "a.example"}, "all_domains": ["a.example", "*.a.example"], \
      "extensions": {"keyUsage": "x"}, "as_der": "TQ=="}, "chain": [{"subject": {"CN": "CA"}}], \
      "seen": 1715000000.25, "source": {"name": "A log", "url": "log.example"}}}
      """
    let text = "{\"message_type\": \"heartbeat\", \"timestamp\": 1}\n\(message)\n"
    let reading = try readNames("a.txt", text)
    #expect(reading.texts == ["a.example", "*.a.example"])
    #expect(reading.names.map(\.firstSeen) == [1_715_000_000, 1_715_000_000])
    #expect(reading.format == .lines)
  }

  @Test(arguments: ["[", ""])
  func `objects over several lines, in an array or not`(open: String) throws {
    let text =
      "\(open)\n{\n \"domain\": \"a.example\",\n \"created\": \"2024-05-06\"\n}\(open.isEmpty ? "" : ",")\n{\"domain\": \"b}.example\"}\n"
    let reading = try readNames("a.json", text)
    #expect(reading.texts == ["a.example", "b", ".example"])
    #expect(reading.names.map(\.line) == [2, 6, 6])
    #expect(reading.names.map(\.firstSeen) == [1_714_953_600, nil, nil])
  }

  @Test func `strings in one array`() throws {
    let reading = try readNames(
      "a.json", "[\"a.example\",\n \"\\u0432.example\", \"b\\/.example\" ,\"c.example\"]")
    #expect(reading.texts == ["a.example", "в.example", "b/.example", "c.example"])
    #expect(reading.names.map(\.line) == [1, 2, 2, 2])
    let cut = try readNames("a.json", "[\"a.example\",\n \"b.exam")
    #expect(cut.texts == ["a.example"])
    #expect(cut.codes == ["jsonl.invalid"])
  }

  @Test func `halves of surrogate pairs and broken UTF-8 are replaced and reported`() throws {
    let text =
      Array(
        "{\"domain\": \"выборы.example\"}\n{\"domain\": \"\\ud800b.example\"}\n{\"domain\": \"".utf8
      )
      + [0xFF] + Array("c.example\"}\n".utf8)
    let reading = try readNames("a.jsonl", text)
    #expect(reading.texts == ["выборы.example", "\u{FFFD}b.example", "\u{FFFD}c.example"])
    #expect(reading.codes == ["input.broken-encoding", "input.broken-encoding"])
  }

  @Test func `what is repaired in one record is not said of the next`() throws {
    let text =
      Array("{\"domain\": \"выборы.example\"}\n{\"domain\": \"".utf8) + [0xFF]
      + Array("\", broken}\n{\"domain\": \"a.example\"}\n".utf8)
    let reading = try readNames("a.jsonl", text)
    #expect(reading.texts == ["выборы.example", "a.example"])
    #expect(reading.codes == ["jsonl.invalid"])
  }

  @Test func `a record beyond the limit is left out`() throws {
    let long = String(repeating: "x", count: 9000)
    for size in [64, 1 << 20] {
      for (name, open, between) in [("a.jsonl", "", "\n"), ("a.json", "[\n", ",\n")] {
        let records = [
          "{\"domain\": \"a.example\"}", "{\"x\": \"\(long)\"}", "{\"domain\": \"b.example\"}",
        ]
        let reading = try readNames(
          name, open + records.joined(separator: between), limits { $0.record = 4096 },
          blockSize: size)
        #expect(reading.texts == ["a.example", "b.example"])
        #expect(reading.codes == ["jsonl.too-long"])
      }
    }
  }
}
