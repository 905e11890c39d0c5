import Foundation
import TestSupport
import Testing

/// What nobody should hand to `copies`, `compare` and `scan`, and somebody will.
@Suite struct BadCopyInputTests {
  private let folder: TemporaryFolder
  private static let text =
    "The ferry to the islands leaves at nine, said Mara Oblin, who has run the harbour office for twelve years."

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ rows: [[String: Any]], to name: String = "d.jsonl") throws -> String {
    let lines = try rows.map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    return try folder.write(name, lines.joined(separator: "\n") + "\n")
  }

  /// The pairs, as objects.
  private func pairs(_ path: String) throws -> (pairs: [[String: Any]], error: String) {
    let result = try Command("copies", path, "--lexical", "--format", "jsonl").run()
    #expect(result.status == 0, "\(result.error)")
    let lines = result.output.split(separator: "\n")
    return (
      try lines.map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }, result.error
    )
  }

  private func names(_ pairs: [[String: Any]]) -> Set<String> {
    Set(pairs.flatMap { [$0["a"] as? String ?? "", $0["b"] as? String ?? ""] })
  }

  @Test func `empty texts are left out with their lines, one word is no copy of another`() throws {
    let path = try write([
      ["id": "a", "text": ""], ["id": "b", "text": " \u{200B} "], ["id": "c", "text": "word"],
      ["id": "d", "text": "word"], ["id": "e", "text": Self.text], ["id": "f", "text": Self.text],
    ])
    let found = try pairs(path)
    #expect(names(found.pairs) == ["e", "f"])
    #expect(found.error.contains("d.jsonl:1: warning: The record has no text"))
  }

  @Test func `texts of ten megabytes are compared`() throws {
    var generator = SystemRandomNumberGenerator()
    let long = (0..<625_000).map { _ in String(generator.next() | 1 << 63, radix: 16) }.joined()
    let path = try write([
      ["id": "a", "text": long], ["id": "b", "text": long + " and a last word"],
      ["id": "c", "text": String(long.dropFirst(2_000_000).prefix(1_000_000))],
      ["id": "one letter", "text": String(repeating: "a", count: 10_000_000)],
    ])
    let found = try pairs(path)
    #expect(found.pairs.count == 3)
    #expect(names(found.pairs) == ["a", "b", "c"])
  }

  @Test func `one text a hundred thousand times is chained, and clusters say it once`() throws {
    let row = "\",\"text\":\"\(Self.text)\"}\n"
    let path = try folder.write(
      "d.jsonl", (0..<100_000).map { "{\"id\":\"\($0)" + row }.joined())
    let result = try Command("copies", path, "--lexical").run()
    #expect(result.output.split(separator: "\r\n").count == 100_000)
    #expect(result.error.contains("copies.many-identical"))
    let clusters = try Command(
      "copies", path, "--lexical", "--clusters", "--format", "jsonl"
    ).run()
    #expect(clusters.output.split(separator: "\n").count == 1)
  }

  @Test func `templates that differ in a few words do not explode`() throws {
    let lines = (0..<20_000).map {
      """
      {"id":"\($0)","text":"Dear customer, your parcel \($0 &* 7919 % 1_000_003) is waiting at depot \($0 % 97) and goes \
      back to its sender unless you pay the fee of \($0 % 31) within \($0 % 13) days at the counter of the harbour."}
      """
    }
    let path = try folder.write("d.jsonl", lines.joined(separator: "\n") + "\n")
    let result = try Command("copies", path, "--lexical").run()
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\r\n").count < 20_000 * 64)
    let clusters = try Command(
      "copies", path, "--lexical", "--clusters", "--format", "jsonl"
    ).run()
    #expect(clusters.status == 0)
    #expect(clusters.output.utf8.count < 64 << 20)
  }

  @Test func `emoji alone are no text, mixed scripts are`() throws {
    let mixed = "Привет world 你好 مرحبا שלום नमस्ते สวัสดี и ещё раз everybody"
    let path = try write([
      ["id": "e1", "text": String(repeating: "😀🎉🔥", count: 100)],
      ["id": "e2", "text": String(repeating: "😀🎉🔥", count: 100)],
      ["id": "m1", "text": mixed], ["id": "m2", "text": mixed + " 🎉"],
      ["id": "z", "text": "z" + String(repeating: "\u{300}", count: 100_000)],
      ["id": "k", "text": String(repeating: "👩‍👩‍👧‍👦🇩🇪", count: 2_000)],
    ])
    #expect(names(try pairs(path).pairs) == ["m1", "m2"])
  }

  @Test func `a language that is none changes nothing`() throws {
    let languages: [Any] = [
      "xx-garbage-!!", "", "German", 42, NSNull(), "zh-Hans-CN", "e\u{0}n", ["de"], "de_DE",
      String(repeating: "A", count: 10_000),
    ]
    let path = try write(
      languages.enumerated().map {
        ["id": "\($0.offset)", "text": Self.text, "language": $0.element]
      })
    #expect(try pairs(path).pairs.count == languages.count * (languages.count - 1) / 2)
  }

  @Test func `impossible times are named, and the records kept without them`() throws {
    let times: [Any] = [
      "2025-02-30", "0000-00-00", "99999-01-01", "tomorrow", 1e30, "2025-13-45T99:99:99Z", true,
    ]
    let path = try write(
      times.enumerated().map {
        ["id": "\($0.offset)", "text": Self.text, "published_at": $0.element]
      })
    let found = try pairs(path)
    #expect(found.pairs.count == times.count * (times.count - 1) / 2)
    #expect(found.pairs.allSatisfy { $0["first"] is NSNull && $0["delay_seconds"] is NSNull })
    #expect(found.error.components(separatedBy: "record.bad-time").count - 1 == times.count)
  }

  @Test func `one id for two texts is said, and both are told apart`() throws {
    let path = try write([
      ["id": "a", "text": Self.text], ["id": "a", "text": Self.text + " More soon."],
      ["id": "b", "text": Self.text], ["id": "a", "text": Self.text],
    ])
    let found = try pairs(path)
    #expect(names(found.pairs) == ["a", "a (\(path):2)", "b"])
    #expect(
      found.error.contains("d.jsonl:2: warning: A document has an id that another text had before"))
    #expect(found.error.contains("d.jsonl:4: warning: A record repeats the id and the text"))
  }

  @Test func `strange ids come out as they went in`() throws {
    let ids = [
      "x,1", "q\"2\"", "n\n3", "=cmd()", "nul\u{0}x", " ", "\u{202E}rtl", "é", "e\u{301}",
      String(repeating: "L", count: 100_000),
    ]
    let path = try write(ids.map { ["id": $0, "text": Self.text] })
    let found = try pairs(path)
    #expect(found.pairs.count == ids.count * (ids.count - 1) / 2)
    for id in ids where id != " " {
      #expect(
        found.pairs.contains {
          ($0["a"] as? String)?.utf8.elementsEqual(id.utf8) == true
            || ($0["b"] as? String)?.utf8.elementsEqual(id.utf8) == true
        }, "\(id.prefix(20))")
    }
  }

  @Test func `lone surrogates and NUL do not end a text`() throws {
    let path = try folder.write(
      "d.jsonl",
      """
      {"id":"a","text":"\\ud800 \(Self.text)"}
      {"id":"b","text":"\(Self.text) \\udc00x"}
      {"id":"n","text":"before\\u0000 \(Self.text)"}

      """)
    let found = try pairs(path)
    #expect(names(found.pairs) == ["a", "b", "n"])
    #expect(found.error.contains("input.broken-encoding"))
    let result = try Command("compare", path + "#a", path + "#n").run()
    #expect(result.status == 0, "\(result.error)")
    #expect(!result.output.contains("\u{0}"))
  }

  @Test func `compare takes what is empty, one word, or large`() throws {
    let paths = try [
      "", "word", "😀", Self.text, String(repeating: Self.text + " ", count: 20_000),
    ].enumerated().map { try folder.write("\($0.offset).txt", $0.element) }
    for a in paths {
      for b in paths where a < b {
        let result = try Command("compare", a, b, "--format", "jsonl").run()
        #expect(result.status == 0 || result.status == 1, "\(result.error)")
        #expect(result.status == 0 || !result.error.isEmpty)
      }
    }
  }

  @Test func `scan stores all of it, and a second scan finds nothing new`() throws {
    _ = try write(
      [
        ["id": "a", "text": ""], ["id": "w", "text": "word"], ["id": "e", "text": "😀🎉"],
        ["id": "x,1\n", "text": Self.text, "published_at": "2025-02-30", "language": "??"],
        ["id": "dup", "text": Self.text], ["id": "dup", "text": Self.text + " More soon."],
        ["id": "nul", "text": "\u{0}" + Self.text],
      ], to: "in/d.jsonl")
    let first = try Command("scan", folder["in"], "--workspace", folder["ws"]).run()
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output.contains("6 new documents"), "\(first.output)")
    let second = try Command("scan", folder["in"], "--workspace", folder["ws"]).run()
    #expect(second.output.contains("Nothing new"), "\(second.output)")
  }
}
