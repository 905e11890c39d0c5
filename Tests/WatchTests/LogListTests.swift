import Crypto
import Foundation
import Testing
import Watch

@Suite struct LogListTests {
  private static let key = Data("a key".utf8)
  private static let now = 1_790_000_000.0  // 21 September 2026

  private static func log(
    _ name: String, tiled: Bool = true, state: String = "usable", start: String = "2026-01-01",
    end: String = "2027-01-01", id: Data = Data(SHA256.hash(data: key))
  ) -> String {
    let address =
      tiled
      ? "\"submission_url\":\"https://s.\(name)/\",\"monitoring_url\":\"https://m.\(name)/\""
      : "\"url\":\"https://\(name)/\""
    return """
      {"description":"\(name)","log_id":"\(id.base64EncodedString())","key":"\(key.base64EncodedString())",\(address),\
      "mmd":60,"state":{"\(state)":{"timestamp":"2025-01-01T00:00:00Z"}},\
      "temporal_interval":{"start_inclusive":"\(start)T00:00:00Z","end_exclusive":"\(end)T00:00:00Z"}}
      """
  }

  private static func list(
    former: [String] = [], tiled: [String] = [], operator name: String = "One"
  )
    -> [UInt8]
  {
    Array(
      """
      {"version":"60.1","operators":[{"name":"\(name)","logs":[\(former.joined(separator: ","))],\
      "tiled_logs":[\(tiled.joined(separator: ","))]}]}
      """.utf8)
  }

  @Test func `logs of both kinds that take certificates now are followed`() throws {
    let bytes = Self.list(
      former: [Self.log("a.example", tiled: false)], tiled: [Self.log("b.example")])
    let read = try #require(LogList(bytes, now: Self.now))
    #expect(read.logs.map(\.url) == ["https://m.b.example/", "https://a.example/"])
    #expect(read.logs.map(\.isTiled) == [true, false])
    #expect(read.logs.allSatisfy { $0.key == Self.key })
    #expect(read.mistakes.isEmpty)
    #expect(LogList(bytes, isTiled: false, now: Self.now)?.logs.count == 1)
    #expect(LogList(bytes, operators: ["Two"], now: Self.now)?.logs.isEmpty == true)
  }

  @Test(arguments: [
    ("usable", "2026-01-01", "2027-01-01", true), ("qualified", "2026-01-01", "2027-01-01", true),
    ("pending", "2026-01-01", "2027-01-01", false), ("readonly", "2026-01-01", "2027-01-01", false),
    ("retired", "2026-01-01", "2027-01-01", false), ("rejected", "2026-01-01", "2027-01-01", false),
    // Its certificates have all expired; and none of today reaches into that time.
    ("usable", "2025-01-01", "2026-09-01", false), ("usable", "2029-01-01", "2030-01-01", false),
    ("usable", "2027-09-01", "2028-03-01", true),
  ])
  func `states and times decide`(_ state: String, _ start: String, _ end: String, _ isIn: Bool)
    throws
  {
    let bytes = Self.list(tiled: [Self.log("a.example", state: state, start: start, end: end)])
    #expect(try #require(LogList(bytes, now: Self.now)).logs.isEmpty == !isIn)
  }

  @Test func `a key that is not that of its id is said, and the log left out`() throws {
    let bytes = Self.list(tiled: [
      Self.log("bad.example", id: Data(repeating: 0, count: 32)), Self.log("good.example"),
    ])
    let read = try #require(LogList(bytes, now: Self.now))
    #expect(read.logs.map(\.name) == ["good.example"])
    #expect(read.mistakes == ["the key of bad.example is not that of its id"])
  }

  @Test func `what is no list is none, and one without end is bounded`() throws {
    #expect(LogList(Array("<html>".utf8), now: Self.now) == nil)
    #expect(LogList(Array("{\"operators\":5}".utf8), now: Self.now) == nil)
    let many = Self.list(tiled: (0..<400).map { Self.log("l\($0).example") })
    let read = try #require(LogList(many, now: Self.now))
    #expect(read.logs.count == 300)
    #expect(read.mistakes.count == 1)
    let twice = Self.list(tiled: [Self.log("a.example"), Self.log("a.example")])
    #expect(LogList(twice, now: Self.now)?.logs.count == 1)
  }
}
