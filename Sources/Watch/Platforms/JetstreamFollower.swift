package import Engine
package import Fetch
import Foundation
package import Store

/// Follows Bluesky by its Jetstream: posts of named accounts, or with one of some words.
///
/// Goes on at the event that was read last, which the server repeats; where it does not go back that far, the gap is said.
package struct JetstreamFollower: Follower {
  let settings: WatchSettings.Jetstream
  /// That of the stream, `wss` written as `https`.
  package let location: WebLocation
  let fetcher: Fetcher
  let store: Store
  let trusted: String?
  let trouble: SourceTrouble

  package init(
    settings: WatchSettings.Jetstream, location: WebLocation, fetcher: Fetcher, store: Store,
    trusted: String?, trouble: SourceTrouble
  ) {
    self.settings = settings
    self.location = location
    self.fetcher = fetcher
    self.store = store
    self.trusted = trusted
    self.trouble = trouble
  }

  /// Events that go by before the place is remembered although none was kept.
  private static let stride = 10_000
  private static let longestPause = 300.0

  /// The protocol that was frozen has this path.
  private var isFormer: Bool { location.target.hasPrefix("/subscribe") }
  private var key: String { "jetstream \(location.origin)" }

  package func run(_ spool: Spool) async throws {
    var cursor = try store.watched(key).flatMap { UInt64($0) }.map { Cursor(event: $0) }
    var pause = 1.0
    var wasOpen = false
    while !Task.isCancelled {
      do {
        wasOpen = false
        try await read(&cursor, spool) {
          wasOpen = true
          pause = 1
          trouble.clear()
        }
      } catch FetchError.failed(let reason) where reason.contains("CursorTooOld") {
        // The answer may name the first event that is still there.
        let floor = Self.floor(in: reason)
        trouble.note(
          "what came between event \(cursor?.event ?? 0) and \(floor.map { "\($0)" } ?? "now") is lost"
        )
        cursor = floor.map { Cursor(event: $0, wasRead: false) }
      } catch let error as FetchError {
        // Streams end now and then, and are opened again.
        if !wasOpen { trouble.note("\(error)") }
        pause = min(pause * 2, Self.longestPause)
      }
      try await fetcher.clock.sleep(pause * Double.random(in: 0.75...1.25))
    }
  }

  /// The largest number in an answer that is no status.
  package static func floor(in reason: String) -> UInt64? {
    reason.split { !$0.isNumber }.compactMap { UInt64($0) }.filter { $0 > 999 }.max()
  }

  /// The event that a stream begins with, and whether it was read before: one that is the first that a server still has was not.
  private struct Cursor {
    var event: UInt64
    var wasRead = true
  }

  private func request(from cursor: Cursor?) throws -> WebLocation {
    var query =
      isFormer
      ? ["wantedCollections=app.bsky.feed.post"]
      : ["kinds=commit", "collections=app.bsky.feed.post"]
    let name = isFormer ? "wantedDids" : "dids"
    query += settings.accounts.prefix(10_000).map { "\(name)=\($0)" }
    if let cursor { query.append("cursor=\(cursor.event)") }
    let path =
      location.target == "/"
      ? "/xrpc/network.bsky.jetstream.subscribeEvents"
      : String(location.target.prefix { $0 != "?" })
    do {
      return try WebLocation("\(location.origin)\(path)?\(query.joined(separator: "&"))")
    } catch {
      throw FetchError.refused(.address(error))
    }
  }

  private func read(
    _ cursor: inout Cursor?, _ spool: Spool, whenOpen: () -> Void
  ) async throws {
    let words = settings.words.map(JetstreamEvent.folded)
    let decoder = JSONDecoder()
    let connection = try await fetcher.openWebSocket(
      try request(from: cursor), protocols: isFormer ? [] : ["xrpc.v1.json"], trusted: trusted)
    whenOpen()
    var lines: [UInt8] = []
    var passed = 0
    while !Task.isCancelled {
      let message: [UInt8]?
      do {
        message = try await connection.next()
      } catch {
        // What came before the end is whole, and the next connection begins behind it.
        if let place = cursor, passed > 0 {
          let remembered = [WatchedValue(key: key, value: "\(place.event)")]
          await spool.add(.posts, lines, remembering: remembered)
        }
        throw error
      }
      if let message, let event = try? decoder.decode(JetstreamEvent.self, from: Data(message)),
        let place = event.cursor
      {
        // A cursor includes its event: it was read before.
        if let last = cursor, place < last.event || (last.wasRead && place == last.event) {
          continue
        }
        cursor = Cursor(event: place)
        passed += 1
        if event.matches(words), !message.contains(0x0A) { lines += message + [0x0A] }
      }
      guard let place = cursor,
        (message == nil && passed > 0) || passed >= Self.stride || lines.count > 1 << 20
      else { continue }
      while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
      let remembered = [WatchedValue(key: key, value: "\(place.event)")]
      if lines.isEmpty {
        if passed >= Self.stride { await spool.remember(remembered) } else { continue }
      } else {
        await spool.add(.posts, lines, remembering: remembered)
      }
      (lines, passed) = ([], 0)
    }
  }
}
