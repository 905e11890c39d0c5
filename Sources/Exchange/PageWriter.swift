import TocsinModel

/// Writes extracted pages: one object each as JSONL, one row each (without comments and links) as CSV.
package struct PageWriter {
  private static let columns = [
    "path", "url", "canonical_url", "title", "kind", "authors", "site_name", "published_at",
    "modified_at", "language", "text",
  ]

  private var table: TableWriter

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  package mutating func write(_ page: PageRecord) throws(ExchangeError) {
    switch table.format {
    case .csv:
      try table.row { line in
        line.text(page.path)
        line.text(page.url)
        line.text(page.canonicalURL)
        line.text(page.title)
        line.text(page.kind)
        line.text(page.authors.joined(separator: "; "))
        line.text(page.siteName)
        line.text(page.published?.iso8601)
        line.text(page.modified?.iso8601)
        line.text(page.language)
        line.text(page.text)
      }
    case .jsonl:
      try table.json { $0.page(page) }
    }
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }
}

extension JSONText {
  fileprivate mutating func page(_ page: PageRecord) {
    object { json in
      json.member("path", page.path)
      json.member("url", page.url)
      json.member("canonical_url", page.canonicalURL)
      json.member("title", page.title)
      json.member("kind", page.kind)
      json.key("authors")
      json.array { json in
        for author in page.authors { json.string(author) }
      }
      json.key("organisations")
      json.array { json in
        for organisation in page.organisations { json.string(organisation) }
      }
      json.member("site_name", page.siteName)
      json.member("published_at", page.published?.iso8601)
      json.member("modified_at", page.modified?.iso8601)
      json.member("language", page.language)
      json.member("text", page.text)
      json.member("quality", number: page.quality)
      json.key("comments")
      json.array { json in
        for comment in page.comments { json.comment(comment) }
      }
      json.key("links")
      json.array { json in
        for link in page.links {
          json.object { json in
            json.member("url", link.url)
            json.member("text", link.text)
          }
        }
      }
      json.key("credits")
      json.array { json in
        for credit in page.credits {
          json.object { json in
            json.member("kind", credit.kind)
            json.member("name", credit.name)
            json.member("start", Int64(credit.span.start))
            json.member("end", Int64(credit.span.end))
          }
        }
      }
      json.key("identifiers")
      json.array { json in
        for identifier in page.identifiers {
          json.object { json in
            json.member("kind", identifier.kind)
            json.member("value", identifier.value)
          }
        }
      }
      json.key("sources")
      json.object { json in
        for (field, origin) in page.sources.sorted(by: { $0.key < $1.key }) {
          json.member(field, origin)
        }
      }
    }
  }

  private mutating func comment(_ comment: Comment) {
    object { json in
      json.member("author", comment.author)
      json.member("published_at", comment.published?.iso8601)
      json.member("text", comment.text)
      json.member("depth", Int64(comment.depth))
      json.member("likes", comment.likes.map { Int64($0) })
    }
  }
}
