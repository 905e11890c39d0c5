import Fetch
import Foundation
import HTML
import Store

/// Follows a public channel of Telegram by the page on which anybody may preview it; groups have none.
package struct TelegramFollower: Follower {
  let channel: String
  let server: WebLocation
  let fetcher: Fetcher
  let store: Store
  let trouble: SourceTrouble
  /// Seconds between two looks: a page holds some twenty posts.
  var every = 900.0

  /// Pages that are asked back to what is known.
  private static let mostPages = 10
  private var key: String { "telegram \(channel)" }

  package struct Post: Hashable {
    package var number: Int
    package var text: String
    package var time: String?
  }

  package func run(_ spool: Spool) async throws {
    var last = try store.watched(key).flatMap { Int($0) }
    while !Task.isCancelled {
      do {
        try await look(&last, spool)
        trouble.clear()
      } catch let error as FetchError {
        trouble.note("\(error)")
      }
      try await fetcher.clock.sleep(every * Double.random(in: 0.9...1.1))
    }
  }

  private func look(_ last: inout Int?, _ spool: Spool) async throws {
    var posts: [Int: Post] = [:]
    var before: Int?
    for page in 0..<Self.mostPages {
      let query = before.map { "?before=\($0)" } ?? ""
      guard let location = try? WebLocation("\(server.origin)/s/\(channel)\(query)") else {
        throw FetchError.failed("“\(channel)” is no name of a channel")
      }
      let result = try await fetcher.fetch(FetchRequest(location))
      // Channels without a preview lead to their page in the application.
      guard result.status == 200, result.location.target.hasPrefix("/s/") else {
        throw FetchError.failed("the channel has no preview")
      }
      let found = Self.posts(result.body)
      for post in found { posts[post.number] = post }
      let oldest = found.map(\.number).min()
      guard let oldest, let known = last, oldest > known + 1 else { break }
      if page == Self.mostPages - 1 {
        trouble.note("posts between \(known) and \(oldest) were too many, and are not read")
      }
      before = oldest
    }
    let fresh = posts.values.filter { $0.number > last ?? 0 }.sorted { $0.number < $1.number }
    guard let newest = fresh.last?.number else { return }
    var lines: [UInt8] = []
    for post in fresh {
      var record = [
        "id": "\(channel)/\(post.number)", "text": post.text, "account": channel,
        "platform": "telegram", "url": "\(server.origin)/\(channel)/\(post.number)",
      ]
      record["published_at"] = post.time
      let line = try JSONSerialization.data(
        withJSONObject: record, options: [.sortedKeys, .withoutEscapingSlashes])
      lines += Array(line) + [0x0A]
    }
    last = newest
    await spool.add(.posts, lines, remembering: [WatchedValue(key: key, value: "\(newest)")])
  }

  /// The posts of a preview, which have texts.
  package static func posts(_ page: [UInt8]) -> [Post] {
    let tree = HTMLTree.parse(page).tree
    return tree.descendants(0).compactMap { node in
      guard let name = tree.attribute(node, named: "data-post").map(tree.string),
        let number = name.split(separator: "/").last.flatMap({ Int($0) })
      else { return nil }
      var post = Post(number: number, text: "")
      for inner in tree.descendants(node) {
        if tree.has(inner, .class, token: "tgme_widget_message_text"), post.text.isEmpty {
          post.text = tree.textContent(inner)
        } else if tree.tag(inner) == .time, let time = tree.attributeString(inner, .datetime) {
          post.time = time
        }
      }
      return post.text.isEmpty ? nil : post
    }
  }
}
