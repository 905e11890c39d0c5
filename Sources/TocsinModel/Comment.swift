/// What a reader wrote under an article; kept apart from the article's text.
package struct Comment: Hashable, Sendable, Codable {
  package var author: String?
  package var published: Timestamp?
  package var text: String
  /// 0 for a comment on the article, 1 for a reply to it, and so on.
  package var depth: Int
  package var likes: Int?

  package init(
    author: String? = nil, published: Timestamp? = nil, text: String, depth: Int = 0,
    likes: Int? = nil
  ) {
    self.author = author
    self.published = published
    self.text = text
    self.depth = depth
    self.likes = likes
  }
}
