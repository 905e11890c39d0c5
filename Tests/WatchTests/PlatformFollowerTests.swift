import Crypto
import Engine
import Fetch
import Foundation
import Store
import Synchronization
import TestSupport
import Testing
import TocsinModel
import Watch

/// Followers of platforms against servers on this machine that speak as they do.
@Suite struct PlatformFollowerTests {
  private let folder: TemporaryFolder
  private let said = Said()

  init() throws { folder = try TemporaryFolder() }

  private final class Said: Sendable {
    let words = Mutex<[String]>([])
    var all: String { words.withLock { $0.joined(separator: "\n") } }
  }

  private func fetcher(_ server: LocalServer) -> Fetcher {
    var settings = Fetcher.Settings(contact: "desk@example.org")
    settings.policy.exempt = [Endpoint(host: "127.0.0.1", port: server.port)]
    return Fetcher(settings, clock: .running(at: 50))
  }

  private func trouble() -> SourceTrouble {
    let said = said
    return SourceTrouble("source", place: Place(path: "c.yaml")) { event in
      if case .trouble(let diagnostic) = event {
        said.words.withLock { $0.append(diagnostic.message) }
      }
    }
  }

  /// Runs a follower until enough lines came, and gives them with what is remembered.
  private func lines(
    _ follower: some Follower, _ store: Store, until count: Int
  ) async throws -> [String] {
    let spool = try Spool(folder["captures-\(UUID().uuidString)"], version: "0")
    let task = Task { try await follower.run(spool) }
    defer { task.cancel() }
    var lines: [String] = []
    // Looks are counted and not seconds: where other tests keep all threads, looking waits as following does.
    var looks = 0
    while lines.count < count, looks < 400 * Int(Command.patience) {
      looks += 1
      try await Task.sleep(for: .milliseconds(50))
      guard let (batch, journal) = try await spool.close(at: 1_700_000_000) else { continue }
      for path in batch.paths {
        lines += try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
          .map(String.init)
      }
      try store.remember(batch.remembered)
      Spool.clear(batch, journal: journal)
    }
    return lines
  }

  // MARK: Mastodon

  private static func posts(_ range: ClosedRange<Int>) -> String {
    let posts = range.reversed().map { "{\"id\":\"\($0)\",\"content\":\"<p>post \($0)</p>\"}" }
    return "[\(posts.joined(separator: ","))]"
  }

  @Test func `posts are read page by page, and none is left out`() async throws {
    let newest = Mutex(100)
    let server = try LocalServer { request in
      let numbers = request.target.split { !$0.isNumber }.compactMap { Int($0) }
      let top = newest.withLock { $0 }
      guard request.target.hasPrefix("/api/v1/timelines/tag/vote?limit=40") else { return .missing }
      // `v1` and the limit come first.
      guard let since = numbers.dropFirst(2).first else {
        return .init(type: "application/json", Self.posts(top - 39...top))
      }
      guard since < top else { return .init(type: "application/json", "[]") }
      return .init(type: "application/json", Self.posts(since + 1...min(top, since + 40)))
    }
    let store = try Store(inMemory: FindingDecoding())
    let follower = MastodonFollower(
      timeline: "tag/vote", server: try WebLocation(server.base), token: nil,
      fetcher: fetcher(server), store: store, trouble: trouble())
    #expect(try await lines(follower, store, until: 40).count == 40)
    newest.withLock { $0 = 233 }
    let more = try await lines(follower, store, until: 133)
    #expect(more.count == 133)
    #expect(more.first?.contains("post 101<") == true)
    #expect(more.last?.contains("post 233<") == true)
    #expect(Set(more).count == 133)
  }

