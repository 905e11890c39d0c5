import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct NameBlockTests {
  /// A file of every format, with what makes cutting hard.
  static let files: [(name: String, bytes: [UInt8])] = {
    func text(_ name: String, _ text: String) -> (String, [UInt8]) { (name, Array(text.utf8)) }
    let tbs = CertificateBuilder.tbs(
      common: nil, alternatives: CertificateBuilder.dns(["a.example", "b.example"]))
    let leaf = CertificateBuilder.tileLeaf(tbs, isPrecertificate: true)
    let logged = CertificateBuilder.logged(CertificateBuilder.entry(tbs, isPrecertificate: true))
    return [
      text(
        "a.txt", "# x\na.example\n\n\r\n0.0.0.0 b.example\nc.example, d.example # e\nlast.example"),
      text(
        "a.csv",
        "# x\nid,domain,created\n1,a.example,2024-05-06\n\"2\n,\"\"x\"\"\",\"b.example\",\n3,\"c.example\n4,d.example\n\n5,e\"f.example,\"x\"\n"
      ),
      text("b.csv", "1,a.example\n2,\"b.example\"\n\"3\",c.example"),
      text(
        "a.jsonl",
        "{\"domain\":\"a.example\"}\n\nbroken\n{\"domains\":[\"b.example\",\"c.example\"],\"seen\":1715000000}\n"
      ),
      text(
        "a.json",
        "[{\"domain\":\"a}{.example\"},\n {\"x\":{\"y\":[1]},\"domain\":\"b.\\\"example\"}\n,{\"domain\":"
      ),
      text(
        "c.jsonl",
        "{\"results\":[{\"domain\":\"a.example\"},{\"x\":{\"host\":\"b.example\"}}]}\n[1,2]\n[[[\n[{\"cn\":\"c.example\"}]\n"
      ),
      text(
        "d.json",
        "[{\"domain\":\"a.example\"},\n1, true\n,{\"data\":[{\"domain\":\"b.example\"}]}\n, null"),
      text("e.json", "[\"a.example\", 5,\n\"b.example\", {\n"),
      text("b.json", "[\"a.example\", \"b\\\"\\\\\",\n\"c.example\"]"),
      text(
        "zone",
        "$ORIGIN test.\n$TTL 60\n@ SOA a b ( 1\n2 ; (\n) \n NS ns\na NS x\na NS y\n A 192.0.2.1\nb 60 IN NS ( x\n)\nb NS y\n$ORIGIN sub.test.\nb NS z\nc TXT \"(\"\n NS x\n; (\nd NS y"
      ),
      text("c.json", "{\"entries\":[\(logged), {\"leaf_input\":\"AAAA\"},\n\(logged)]}"),
      ("tile", leaf + leaf + leaf.dropLast(3)),
    ]
  }()

  @Test(arguments: files.indices)
  func `the same names whatever the size of the blocks`(index: Int) throws {
    let scratch = try Scratch()
    let (name, bytes) = Self.files[index]
    let file = try scratch.write(name, bytes)
    let whole = try NameFileReading(file)
    #expect(whole.names.count >= 2)
    for size in 1...min(bytes.count + 1, 400) {
      let reading = try NameFileReading(file, blockSize: size)
      #expect(reading.names == whole.names, "blocks of \(size)")
      #expect(reading.diagnostics == whole.diagnostics, "blocks of \(size)")
      #expect(reading.records == whole.records, "blocks of \(size)")
    }
    #expect(try NameFileReading(file, blockSize: 1).blocks > 1)
  }

  @Test(arguments: [
    (
      "a.jsonl",
      "{\"domain\":\"a.example\"}\n{\"x\":\"LONG\"}\n\nLONG\n{\"domain\":\"b.example\"}\nLONG"
    ),
    (
      "a.json",
      "[{\"domain\":\"a.example\"},\n {\"x\":\"LONG\"}, LONG LONG [ 5\n,{\"domain\":\"b.example\"}"
    ),
    ("b.json", "[\n{\"domain\":\"a.example\"},BLANKS\n{\"domain\":\"b.example\"} , {\"x\":\"LONG"),
  ])
  func `what is too long is told alike whatever the size of the blocks`(
    name: String, text: String
  ) throws {
    let scratch = try Scratch()
    let long = text.replacing("LONG", with: String(repeating: "x", count: 100))
      .replacing("BLANKS", with: String(repeating: " ", count: 100))
    let file = try scratch.write(name, long)
    let options = limits { $0.record = 50 }
    let whole = try NameFileReading(file, options)
    #expect(whole.texts == ["a.example", "b.example"])
    #expect(whole.codes.contains("jsonl.too-long"))
    for size in 1...long.utf8.count {
      let reading = try NameFileReading(file, options, blockSize: size)
      #expect(reading.names == whole.names, "blocks of \(size)")
      #expect(reading.diagnostics == whole.diagnostics, "blocks of \(size)")
      #expect(reading.records == whole.records, "blocks of \(size)")
    }
  }

  @Test(arguments: files.indices)
  func `several threads give what one gives`(index: Int) throws {
    let scratch = try Scratch()
    let (name, bytes) = Self.files[index]
    let repeated = index < 2 || index == 3 ? (0..<300).flatMap { _ in bytes + [0x0A] } : bytes
    let file = try scratch.write(name, repeated)
    #expect(
      try NameFileReading.parallel(file, blockSize: 100) == NameFileReading(file).names)
  }

  @Test(arguments: files.indices)
  func `random damage neither crashes nor hangs, and blocks still agree`(index: Int) throws {
    let scratch = try Scratch()
    var random = SeededNumbers(state: UInt64(index) + 41)
    let (name, bytes) = Self.files[index]
    for round in 0..<60 {
      let file = try scratch.write(name, bytes.mutated(by: &random))
      let whole = try NameFileReading(file)
      for size in [1, 7, 50] {
        let reading = try NameFileReading(file, blockSize: size)
        #expect(reading.format == whole.format)
        #expect(reading.names == whole.names, "round \(round), blocks of \(size)")
        #expect(reading.diagnostics == whole.diagnostics, "round \(round), blocks of \(size)")
      }
    }
  }

  @Test func `diagnostics are bounded for a file and the rest is counted`() throws {
    let text = "{\"domain\":\"a.example\"}\n" + String(repeating: "broken\n", count: 500)
    let reading = try readNames("a.jsonl", text, limits { $0.diagnostics = 10 }, blockSize: 100)
    #expect(reading.codes.count == 11)
    #expect(reading.diagnostics.last?.message.contains("490 more") == true)
  }
}
