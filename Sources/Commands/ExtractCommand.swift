import ArgumentParser
import Engine
import Exchange
import Extract
import TocsinModel

/// `tocsin extract PATH…`
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Take the article, the readers' comments and the facts out of HTML pages.",
    discussion: """
      Prints one JSON object a page: path, url, canonical_url, title, kind (article, list, forum, \
      product and so on), authors, organisations, site_name, published_at, modified_at, language, text, quality, comments, links, credits, identifiers, and \
      where each was taken from.

      EXAMPLE
        tocsin extract examples/election --format jsonl > pages.jsonl
        tocsin extract - < page.html
      """)

  @OptionGroup var input: ReadOptions

  @Option(help: "jsonl, or csv without comments and links.")
  var format: TableFormat = .jsonl

  @Option(
    help:
      "Where it is not clear what the page's own text is: precision leaves more out, recall takes more in."
  )
  var favour: Favour = .balance

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let options = InputOptions(
      paths: input.paths, columns: input.columns, isStrict: input.strict,
      mappings: try input.mappings())
    let format = format
    let favour = favour
    try await Commands.run(console) { cancellation in
      var writer = try PageWriter(format: format, to: .standardOutput())
      var count = 0
      var errors = 0
      try PageExtraction(options, favour: favour, cancellation: cancellation).run { result in
        switch result {
        case .diagnostic(let diagnostic):
          if diagnostic.severity == .error { errors += 1 }
          console.diagnostic(diagnostic)
        case .page(let page, let place):
          count += 1
          console.progress("\(count) pages")
          try writer.write(PageRecord(page, place))
        }
      }
      try writer.finish()
      if count == 0, errors > 0 { throw ExitCode.failure }
    }
  }
}

extension Favour: ExpressibleByArgument {}

extension PageRecord {
  init(_ page: ExtractedPage, _ place: Place) {
    self.init(
      path: place.path, url: page.url, canonicalURL: page.canonicalURL, title: page.title,
      kind: page.kind.rawValue, authors: page.authors, organisations: page.organisations,
      siteName: page.siteName, published: page.published,
      modified: page.modified, language: page.language, text: page.text,
      quality: page.quality, comments: page.comments, links: page.links,
      credits: page.credits.map { .init(kind: $0.kind.rawValue, name: $0.name, span: $0.span) },
      identifiers: page.identifiers.map { .init(kind: $0.kind.rawValue, value: $0.value) },
      sources: page.sources)
  }
}