  private static func upgrade(_ request: LocalServer.Request) -> [UInt8] {
    let key = (request.fields["sec-websocket-key"] ?? "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    let accept = Data(Insecure.SHA1.hash(data: Data(key.utf8))).base64EncodedString()
    return Array(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: \(accept)\r\n\r\n"
        .utf8)
  }

  /// A message of the streaming interface: the post is JSON within a text.
  private static func message(_ event: String, _ id: Int, _ text: String) -> [UInt8] {
    frame(
      "{\"stream\":[\"hashtag\"],\"event\":\"\(event)\",\"payload\":\"{\\\"id\\\":\\\"\(id)\\\",\\\"content\\\":\\\"\(text)\\\"}\"}"
    )
  }

  @Test func `a stream tells of posts and edits, each once, beside what the timeline shows`()
    async throws
  {
    let streams = Mutex(0)
    let server = try LocalServer { request in
      if request.target == "/api/v2/instance" {
        return .init(type: "application/json", "{\"configuration\":{\"urls\":{}}}")
      }
      if request.target == "/api/v1/streaming?stream=hashtag&tag=vote" {
        // The second time it is gone: the timeline is asked all the same.
        guard
          streams.withLock({
            $0 += 1; return $0
          }) == 1
        else { return .missing }
        return .init(raw: [
          (0, Self.upgrade(request)), (0.3, Self.message("update", 103, "streamed")),
          // One that the timeline showed, one of another server that comes late, an edit, and what is no post.
          (0, Self.message("update", 101, "again")), (0, Self.message("update", 50, "late")),
          (0, Self.message("status.update", 103, "edited")), (0, Self.message("delete", 103, "")),
          (0, Self.frame("{\"event\":\"update\",\"payload\":\"{\"}")), (1.5, [0x88, 0]),
        ])
      }
      guard request.target.hasPrefix("/api/v1/timelines/tag/vote?limit=40") else { return .missing }
      let numbers = request.target.split { !$0.isNumber }.compactMap { Int($0) }
      let since = numbers.dropFirst(2).first ?? 99
      let top = streams.withLock { $0 } < 2 ? 102 : 105
      guard since < top else { return .init(type: "application/json", "[]") }
      return .init(type: "application/json", Self.posts(since + 1...top))
    }
    let store = try Store(inMemory: FindingDecoding())
    let follower = MastodonFollower(
      timeline: "tag/vote", server: try WebLocation(server.base), token: "t",
      fetcher: fetcher(server), store: store, trouble: trouble(), streamTrouble: trouble())
    let lines = try await lines(follower, store, until: 8)
    let contents = lines.map { line in
      line.components(separatedBy: "\"content\":\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
    }
    #expect(
      contents == [
        "<p>post 100</p>", "<p>post 101</p>", "<p>post 102</p>", "streamed", "late", "edited",
        "<p>post 104</p>", "<p>post 105</p>",
      ])
    #expect(said.all.contains("404"))
    let asked = server.requests.first { $0.target.hasPrefix("/api/v1/streaming") }
    #expect(asked?.fields["authorization"] == "Bearer t")
  }

  @Test func `a token that does not hold any more is said`() async throws {
    let server = try LocalServer { _ in .init(status: 401, "{}") }
    let store = try Store(inMemory: FindingDecoding())
    let follower = MastodonFollower(
      timeline: "public", server: try WebLocation(server.base), token: "old",
      fetcher: fetcher(server), store: store, trouble: trouble())
    let spool = try Spool(folder["captures"], version: "0")
    let task = Task { try await follower.run(spool) }
    defer { task.cancel() }
    for _ in 0..<600 where said.all.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(said.all.contains("the token does not hold any more"))
    #expect(server.requests.first?.fields["authorization"] == "Bearer old")
  }

  // MARK: Bluesky

  private static func frame(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return [0x81]
      + (bytes.count < 126
        ? [UInt8(bytes.count)] : [126, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]) + bytes
  }

  private static func event(_ seq: Int, _ text: String) -> String {
    "{\"did\":\"did:plc:a\",\"seq\":\(seq),\"commit\":{\"operation\":\"create\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"r\(seq)\",\"record\":{\"text\":\"\(text)\"}}}"
  }

  /// A stream of events from the cursor on, which then ends.
  private static func stream(
    _ request: LocalServer.Request, _ events: ClosedRange<Int>
  ) -> LocalServer.Answer {
    let key = (request.fields["sec-websocket-key"] ?? "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    let accept = Data(Insecure.SHA1.hash(data: Data(key.utf8))).base64EncodedString()
    let cursor =
      request.target.components(separatedBy: "cursor=").dropFirst().first
      .flatMap { Int($0.prefix { $0.isNumber }) } ?? events.lowerBound
    var pieces: [(pause: Double, bytes: [UInt8])] = [
      (
        0,
        Array(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: \(accept)\r\n\r\n"
            .utf8)
      ), (0, [0x89, 1, 0x78]),
    ]
    for seq in max(cursor, events.lowerBound)...events.upperBound {
      let text = seq % 2 == 0 ? "The ballot \(seq)" : "Something else \(seq)"
      var bytes = frame(event(seq, text))
      if seq == events.upperBound {
        // In two parts, with a pause within a frame.
        let whole = Array(event(seq, text).utf8)
        bytes = [0x01, 10] + whole.prefix(10)
        pieces.append((0, bytes))
        bytes = [0x80] + [126, UInt8((whole.count - 10) >> 8), UInt8((whole.count - 10) & 255)]
        pieces.append((0.1, bytes))
        bytes = Array(whole.dropFirst(10))
      }
      pieces.append((0, bytes))
    }
    pieces.append((1.5, [0x88, 0]))
    return .init(raw: pieces)
  }

  private func jetstream(_ server: LocalServer, _ store: Store) throws -> JetstreamFollower {
    var settings = WatchSettings.Jetstream(url: server.base)
    settings.words = ["BALLOT"]
    return JetstreamFollower(
      settings: settings, location: try WebLocation(server.base), fetcher: fetcher(server),
      store: store, trusted: nil, trouble: trouble())
  }

  @Test func `a stream is read with its words, and goes on where it ended`() async throws {
    let last = Mutex(10)
    let server = try LocalServer { request in Self.stream(request, 1...last.withLock { $0 }) }
    let store = try Store(inMemory: FindingDecoding())
    let first = try await lines(try jetstream(server, store), store, until: 5)
    #expect(first.map { $0.contains("The ballot") } == Array(repeating: true, count: 5))
    last.withLock { $0 = 14 }
    let second = try await lines(try jetstream(server, store), store, until: 2)
    #expect(second.count == 2)
    #expect(second.first?.contains("ballot 12") == true)
    #expect(server.requests.last?.target.contains("cursor=1") == true)
    #expect(
      server.requests.first?.target
        == "/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&collections=app.bsky.feed.post"
    )
  }

  @Test func `a gap is said where the server does not go back that far`() async throws {
    let server = try LocalServer { request in
      request.target.contains("cursor=7")
        ? .init(status: 400, "{\"error\":\"CursorTooOld\",\"floor\":5000}")
        : Self.stream(request, 5000...5004)
    }
    let store = try Store(inMemory: FindingDecoding())
    let follower = try jetstream(server, store)
    try store.remember([
      WatchedValue(key: "jetstream \(follower.location.origin)", value: "7")
    ])
    // 5000, the first that is still there, among them.
    let lines = try await lines(follower, store, until: 3)
    #expect(lines.count == 3)
    #expect(lines.first?.contains("ballot 5000") == true)
    #expect(said.all.contains("between event 7 and 5000 is lost"))
  }
}
