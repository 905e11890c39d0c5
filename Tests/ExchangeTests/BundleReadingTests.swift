import Exchange
import Foundation
import Testing

/// What others send, in any pieces and however broken.
@Suite struct BundleReadingTests {
  private func pieces(
    _ text: String, size: Int, limit: Int = 1 << 20
  ) -> ([BundleScanner.Piece], BundleScanner) {
    var scanner = BundleScanner(limit: limit)
    var found: [BundleScanner.Piece] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      for start in stride(from: 0, to: buffer.count, by: size) {
        let end = min(buffer.count, start + size)
        scanner.read(UnsafeBufferPointer(rebasing: buffer[start..<end])) { found.append($0) }
      }
    }
    return (found, scanner)
  }

  private func texts(_ pieces: [BundleScanner.Piece]) -> [String] {
    pieces.compactMap { piece in
      guard case .object(let bytes, _) = piece else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let bundle = #"""
    {"type":"bundle","id":"bundle--1","objects":[
    {"a":"}]\"{","objects":[{"b":1}]} , {"c":{"d":[1,2]}}
    ],"more":true,"next":"p1"}
    """#

  @Test(arguments: [1, 2, 7, 64, 4096])
  func `objects are the same in pieces of any size`(size: Int) {
    let (found, scanner) = pieces(Self.bundle, size: size)
    #expect(
      texts(found) == [#"{"a":"}]\"{","objects":[{"b":1}]}"#, #"{"c":{"d":[1,2]}}"#])
    #expect(!scanner.isUnfinished && scanner.hasList)
    #expect(found.contains(.member("more", Array("true".utf8))))
    #expect(found.contains(.member("next", Array("\"p1\"".utf8))))
  }

  @Test func `a bundle that ends in the middle gives what was whole`() {
    let (found, scanner) = pieces(String(Self.bundle.prefix(90)), size: 9)
    #expect(texts(found).count == 1)
    #expect(scanner.isUnfinished)
  }

  @Test(arguments: [(9, 2), (10, 3), (11, 3)])
  func `an object beyond the limit is passed over, and the next is read`(
    limit: Int, count: Int
  ) {
    let (found, _) = pieces(
      #"{"objects":[{"a":1},{"a":1234},{"b":2}]}"#, size: 4, limit: limit)
    #expect(texts(found).count == count)
    #expect(found.contains(.tooLarge(at: 20)) == (count == 2))
  }

  @Test func `what is no object in the list is said once each`() {
    let (found, _) = pieces(#"{"objects":[1,"x",[{"a":1}],{"b":2}]}"#, size: 5)
    #expect(texts(found) == [#"{"b":2}"#])
    #expect(
      found.filter { if case .stray = $0 { true } else { false } }.count == 3)
  }

  @Test(arguments: [
    (#"{"type":"identity","id":"identity--1"}"#, "stix.id"),
    (
      #"{"type":"sighting","id":"sighting--00000000-0000-4000-8000-000000000000","sighting_of_ref":["x"]}"#,
      "stix.type"
    ),
    (
      #"{"type":"sighting","id":"sighting--00000000-0000-4000-8000-000000000000","sighting_of_ref":"indicator--00000000-0000-4000-8000-000000000000","count":"many"}"#,
      "stix.type"
    ),
    (
      #"{"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000000","revoked":"no"}"#,
      "stix.type"
    ),
    (
      #"{"type":"user-account","id":"user-account--00000000-0000-4000-8000-000000000000","account_login":true}"#,
      "stix.type"
    ),
    (
      #"{"type":"media-content","id":"media-content--00000000-0000-4000-8000-000000000000","url":{}}"#,
      "stix.type"
    ),
    (
      #"{"type":"opinion","id":"opinion--00000000-0000-4000-8000-000000000000","opinion":3}"#,
      "stix.type"
    ),
    (#"{"type":"x","id":"identity--00000000-0000-4000-8000-000000000000"}"#, "stix.id"),
    (
      #"{"type":"note","spec_version":"3.0","id":"note--00000000-0000-4000-8000-000000000000"}"#,
      "stix.version"
    ),
    (
      #"{"type":"note","created":"0000-01-01T00:00:00Z","id":"note--00000000-0000-4000-8000-000000000000"}"#,
      "stix.time"
    ),
    (
      #"{"type":"note","created":"2026-01-02T00:00:00Z","modified":"2026-01-01T00:00:00Z","id":"note--00000000-0000-4000-8000-000000000000"}"#,
      "stix.time"
    ),
    (
      #"{"type":"note","object_refs":"x","id":"note--00000000-0000-4000-8000-000000000000"}"#,
      "stix.type"
    ),
    (
      #"{"type":"relationship","relationship_type":"uses","id":"relationship--00000000-0000-4000-8000-000000000000"}"#,
      "stix.type"
    ),
  ])
  func `what is wrong with an object has a code`(json: String, code: String) throws {
    #expect(STIXReading.fault(in: try JSONNode(parsing: json.utf8))?.code == code)
  }

  @Test(arguments: [
    ("{\"a\":1,\"a\":2}", JSONFault.repeated(member: "a")), ("[1,]", .malformed(at: 3)),
    ("01", .malformed(at: 0)), ("\"\u{1}\"", .malformed(at: 1)), ("{} x", .malformed(at: 3)),
  ])
  func `JSON that readers take differently is none`(text: String, fault: JSONFault) {
    #expect(throws: fault) { try JSONNode(parsing: text.utf8) }
  }

  @Test func `depth is bounded`() throws {
    let deepest = JSONNode.deepest
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONNode(parsing: nested(deepest))
    #expect(throws: JSONFault.self) { try JSONNode(parsing: nested(deepest + 2)) }
  }

  @Test func `what was parsed is written as it was`() throws {
    let text = #"{"a":[1,2.50,-3e7,true,null],"b":"é\"\\\n","c":{}}"#
    #expect(String(decoding: try JSONNode(parsing: text.utf8).encoded, as: UTF8.self) == text)
  }

  @Test func `a pattern names what it compares with by equality, and nothing else`() throws {
    let pattern =
      "[domain-name:value = 'a.example' OR domain-name:value != 'b.example' OR url:value = 'https://c.example/x' OR domain-name:value LIKE 'd.example' OR domain-name:value NOT = 'e.example' OR domain-name:value = 'f.example'] AND [user-account:account_login = 'it\\'s']"
    let node = JSONNode.object([
      .init("type", .string("indicator")), .init("pattern", .string(pattern)),
    ])
    #expect(
      STIXReading.names(in: node).map(\.name)
        == ["a.example", "https://c.example/x", "c.example", "f.example", "it's"])
  }
}
