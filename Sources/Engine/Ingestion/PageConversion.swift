package import Collect
package import Extract
import Foundation
package import TocsinModel

/// Makes a document of a page.
package struct PageConversion {
  private let extractor: Extractor

  /// - Parameter now: seconds since 1970; a page that declares to be of a later day is not believed.
  package init(now: Int64 = MachineClock.latest(Int64(Date().timeIntervalSince1970))) {
    extractor = Extractor(now: now)
  }

  /// The document of a page, and what a user should know before relying on it. Linear in the page.
  package func document(of page: RawPage) -> (document: Document, diagnostics: [Diagnostic]) {
    let extracted = extractor.extract(page.utf8, url: page.url)
    return (document(of: page, extracted), Self.diagnostics(of: page, extracted))
  }

  /// A page is known by where it was found, and only then by the address that it declares for itself:
  /// a clone declares its original's. Its id therefore holds its file, unless the file says where it
  /// was saved from.
  package func document(of page: RawPage, _ extracted: ExtractedPage) -> Document {
    let id = DocumentIdentity.documentID(
      url: page.url, path: page.path, title: extracted.title, text: extracted.text)
    return Document(
      id: id, form: .page, source: Self.source(of: page, extracted),
      url: page.url ?? extracted.canonicalURL, title: extracted.title, authors: extracted.authors,
      language: extracted.language, published: extracted.published, modified: extracted.modified,
      text: extracted.text, quotations: extracted.quotations, links: extracted.links,
      comments: extracted.comments, isClaimReview: extracted.isClaimReview, place: page.place,
      identifiers: extracted.identifiers)
  }

  /// Where a page was found counts more than what it declares: a clone declares its original's address.
  private static func source(of page: RawPage, _ extracted: ExtractedPage) -> Source? {
    let host =
      page.url.flatMap(WebAddress.host) ?? FolderName.host(in: page.place.path)
      ?? extracted.canonicalURL.flatMap(WebAddress.host)
    if let host {
      return Source(id: SourceID(rawValue: host), kind: .site, name: extracted.siteName)
    }
    return extracted.siteName.map {
      Source(id: SourceID(rawValue: $0), kind: .named, name: $0)
    }
  }

  package static func diagnostics(of page: RawPage, _ extracted: ExtractedPage) -> [Diagnostic] {
    extracted.issues.map { issue in
      Diagnostic(code: issue.code, severity: .warning, message: issue.message, place: page.place)
    }
  }
}
