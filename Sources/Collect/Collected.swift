package import TocsinModel

/// One thing that reading a file gave.
package enum Collected: Sendable {
  /// A page whose article is still to be extracted.
  case page(RawPage)
  case document(Document)
  /// A mail that is still to be judged, and the absolute path of its file.
  case mail(RawMail, path: String)
  case diagnostic(Diagnostic)
}

/// An HTML page as UTF-8, before anything is extracted from it.
package struct RawPage: Sendable, Hashable {
  /// The markup, always valid UTF-8, without a byte order mark.
  package var utf8: [UInt8]
  /// The encoding that it was decoded from, by its name in the WHATWG Encoding Standard, lower case.
  package var encoding: String
  /// The address that the container states: a web archive, or the “saved from url” comment that browsers write.
  /// What the page itself declares is for `Extract`.
  package var url: String?
  /// When it was saved, as far as its container says.
  package var captured: Timestamp?
  package var place: Place
  /// The absolute path of the file, for ``DocumentIdentity``.
  package var path: String
  /// Lower-case hexadecimal SHA-256 of ``utf8``.
  package var contentHash: String

  package init(
    utf8: [UInt8], encoding: String, url: String?, captured: Timestamp? = nil, place: Place,
    path: String, contentHash: String
  ) {
    self.utf8 = utf8
    self.encoding = encoding
    self.url = url
    self.captured = captured
    self.place = place
    self.path = path
    self.contentHash = contentHash
  }
}
