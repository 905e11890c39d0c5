package import TocsinModel

/// What was extracted from a page, as it is handed on.
package struct PageRecord: Sendable {
  package var path: String
  package var url: String?
  package var canonicalURL: String?
  package var title: String?
  package var authors: [String]
  package var siteName: String?
  package var published: Timestamp?
  package var modified: Timestamp?
  package var language: String?
  package var text: String
  package var comments: [Comment]
  package var links: [Link]
  /// Which part of the page each field was taken from.
  package var sources: [String: String]

  package init(
    path: String, url: String? = nil, canonicalURL: String? = nil, title: String? = nil,
    authors: [String] = [], siteName: String? = nil, published: Timestamp? = nil,
    modified: Timestamp? = nil, language: String? = nil, text: String, comments: [Comment] = [],
    links: [Link] = [], sources: [String: String] = [:]
  ) {
    self.path = path
    self.url = url
    self.canonicalURL = canonicalURL
    self.title = title
    self.authors = authors
    self.siteName = siteName
    self.published = published
    self.modified = modified
    self.language = language
    self.text = text
    self.comments = comments
    self.links = links
    self.sources = sources
  }
}
