import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct NameTextTests {
  @Test func `one name a line, comments and blank lines passed over`() throws {
    let reading = try readNames(
      "a.txt", "# list\n\nexample.org\n  Wahl.example \r\n; old\n*.пример.test.\nlast.example")
    #expect(reading.texts == ["example.org", "Wahl.example", "*.пример.test.", "last.example"])
    #expect(reading.names.map(\.line) == [3, 4, 6, 7])
    #expect(reading.format == .text)
    #expect(reading.records == 4)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("0.0.0.0 bad.example", ["bad.example"]),
    ("::1\tlocalhost ip6.example # loop", ["localhost", "ip6.example"]),
    ("fe80::1%lo0 a.example", ["a.example"]), ("17 b.example", ["b.example"]),
    ("a.example, b.example; c.example", ["a.example", "b.example", "c.example"]),
    ("a.example ; b.example | c.example", ["a.example", "b.example", "c.example"]),
    ("a.example;b.example|c.example", ["a.example", "b.example", "c.example"]),
    ("a.example ; a remark", ["a.example"]), ("a.example #b", ["a.example"]),
    ("a.example;b.example", ["a.example", "b.example"]), ("8.8.8.8", ["8.8.8.8"]),
    ("dad.example cafe.example", ["dad.example", "cafe.example"]),
    (
      "https://a.example/x,y;z?q=(1) http://b.example",
      ["https://a.example/x,y;z?q=(1)", "http://b.example"]
    ),
    ("https://a.example/x,https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
    ("DNS:a.example, DNS:*.b.example", ["a.example", "*.b.example"]),
    ("['a.example', \"b.example\"]", ["a.example", "b.example"]),
    ("-\ta.example\t-", ["a.example"]),
    ("ada@mail.example", ["ada@mail.example"]), (",;", []), ("\u{0}\u{0}", []),
    ("a\u{0}b.example", ["a", "b.example"]),
  ])
  func `a line may hold an address, several names or a remark`(line: String, names: [String]) throws
  {
    #expect(try readNames("a.txt", "first.example\n\(line)\n").texts == ["first.example"] + names)
  }

  @Test func `a title in brackets is no JSON`() throws {
    let reading = try readNames("a.txt", "[Adblock Plus 2.0]\n! Title\n||a.example^\n")
    #expect(reading.format == .text)
    #expect(reading.texts.contains { $0.contains("a.example") })
  }

  @Test(arguments: [
    "a.example;b.example|c.example", "a.example|b.example;c.example;",
    "a.example ; b.example ; c.example", "a.example,b.example;c.example",
    "\"a.example\";\"b.example\";\"c.example\"", "a.example\tb.example|c.example",
  ])
  func `names that go over a line are no table`(line: String) throws {
    let names = ["a.example", "b.example", "c.example"]
    for rest in ["", "d.example\n", "d.example;e.example\n", "d.example\ne.example\nf.example\n"] {
      let reading = try readNames("a.csv", "\(line)\n\(rest)")
      let others = rest.split { $0 == "\n" || $0 == ";" }.map(String.init)
      #expect(reading.texts == names + others)
      #expect(reading.diagnostics.isEmpty)
      #expect(reading.format == .text)
    }
  }

  @Test func `a line over 64 kB is reported and left out`() throws {
    let long = String(repeating: "x", count: 70_000)
    for size in [1, 1 << 20] {
      let reading = try readNames(
        "a.txt", "one.example\n\(long)\ntwo.example\n", blockSize: size)
      #expect(reading.texts == ["one.example", "two.example"])
      #expect(reading.codes == ["names.too-long"])
      #expect(reading.diagnostics.first?.place.line == 2)
      #expect(reading.names.last?.line == 3)
      #expect(reading.names.last?.offset == 70_013)
    }
  }

  @Test(arguments: [false, true]) func `compressed files are read as they are`(zstd: Bool) throws {
    let text = Array(String(repeating: "name.example\n", count: 50_000).utf8)
    let reading = try readNames("a.txt.gz", packed(text, zstd: zstd), blockSize: 1000)
    #expect(reading.names.count == 50_000)
    #expect(reading.blocks > 100)
    let cut = try readNames("a.txt.gz", packed(text, zstd: zstd).dropLast(12))
    #expect(cut.codes == ["input.truncated"])
    #expect(cut.texts.allSatisfy { $0 == "name.example" })
  }

  @Test(arguments: [true, false]) func `UTF-16 is decoded`(hasMark: Bool) throws {
    var bytes: [UInt8] = hasMark ? [0xFF, 0xFE] : []
    for unit in "ascii.example\nвыборы.example\n".utf16 {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(try readNames("a.txt", bytes).texts == ["ascii.example", "выборы.example"])
  }

  @Test func `a byte order mark is no part of a name`() throws {
    let reading = try readNames("a.txt", [0xEF, 0xBB, 0xBF] + Array("a.example\n".utf8))
    #expect(reading.texts == ["a.example"])
    #expect(reading.names.first?.offset == 3)
  }

  @Test(arguments: [
    ("", "input.empty"), ("\n \n", "input.empty"), ("%PDF-1.7\n", "input.unrecognised"),
  ])
  func `what holds no names is said once`(text: String, code: String) throws {
    let reading = try readNames("a.txt", text)
    #expect(reading.codes == [code])
    #expect(reading.format == nil)
  }

  @Test func `a line of nothing but separators is reported`() throws {
    let reading = try readNames("a.txt", "a.example\n,;|\n\nb.example\n")
    #expect(reading.texts == ["a.example", "b.example"])
    #expect(reading.codes == ["names.no-name"])
    #expect(reading.diagnostics.first?.place.line == 2)
  }

  @Test func `a list over a whole line costs no more than its length`() throws {
    let names = String(repeating: "a.bc ;", count: 10_000)
    let lines = String(repeating: "\(names)a.bc\n", count: 8)
    let time = try ContinuousClock().measure {
      let reading = try readNames("a.txt", "a.example\nb.example\n\(lines)")
      #expect(reading.names.count == 80_010)
    }
    #expect(time < .seconds(5 * Command.patience))
  }

  @Test func `a directive among names makes no zone file`() throws {
    let reading = try readNames("a.txt", "a.example\n$ORIGIN b.example.\nc.example\n")
    #expect(reading.format == .text)
    #expect(reading.texts == ["a.example", "$ORIGIN", "b.example.", "c.example"])
  }

  @Test func `a file that is not read to its end was not written to`() throws {
    let image = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0, count: 200_000)
    #expect(try readNames("a.txt", image).codes == ["input.unrecognised"])
    let bomb = packed([UInt8](repeating: 0x61, count: 1_000_000), zstd: false)
    let reading = try readNames(
      "a.txt.gz", bomb + [UInt8](repeating: 0, count: 400_000), limits { $0.expansionFloor = 1000 })
    #expect(reading.codes == ["input.bomb"])
  }

  @Test func `a missing file is a diagnostic`() throws {
    let file = InputFile(path: "/nonexistent/names.txt", displayPath: "names.txt")
    #expect(try NameFileReading(file).codes == ["input.missing"])
  }

  @Test func `a strict run ends at the first bad record`() throws {
    let long = String(repeating: "x", count: 70_000)
    #expect(throws: CollectError.self) {
      try readNames("a.txt", "\(long)\n", CollectOptions(isStrict: true))
    }
  }

  @Test func `reading stops when it is told to`() throws {
    #expect(throws: CollectError.cancelled) {
      try readNames("a.txt", "a.example\n", CollectOptions(shouldStop: { true }))
    }
  }
}
