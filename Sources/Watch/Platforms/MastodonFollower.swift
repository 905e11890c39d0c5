package import Fetch
import Foundation
package import Store

/// Follows one timeline of a Mastodon server by its interface for programs, from the newest posts on.
///
/// Pages are asked by `min_id`, which leaves none out where more came than a page holds; `since_id` would.
package struct MastodonFollower: Follower {
  /// `public`, or `tag/…`.
  let timeline: String
  let server: WebLocation
  let token: String?
  let fetcher: Fetcher
  let store: Store
  /// A file of certificates to trust instead of the system's.
  let trusted: String?
  let trouble: SourceTrouble
  /// Of the stream, where it is to be read: that it cannot be had is no trouble of the timeline, which is asked all the same.
  let streamTrouble: SourceTrouble?
  /// Seconds between two looks: a tenth of the 300 requests in five minutes that a server allows.
  var every = 10.0

  /// - Parameter streamTrouble: is told what is wrong with the stream; `nil` to read none.
  package init(
    timeline: String, server: WebLocation, token: String?, fetcher: Fetcher, store: Store,
    trusted: String? = nil, trouble: SourceTrouble, streamTrouble: SourceTrouble? = nil
  ) {
    self.timeline = timeline
    self.server = server
    self.token = token
    self.fetcher = fetcher
    self.store = store
    self.trusted = trusted
    self.trouble = trouble
    self.streamTrouble = streamTrouble
  }

  /// Pages that are asked in one go; what is left comes with the next look.
  private static let mostPages = 25
  private static let longestPause = 300.0
  private var key: String { "mastodon \(server.origin) \(timeline)" }

  /// How far a timeline was read.
  struct Seen {
    /// The newest post.
    var last: String?
    /// Those that came last: what a stream tells was seen by a look before, and posts of others come late, with ids that are older
    /// than the newest.
    private var recent: Set<String> = []
    private var order: [String] = []
    private static let most = 2000

    init(last: String?) { self.last = last }

    /// Whether a post is new here. An edit is, each time.
    mutating func take(_ id: String, isEdit: Bool = false) -> Bool {
      if last.map({ MastodonFollower.isOlder($0, id) }) ?? true { last = id }
      guard recent.insert(id).inserted else { return isEdit }
      order.append(id)
      if order.count > 2 * Self.most {
        recent.subtract(order.prefix(Self.most))
        order.removeFirst(Self.most)
      }
      return true
    }
  }

  func remembered(_ seen: Seen) -> [WatchedValue] { [WatchedValue(key: key, value: seen.last)] }

  package func run(_ spool: Spool) async throws {
    var seen = Seen(last: try store.watched(key))
    // When the stream is opened next, by the clock that never goes back.
    var again = 0.0
    var pauseOfStream = 5.0
    while !Task.isCancelled {
      var pause = every
      if let streamTrouble, fetcher.clock.uptime() >= again {
        var wasOpen = false
        do {
          try await stream(&seen, spool) {
            wasOpen = true
            pauseOfStream = 5
            streamTrouble.clear()
          }
        } catch let error as FetchError {
          // Streams end now and then, and are opened again; until then the timeline is asked.
          if !wasOpen { streamTrouble.note("\(error)") }
          again = fetcher.clock.uptime() + max(pauseOfStream, error.pause ?? 0)
          pauseOfStream = min(pauseOfStream * 2, Self.longestPause)
        }
      }
      do {
        try await look(&seen, spool)
        trouble.clear()
      } catch let error as FetchError {
        trouble.note("\(error)")
        pause = max(60, error.pause ?? 60)
      }
      try await fetcher.clock.sleep(pause)
    }
  }

  func look(_ seen: inout Seen, _ spool: Spool) async throws {
    for _ in 0..<Self.mostPages {
      while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
      let since = seen.last.map { "&min_id=\($0)" } ?? ""
      let local = timeline == "public" ? "&local=true" : ""
      let path = "\(server.origin)/api/v1/timelines/\(timeline)?limit=40\(local)\(since)"
      guard let location = try? WebLocation(path) else {
        throw FetchError.failed("“\(timeline)” is no timeline")
      }
      var request = FetchRequest(location)
      request.obeysRobots = false
      request.fields = ["Accept: application/json"]
      if let token { request.fields.append("Authorization: Bearer \(token)") }
      let result = try await fetcher.fetch(request)
      switch result.status {
      case 200: break
      case 401, 403, 422:
        throw FetchError.failed(
          "the server answers \(result.status): \(token == nil ? "it shows this to nobody without a token" : "the token does not hold any more")"
        )
      default: throw FetchError.status(result.status)
      }
      guard
        let posts = try? JSONSerialization.jsonObject(with: Data(result.body)) as? [[String: Any]]
      else { throw FetchError.failed("it answers with something that is no list of posts") }
      guard let newest = posts.compactMap({ $0["id"] as? String }).max(by: Self.isOlder) else {
        return
      }
      // A server that gives the same again would be asked for ever.
      if let before = seen.last, !Self.isOlder(before, newest) { return }
      let isFirst = seen.last == nil
      var lines: [UInt8] = []
      for post in posts.reversed() {
        guard let id = post["id"] as? String, seen.take(id),
          let line = try? JSONSerialization.data(
            withJSONObject: post, options: [.sortedKeys, .withoutEscapingSlashes])
        else { continue }
        lines += Array(line) + [0x0A]
      }
      if lines.isEmpty {
        await spool.remember(remembered(seen))
      } else {
        await spool.add(.posts, lines, remembering: remembered(seen))
      }
      if isFirst { return }
    }
  }

  /// Ids are numbers of any length.
  package static func isOlder(_ left: String, _ right: String) -> Bool {
    (left.utf8.count, left) < (right.utf8.count, right)
  }
}
