package import TocsinModel

/// What was extracted from a page, as it is handed on.
package struct PageRecord: Sendable {
  /// Where the text says whose its words are.
  package struct Credit: Sendable {
    package var kind: String
    package var name: String
    package var span: TextSpan

    package init(kind: String, name: String, span: TextSpan) {
      self.kind = kind
      self.name = name
      self.span = span
    }
  }

  /// What the page shows of who runs its site.
  package struct Identifier: Sendable {
    package var kind: String
    package var value: String

    package init(kind: String, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  package var path: String
  package var url: String?
  package var canonicalURL: String?
  package var title: String?
  /// What the page is, such as `article` or `forum`.
  package var kind: String?
  package var authors: [String]
  package var organisations: [String]
  package var siteName: String?
  package var published: Timestamp?
  package var modified: Timestamp?
  package var language: String?
  package var text: String
  /// 0…1: how well the text fits what is expected of a page's own.
  package var quality: Double
  package var comments: [Comment]
  package var links: [Link]
  package var credits: [Credit]
  package var identifiers: [Identifier]
  /// Which part of the page each field was taken from.
  package var sources: [String: String]

  package init(
    path: String, url: String? = nil, canonicalURL: String? = nil, title: String? = nil,
    kind: String? = nil, authors: [String] = [], organisations: [String] = [],
    siteName: String? = nil, published: Timestamp? = nil,
    modified: Timestamp? = nil, language: String? = nil, text: String,
    quality: Double = 0, comments: [Comment] = [], links: [Link] = [], credits: [Credit] = [],
    identifiers: [Identifier] = [], sources: [String: String] = [:]
  ) {
    self.path = path
    self.url = url
    self.canonicalURL = canonicalURL
    self.title = title
    self.kind = kind
    self.authors = authors
    self.organisations = organisations
    self.siteName = siteName
    self.published = published
    self.modified = modified
    self.language = language
    self.text = text
    self.quality = quality
    self.comments = comments
    self.links = links
    self.credits = credits
    self.identifiers = identifiers
    self.sources = sources
  }
}
