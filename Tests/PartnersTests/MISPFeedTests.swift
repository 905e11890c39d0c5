import Exchange
import Fetch
import Foundation
import Partners
import Store
import TestSupport
import Testing
import TocsinModel

/// Feeds of partners: what they promise is counted, and nothing of it is believed.
@Suite struct MISPFeedTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func uuid(_ number: Int) -> String {
    "00000000-0000-4000-8000-\(String(repeating: "0", count: 12 - "\(number)".count))\(number)"
  }

  private static func event(_ number: Int, named: Int? = nil, at time: Int = 5) -> String {
    """
    {"Event":{"uuid":"\(uuid(named ?? number))","info":"i","timestamp":"\(time)",
    "Attribute":[{"type":"domain","value":"d\(number).example"}]}}
    """
  }

  private func write(_ entries: [(Int, Int)], events: [(Int, String)]) throws {
    let manifest = entries.map { "\"\(Self.uuid($0))\":{\"info\":\"i\",\"timestamp\":\"\($1)\"}" }
    _ = try folder.write("manifest.json", "{\(manifest.joined(separator: ","))}")
    for (number, text) in events { _ = try folder.write("\(Self.uuid(number)).json", text) }
  }

  private func read(
    mostBytes: Int = 1 << 20, known: Set<Int64> = []
  ) async throws -> (MISPFeedReader.Result, [String]) {
    var lines: [String] = []
    let reader = MISPFeedReader(.folder(folder.path), mostBytes: mostBytes)
    let result = try await reader.read(isKnown: { known.contains($0.timestamp) }) {
      lines.append(String(decoding: $0, as: UTF8.self))
    }
    return (result, lines)
  }

  @Test func `events come the oldest first, each on a line`() async throws {
    try write([(2, 9), (1, 5)], events: [(1, Self.event(1)), (2, Self.event(2, at: 9))])
    let (result, lines) = try await read()
    #expect(result.events == 2 && result.faults.isEmpty)
    #expect(
      lines.count == 2
        && lines.allSatisfy { $0.last == "\n" && $0.dropLast().allSatisfy { $0 != "\n" } })
    #expect(lines[0].contains("d1.example"))
  }

  @Test func `what is known in this version is not read again`() async throws {
    try write([(1, 5), (2, 9)], events: [(2, Self.event(2, at: 9))])
    let (result, _) = try await read(known: [5])
    #expect(result.known == 1 && result.events == 1 && result.faults.isEmpty)
  }

  @Test(arguments: [
    ("absent", "feed.missing"), ("other", "feed.other-event"), ("broken", "misp.json"),
  ])
  func `a feed that lies loses the event it lies about, and no other`(
    lie: String, code: String
  ) async throws {
    var events = [(2, Self.event(2, at: 9))]
    if lie == "other" { events.append((1, Self.event(1, named: 7))) }
    if lie == "broken" { events.append((1, "{\"Event\":")) }
    try write([(1, 5), (2, 9)], events: events)
    let (result, _) = try await read()
    #expect(result.events == 1 && result.faults.map(\.code) == [code])
  }

  @Test(arguments: [
    ("{\"../../etc/passwd\":{\"timestamp\":\"1\"}}", "feed.uuid"),
    ("{\"00000000-0000-4000-8000-000000000001\":{\"timestamp\":\"x\"}}", "feed.entry"),
    ("{\"00000000-0000-4000-8000-000000000001\":7}", "feed.entry"),
  ])
  func `an entry that names no event is said and asks for no file`(
    manifest: String, code: String
  ) async throws {
    _ = try folder.write("manifest.json", manifest)
    let (result, lines) = try await read()
    #expect(lines.isEmpty && result.faults.map(\.code) == [code])
  }

  @Test func `a feed without end is read so far, and said to be longer`() async throws {
    try write([(1, 5), (2, 9)], events: [(1, Self.event(1)), (2, Self.event(2, at: 9))])
    let (result, lines) = try await read(mostBytes: 10)
    #expect(lines.count == 1 && result.faults.map(\.code) == ["feed.too-large"])
  }

  @Test func `what is no feed is said`() async throws {
    _ = try folder.write("manifest.json", "<html>")
    await #expect(throws: ImportError.self) { try await read() }
  }

  @Test func `a manifest of more entries than are looked at is cut, and that is said`() throws {
    var text = "{"
    for number in 0...MISPFeed.mostEntries {
      text += "\"\(Self.uuid(number))\":{\"timestamp\":1},"
    }
    text.removeLast()
    let found = try #require(MISPFeed.entries(of: Array((text + "}").utf8)))
    #expect(found.entries.count == MISPFeed.mostEntries)
    #expect(found.faults.map(\.code) == ["feed.too-many"])
  }

  @Test func `lines of events are a report, of which a false positive is one that speaks against`()
    throws
  {
    let sample = try SampleFindings(2)
    var request = ImportRequest(
      partner: "Isle", tlp: .amber, until: nil, by: "Ada", now: 1_900_000_000, source: "feed")
    request.format = .feed
    func attribute(_ number: Int, _ sighting: Int) -> String {
      "{\"Event\":{\"uuid\":\"\(Self.uuid(number))\",\"timestamp\":\"5\",\"Attribute\":[{\"type\":\"domain\",\"value\":\"login\(number)-herald.example\",\"Sighting\":[{\"type\":\"\(sighting)\"}]}]}}\n"
    }
    var bytes = Array((attribute(1, 0) + attribute(2, 1)).utf8)
    var reading = ReportImport(sample.store, request)
    let result = try reading.read {
      defer { bytes = [] }
      return bytes
    }
    #expect(result.objects == 2 && result.faults == 0)
    func reasons(_ name: String) throws -> [Reason.Direction] {
      try sample.store.finding(named: name, withPartners: true)?.observation.reasons.map(
        \.direction) ?? []
    }
    #expect(try reasons("F1") == [.supports, .supports])
    #expect(try reasons("F2") == [.supports, .weakens])
    #expect(
      try sample.store.holds(partner: "Isle", object: "misp-event--\(Self.uuid(1))", version: "5"))
    #expect(
      try !sample.store.holds(partner: "Isle", object: "misp-event--\(Self.uuid(1))", version: "6"))
  }
}
