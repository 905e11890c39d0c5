import HTML
import TocsinModel

/// The posts of a Discourse topic, which its pages carry as JSON for their script and, in newer
/// versions, nowhere else.
///
/// The element `data-preloaded` has an object of strings that are JSON again; `topic_…` has
/// `post_stream.posts` (Discourse API, `GET /t/{id}.json`).
struct DiscoursePayload {
  /// The HTML of the first post.
  private(set) var opening: String?
  private(set) var openingAuthor: String?
  private(set) var openingTime: String?
  private(set) var replies: [Comment] = []

  /// Foundation needs about a hundred times as much to hold the values.
  private static let longest = 2 << 20
  /// A page of a topic has twenty posts.
  private static let mostPosts = 1000

  /// Linear in the payload. Depths are those of replies to replies, at most 100.
  init(_ tree: HTMLTree, dates: PageDates) {
    for node in 0..<tree.count where tree.tag(node) != .text {
      guard let id = tree.attribute(node, .id), tree.equals(id, "data-preloaded") else { continue }
      let raw: [UInt8]
      if let value = tree.attribute(node, named: "data-preloaded") {
        guard value.count <= Self.longest else { return }
        raw = Array(tree.bytes[value.start..<value.end])
      } else {
        raw = tree.rawText(node)
      }
      guard raw.count <= Self.longest, let object = StructuredData.json(raw) as? [String: Any]
      else {
        return
      }
      for key in object.keys.sorted() where key.hasPrefix("topic_") {
        guard let text = object[key] as? String, opening == nil,
          let topic = StructuredData.json(Array(text.utf8)) as? [String: Any],
          let stream = topic["post_stream"] as? [String: Any],
          let posts = stream["posts"] as? [Any]
        else { continue }
        read(posts, dates)
      }
      return
    }
  }

  private mutating func read(_ posts: [Any], _ dates: PageDates) {
    var depths: [Int: Int] = [:]
    for case let post as [String: Any] in posts.prefix(Self.mostPosts) {
      guard let html = post["cooked"] as? String, (post["post_type"] as? Int ?? 1) == 1 else {
        continue
      }
      let number = post["post_number"] as? Int ?? 0
      let author = post["username"] as? String
      let time = post["created_at"] as? String
      if number == 1, opening == nil {
        (opening, openingAuthor, openingTime) = (html, author, time)
        continue
      }
      let text = Self.text(html)
      guard !text.isEmpty else { continue }
      let depth = (post["reply_to_post_number"] as? Int).flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      depths[number] = min(depth, 100)
      let likes =
        (post["actions_summary"] as? [Any])?.lazy
        .compactMap { $0 as? [String: Any] }.first { $0["id"] as? Int == 2 }?["count"] as? Int
      replies.append(
        Comment(
          author: author, published: time.flatMap(dates.parse), text: text, depth: min(depth, 100),
          likes: likes))
    }
  }

  /// What a post says, without its markup. Linear.
  private static func text(_ html: String) -> String {
    var writer = TextWriter()
    writer.write(0, of: PageMap(HTMLTree.parse(Array(html.utf8)).tree), keepsLinks: false) { _ in
      true
    }
    return writer.finish()
  }
}
