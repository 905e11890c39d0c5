import Fetch
import Foundation
import Store

/// The streaming interface, which tells of posts at once, and of edits, which timelines do not show again. Servers give it to
/// whoever has a token.
extension MastodonFollower {
  /// Bytes that are gathered before they are put by while more comes.
  private static let batch = 1 << 20

  /// Reads the stream until it ends. What came since the last look is asked for once it is open, so that nothing falls between.
  ///
  /// - Throws: ``FetchError`` when it ends or cannot be opened; `CancellationError`.
  func stream(_ seen: inout Seen, _ spool: Spool, whenOpen: () -> Void) async throws {
    let connection = try await fetcher.openWebSocket(
      try await streamLocation(), protocols: [], trusted: trusted,
      origin: .read(from: server.endpoint),
      fields: token.map { ["Authorization: Bearer \($0)"] } ?? [])
    whenOpen()
    try await look(&seen, spool)
    trouble.clear()
    var lines: [UInt8] = []
    var failure: (any Error)?
    while !Task.isCancelled, failure == nil {
      var isQuiet = false
      do {
        if let message = try await connection.next() {
          if let event = MastodonStreamEvent(message), seen.take(event.id, isEdit: event.isEdit) {
            lines += event.line
          }
        } else {
          isQuiet = true
        }
      } catch {
        failure = error
      }
      // What came before the end is whole.
      if !lines.isEmpty, isQuiet || failure != nil || lines.count > Self.batch {
        while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
        await spool.add(.posts, lines, remembering: remembered(seen))
        lines = []
      }
    }
    if let failure { throw failure }
    try Task.checkCancellation()
  }

  /// Where the server streams: servers may have a host of its own for it, which their description names.
  private func streamLocation() async throws -> WebLocation {
    var base = server.origin
    let place = try location("\(server.origin)/api/v2/instance")
    var request = FetchRequest(place)
    request.obeysRobots = false
    request.fields = ["Accept: application/json"]
    request.limit = 1 << 20
    let result = try await fetcher.fetch(request)
    if result.status == 200,
      let instance = try? JSONDecoder().decode(Instance.self, from: Data(result.body)),
      let streaming = instance.configuration?.urls?.streaming
    {
      base = streaming.replacing("wss://", with: "https://").replacing("ws://", with: "http://")
      while base.hasSuffix("/") { base.removeLast() }
    }
    let stream =
      timeline == "public" ? "public:local" : "hashtag&tag=\(timeline.dropFirst("tag/".count))"
    return try location("\(base)/api/v1/streaming?stream=\(stream)")
  }

  private func location(_ text: String) throws -> WebLocation {
    do {
      return try WebLocation(text)
    } catch {
      throw FetchError.refused(.address(error))
    }
  }

  /// What a server says of itself (`/api/v2/instance`).
  private struct Instance: Decodable {
    struct Configuration: Decodable {
      struct URLs: Decodable { var streaming: String? }
      var urls: URLs?
    }
    var configuration: Configuration?
  }
}
