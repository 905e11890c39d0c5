import Extract
import Testing
import TocsinModel

/// Threads as forum software writes them, in posts of our own.
struct ForumTests {
  private static let posts = [
    ("wren", "Has anyone seen the ferry's timetable for the day of the count?"),
    ("oriel", "It hangs beside the ticket window, under the one for the winter."),
    ("tam", "They moved it on Monday; ask at the harbour office instead."),
  ]

  private func page(_ body: String) -> ExtractedPage {
    let html = "<!doctype html><html lang=en><body><h1>Ferry times</h1>\(body)</body></html>"
    return Extractor().extract(Array(html.utf8))
  }

  @Test func `a post is what its writer said, not the profile beside it`() {
    let posts = Self.posts.map { name, text in
      "<article class='message message--post' id='js-post-\(name.utf8.count)'"
        + " itemscope itemtype='https://schema.org/Comment'>"
        + "<div class=message-inner><div class='message-cell message-cell--user'>"
        + "<div class=message-content-user>harbour master, 4,312 posts, likes ropes and rain and boats</div>"
        + "</div><div class=message-content><a class=username itemprop=author>\(name)</a>"
        + "<time datetime='2024-03-0\(name.utf8.count)T08:00:00Z'></time>"
        + "<div class=message-body><div itemprop=text>\(text)</div></div></div></div></article>"
    }
    #expect(page(posts.joined()).comments.map(\.text) == Self.posts.map(\.1))
  }

  @Test func `posts within the form of moderators are posts`() {
    let posts = Self.posts.enumerated().map { number, post in
      "<article id=elComment_\(number) class=entry><h3 class=author>\(post.0)</h3>"
        + "<div class=entry__post><p>\(post.1)</p></div></article>"
    }
    let found = page("<div id=comments><form action=/moderate>\(posts.joined())</form></div>")
    #expect(found.comments.map(\.text) == Self.posts.map(\.1))
    #expect(found.comments.map(\.author) == Self.posts.map(\.0))
  }

  @Test func `the form below comments is still no comment`() {
    let found = page(
      "<div id=comments><ol><li class=comment id=comment-1><p>\(Self.posts[1].1)</p></li></ol>"
        + "<form class=comment-form><p class=comment-notes>Your address will not be shown to anyone."
        + "</p><textarea></textarea></form></div>")
    #expect(found.comments.map(\.text) == [Self.posts[1].1])
  }

  private func preloaded(_ posts: String, key: String = "topic_12") -> String {
    let inner = "{\"post_stream\":{\"posts\":[\(posts)]}}"
    let escaped = inner.map { "\\\"".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    let outer = "{\"\(key)\":\"\(escaped)\",\"site\":\"{}\"}"
    let attribute = outer.map { $0 == "\"" ? "&quot;" : "\($0)" }.joined()
    return "<div class=hidden id=data-preloaded data-preloaded=\"\(attribute)\"></div>"
  }

  @Test func `the posts that a topic carries for its script are read`() {
    let found = page(
      preloaded(
        """
        {"post_number":1,"username":"wren","created_at":"2024-03-04T08:00:00.000Z",\
        "cooked":"<p>\(Self.posts[0].1)</p>"},\
        {"post_number":2,"username":"oriel","created_at":"2024-03-04T09:00:00.000Z",\
        "cooked":"<p>\(Self.posts[1].1)</p>","actions_summary":[{"id":2,"count":3}]},\
        {"post_number":3,"username":"tam","created_at":"2024-03-04T10:00:00.000Z",\
        "cooked":"<p>\(Self.posts[2].1)</p>","reply_to_post_number":2}
        """))
    #expect(found.text == Self.posts[0].1)
    #expect(found.authors == ["wren"])
    #expect(found.comments.map(\.author) == ["oriel", "tam"])
    #expect(found.comments.map(\.depth) == [0, 1])
    #expect(found.comments.map(\.likes) == [3, nil])
    #expect(found.comments.allSatisfy { $0.published != nil })
  }

  @Test(arguments: [
    "<div id=data-preloaded data-preloaded='{'></div>",
    "<div id=data-preloaded data-preloaded='[1]'></div>",
    "<div id=data-preloaded data-preloaded='{\"topic_1\":{\"post_stream\":[]}}'></div>",
    "<div id=data-preloaded data-preloaded='{\"topic_1\":\"{\\\"post_stream\\\":{\\\"posts\\\":[{\\\"cooked\\\":7}]}}\"}'></div>",
  ])
  func `a payload of another shape leaves the page as it is`(payload: String) {
    let text =
      "The ferry goes at eight, at noon and at six, and on the day of the count at nine too."
    #expect(page("<main><p>\(text)</p></main>" + payload).text == text)
  }
}
