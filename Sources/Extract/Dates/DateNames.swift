/// The names of metadata and of scripts' data under which pages state dates.
enum DateNames {
  static let published = [
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "published_time", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.created", "dc.issued",
    "rnews:datepublished", "article.published", "article_date_original", "originalpublicationdate",
    "citation_publication_date", "citation_date", "vr:published_time", "bt:pubdate",
    "mediator_published_time", "news_publish_date", "article:publicationdate", "date_published",
    "published", "og:pubdate", "article:post_date", "ptime", "article-publication-date",
    "shareaholic:article_published_time",
  ]
  /// Names that may mean anything.
  static let dates = [
    "displaydate", "dc.date", "dcterms.date", "dc:date", "date", "og:release_date",
    "release_date", "timestamp",
  ]
  static let modified = [
    "article:modified_time", "og:updated_time", "datemodified", "article:modified",
    "last-modified", "lastmod", "modified", "dcterms.modified", "dc.date.modified",
    "og:article:modified_time", "revised", "cxenseparse:modifytime",
  ]
  /// Names that say when a file was made.
  static let created = ["datecreated", "article:created", "created", "article:create_time"]

  static let all: [(DateCandidate.Kind, [String])] = [
    (.metaPublished, published), (.metaDate, dates), (.updateStated, modified),
    (.created, created),
  ]

  static let scriptKeys: [String] = [
    "\"datePublished\"", "\"publishedAt\"", "\"published_at\"", "\"publishDate\"",
    "\"date_published\"", "\"publicationDate\"", "\"publication_date\"", "\"published_time\"",
    "\"datePublication\"", "\"publishedDate\"", "\"publish_date\"", "\"articlePublicationDate\"",
  ]
}
