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
  let trouble: SourceTrouble
  /// Seconds between two looks: a tenth of the 300 requests in five minutes that a server allows.
  var every = 10.0

  package init(
    timeline: String, server: WebLocation, token: String?, fetcher: Fetcher, store: Store,
    trouble: SourceTrouble
  ) {
    self.timeline = timeline
    self.server = server
    self.token = token
    self.fetcher = fetcher
    self.store = store
    self.trouble = trouble
  }

  /// Pages that are asked in one go; what is left comes with the next look.
  private static let mostPages = 25
  private var key: String { "mastodon \(server.origin) \(timeline)" }

  package func run(_ spool: Spool) async throws {
    var last = try store.watched(key)
    while !Task.isCancelled {
      var pause = every
      do {
        try await look(&last, spool)
        trouble.clear()
      } catch let error as FetchError {
        trouble.note("\(error)")
        pause = max(60, error.pause ?? 60)
      }
      try await fetcher.clock.sleep(pause)
    }
  }

  private func look(_ last: inout String?, _ spool: Spool) async throws {
    for _ in 0..<Self.mostPages {
      while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
      let since = last.map { "&min_id=\($0)" } ?? ""
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
      if let before = last, !Self.isOlder(before, newest) { return }
      var lines: [UInt8] = []
      for post in posts.reversed() {
        guard let id = post["id"] as? String, last.map({ Self.isOlder($0, id) }) ?? true,
          let line = try? JSONSerialization.data(
            withJSONObject: post, options: [.sortedKeys, .withoutEscapingSlashes])
        else { continue }
        lines += Array(line) + [0x0A]
      }
      let isFirst = last == nil
      last = newest
      await spool.add(.posts, lines, remembering: [WatchedValue(key: key, value: newest)])
      if isFirst { return }
    }
  }

  /// Ids are numbers of any length.
  package static func isOlder(_ left: String, _ right: String) -> Bool {
    (left.utf8.count, left) < (right.utf8.count, right)
  }
}
