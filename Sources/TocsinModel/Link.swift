/// A link out of a document's own text.
package struct Link: Hashable, Sendable, Codable {
  /// Absolute when the page's address is known.
  package var url: String
  /// The words that were linked.
  package var text: String

  package init(url: String, text: String) {
    self.url = url
    self.text = text
  }
}
