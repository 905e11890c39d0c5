/// A text that somebody published: an article's page, a post, or a record of a data set.
package struct Document: Hashable, Sendable, Codable, Identifiable {
  package enum Form: String, Sendable, Codable, CaseIterable {
    /// An HTML page, whose article was extracted.
    case page
    /// A short text by an account.
    case post
    /// A record of a table that does not say more.
    case record
  }

  package let id: DocumentID
  package var form: Form
  /// The id that the input gave it, if any.
  package var externalID: String?
  package var source: Source?
  /// Where it was published, as far as it says; the canonical address when the page declares one.
  package var url: String?
  package var title: String?
  package var authors: [String]
  /// A BCP 47 language tag, as declared.
  package var language: String?
  package var published: Timestamp?
  package var modified: Timestamp?
  package var text: String
  /// The parts of ``text`` that the page marks as quotations (`<blockquote>`, `<q>`), sorted, disjoint.
  package var quotations: [TextSpan]
  package var links: [Link]
  /// What readers wrote below it, until it is stored: then each is a post of its own that answers it.
  package var comments: [Comment]
  /// Whether the page declares itself a fact check (schema.org `ClaimReview`).
  package var isClaimReview: Bool
  package var place: Place
  /// The platform of the account, lower case, as the export names it: `telegram`, `x`.
  package var platform: String?
  /// What it answers.
  package var inReplyTo: PostReference?
  /// What it repeats by the platform's own means. Such a repost has no text of its own: ``text`` is then
  /// `RT @account: ` and what it shows, the form in which people credit by hand.
  package var repostOf: PostReference?
  /// What it quotes with words of its own.
  package var quoteOf: PostReference?
  /// How many liked it, as far as its platform or page shows.
  package var likes: Int?
  /// What was seen of it, where it is a mail.
  package var mail: MailFacts?
  /// What a page shows of who runs its site; sorted, at most 200.
  package var identifiers: [PageIdentifier]

  package init(
    id: DocumentID, form: Form, externalID: String? = nil, source: Source? = nil,
    url: String? = nil, title: String? = nil, authors: [String] = [], language: String? = nil,
    published: Timestamp? = nil, modified: Timestamp? = nil, text: String,
    quotations: [TextSpan] = [], links: [Link] = [], comments: [Comment] = [],
    isClaimReview: Bool = false, place: Place, platform: String? = nil,
    inReplyTo: PostReference? = nil, repostOf: PostReference? = nil, quoteOf: PostReference? = nil,
    likes: Int? = nil, mail: MailFacts? = nil, identifiers: [PageIdentifier] = []
  ) {
    self.id = id
    self.form = form
    self.externalID = externalID
    self.source = source
    self.url = url
    self.title = title
    self.authors = authors
    self.language = language
    self.published = published
    self.modified = modified
    self.text = text
    self.quotations = quotations
    self.links = links
    self.comments = comments
    self.isClaimReview = isClaimReview
    self.place = place
    self.platform = platform
    self.inReplyTo = inReplyTo
    self.repostOf = repostOf
    self.quoteOf = quoteOf
    self.likes = likes
    self.mail = mail
    self.identifiers = identifiers
  }
}

extension Document {
  /// What to call it in a sentence: its source, else the id it was given, else its place.
  ///
  /// A site is called by its host: the name it gives itself may be another's.
  package var label: String {
    switch source?.kind {
    case .site, .account: source?.id.rawValue ?? place.description
    case .named: source?.name ?? source?.id.rawValue ?? place.description
    case nil: externalID ?? place.description
    }
  }
}
