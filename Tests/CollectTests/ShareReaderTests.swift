import Collect
import Foundation
import TestSupport
import Testing
import TocsinModel

@Suite struct ShareReaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(
    _ text: String, columns: [String: String] = [:]
  ) throws -> (table: ShareTable, codes: [String: [Int?]]) {
    let path = try folder.write("shares.csv", text)
    let builder = ShareTableBuilder(keepsContents: true)
    var codes: [String: [Int?]] = [:]
    var reader = ShareReader(InputFile(path: path, displayPath: "shares.csv"), columns: columns)
    _ = try reader.read(into: builder) { codes[$0.code, default: []].append($0.place.line) }
    return (builder.finish(), codes)
  }

  private static let header = "object_id,account_id,content_id,timestamp_share\n"

  @Test(arguments: [
    ("1623881091", 1_623_881_091), ("1623881091.9", 1_623_881_091),
    ("1623881091500", 1_623_881_091), ("1623881091500000", 1_623_881_091), ("-1.5", -1),
    ("2021-06-16T22:04:51Z", 1_623_881_091), ("2021-06-17T00:04:51+02:00", 1_623_881_091),
  ])
  func `times are read as seconds, however they are written`(text: String, seconds: Int64) throws {
    let (table, codes) = try read(Self.header + "o,a,c,\(text)\n")
    #expect(table.time == [seconds] && codes.isEmpty)
  }

  @Test func `quotes, separators and line ends of all kinds`() throws {
    let text =
      "timestamp_share;content_id;object_id;account_id\r\n1;c;\"a;\"\"b\"\"\n\";x\r\n\r\n2;d;plain;y"
    let (table, codes) = try read(text)
    #expect(codes.isEmpty && table.time == [1, 2])
    #expect((0..<2).map { table.objects[$0] } == ["a;\"b\"\n", "plain"])
    #expect((0..<2).map { table.accounts[$0] } == ["x", "y"])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `plain and quoted records of any length in any place of a piece are read alike`(
    end: String
  ) throws {
    // More than two pieces, with names that end in all places of a word, and columns more than wanted.
    let begin = 1_700_000_000
    let names = (0..<40_000).map { "n\($0)" + String(repeating: "x", count: $0 % 23) }
    let rows = names.enumerated().map { number, name in
      number % 7 == 0
        ? "\"\(name)\",\(begin + number),\"a\"\"\(number % 9)\",c\(number),rest"
        : "\(name),\(begin + number),a\"\(number % 9),c\(number)"
          + (number % 5 == 0 ? ",more,rest" : ",r")
    }
    let (table, codes) = try read(
      "object_id,time,account_id,content_id,other" + end + rows.joined(separator: end))
    #expect(codes.isEmpty && table.time == (0..<40_000).map { Int64(begin + $0) })
    #expect((0..<40_000).allSatisfy { table.objects[table.object[$0]] == names[$0] })
    #expect((0..<40_000).allSatisfy { table.accounts[table.account[$0]] == "a\"\($0 % 9)" })
    #expect((0..<40_000).allSatisfy { table.contentName(ofRow: $0) == "c\($0)" })
    #expect(table.accounts.count == 9)
  }

  @Test func `one column may be two things, and quotes in it are taken away once`() throws {
    let (table, codes) = try read(
      "object_id,id,timestamp\no,\"a\"\"\"\"b\",1\n", columns: ["account": "id", "content": "id"])
    #expect(
      codes.isEmpty && table.accounts[0] == "a\"\"b" && table.contentName(ofRow: 0) == "a\"\"b")
  }

  @Test func `contents that nobody asks for are not kept`() throws {
    let path = try folder.write("shares.csv", Self.header + "o,a,c,1\no,b,d,2\n")
    let builder = ShareTableBuilder(keepsContents: false)
    var reader = ShareReader(InputFile(path: path, displayPath: "shares.csv"))
    #expect(try reader.read(into: builder) { _ in } == 2)
    let table = builder.finish()
    #expect(table.contents.count == 0 && table.contentName(ofRow: 1).isEmpty)
    #expect(table.accounts[1] == "b")
  }

  @Test func `bad records are told with their line and nothing else is lost`() throws {
    let rows = [
      "o,a,c,1", ",a,c,1", "o,a,c,soon", "o,a,c", "o,a,\(String(repeating: "x", count: 4097)),1",
      "o,a,c,2",
    ]
    let (table, codes) = try read(Self.header + rows.joined(separator: "\n"))
    #expect(table.time == [1, 2])
    #expect(codes["shares.empty-id"] == [3] && codes["shares.time"] == [4])
    #expect(codes["shares.columns"] == [5] && codes["shares.long-id"] == [6])
  }

  @Test func `a quote that is never closed loses its line only`() throws {
    let rest = (0..<60_000).map { "o,a,c\($0),\($0)\n" }.joined()
    let (table, codes) = try read(Self.header + "\"o,a,c,1\n" + rest + rest)
    #expect(codes["shares.long-record"]?.count == 1)
    #expect(table.count == 120_000)
  }

  @Test func `missing columns are named, and chosen ones are used`() throws {
    #expect(try read("url,who,post\n1,2,3\n").codes["shares.missing-column"]?.count == 1)
    let chosen = ["account": "who", "content": "post", "timestamp": "when"]
    let (table, codes) = try read("url,who,post,when\no,a,c,7\n", columns: chosen)
    #expect(table.time == [7] && codes.isEmpty)
  }

  @Test func `mixed and coarse times are warned about`() throws {
    let (table, codes) = try read(Self.header + "o,a,c,1623881091\no,a,d,2021-06-16\n")
    #expect(table.count == 2)
    #expect(Set(codes.keys) == ["shares.mixed-times", "shares.coarse-times"])
  }

  @Test func `equal names in two layers are two objects`() throws {
    let (table, _) = try read(
      "layer,object_id,account_id,content_id,timestamp_share\nlink,o,a,c,1\nhashtag,o,a,c,1\n")
    #expect(table.objects.count == 2 && table.accounts.count == 1)
    #expect(table.layer(ofObject: 1) == .hashtag)
  }

  @Test func `whatever is changed in a file, reading ends and keeps its promises`() throws {
    let good = Array(
      (Self.header + (0..<40).map { "\"o\($0 % 7)\",a,c\($0),\($0)\r\n" }.joined()).utf8)
    var state: UInt64 = 88172645463325252
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 1) % bound
    }
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<(1 + random(6)) {
        let place = random(bytes.count)
        switch random(3) {
        case 0: bytes[place] = UInt8(random(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert([0x22, 0x2C, 0x0A, 0x0D, 0xFF, 0x00][random(6)], at: place)
        }
      }
      let path = try folder.write("mutated.csv", Data(bytes))
      let builder = ShareTableBuilder(keepsContents: true)
      var reader = ShareReader(InputFile(path: path, displayPath: "mutated.csv"))
      let rows = try reader.read(into: builder) { _ in }
      let table = builder.finish()
      #expect(rows == table.count && table.object.count == table.time.count)
      #expect(table.object.allSatisfy { $0 < table.objects.count })
    }
  }
}
