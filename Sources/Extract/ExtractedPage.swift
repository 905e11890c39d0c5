package import TocsinModel

/// What a page says: its article, its readers' comments, and the facts about both, each with where
/// it was taken from.
package struct ExtractedPage: Sendable, Hashable, Codable {
  /// Something about the page a user should know before relying on it.
  package struct Issue: Sendable, Hashable, Codable {
    /// A stable name such as `html.tooDeep`.
    package var code: String
    package var message: String

    package init(code: String, message: String) {
      self.code = code
      self.message = message
    }
  }

  /// The address it was read from, as given.
  package var url: String?
  /// The address the page itself declares.
  package var canonicalURL: String?
  /// What the page is for its readers.
  package var kind = PageKind.article
  package var title: String?
  /// People, or where none is named, who else is called the author.
  package var authors: [String] = []
  /// Organisations that are called the author: an agency, the desk, the site itself.
  package var organisations: [String] = []
  package var siteName: String?
  package var published: Timestamp?
  package var modified: Timestamp?
  /// A BCP 47 tag, as declared.
  package var language: String?
  /// The article: paragraphs, headings and list items, separated by empty lines.
  package var text = ""
  /// 0…1: how well the text fits what is expected of a page's own; low where little was found to
  /// be sure of.
  package var quality = 0.0
  /// UTF-8 offsets into ``text``; sorted, disjoint.
  package var quotations: [TextSpan] = []
  package var comments: [Comment] = []
  /// The links of the article's own text.
  package var links: [Link] = []
  /// Where the text says whose its words are; in order, disjoint.
  package var credits: [PageCredit] = []
  /// What the page shows of who runs its site; sorted.
  package var identifiers: [PageIdentifier] = []
  /// Whether it declares itself a fact check (schema.org `ClaimReview`).
  package var isClaimReview = false
  /// Whether it lists articles, such as a front page, and is none itself.
  package var isList = false
  /// Field → where it was taken from, such as `published_at` → `json-ld datePublished`.
  package var sources: [String: String] = [:]
  package var issues: [Issue] = []

  package init() {}
}
