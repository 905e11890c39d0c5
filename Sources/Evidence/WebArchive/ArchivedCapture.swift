/// What goes into a web archive: bytes that were fetched or read, and how.
package struct ArchivedCapture: Sendable {
  package enum Content: Sendable {
    /// What went over the wire, both ways; the request is not always known.
    case exchange(request: [UInt8]?, response: [UInt8])
    /// A file as it was read, with its media type.
    case file(type: String, bytes: [UInt8])
  }

  /// What it answers under when it is replayed: an absolute address.
  package var url: String
  /// Seconds since 1970.
  package var time: Double
  package var content: Content
  /// The server's address, where it was fetched.
  package var peer: String?
  /// What a reader sees of it in the list of pages; `nil` for what is no page.
  package var title: String?
  /// How it was obtained, as named fields of a metadata record.
  package var provenance: [(name: String, value: String)]

  package init(
    url: String, time: Double, content: Content, peer: String? = nil, title: String? = nil,
    provenance: [(name: String, value: String)] = []
  ) {
    self.url = url
    self.time = time
    self.content = content
    self.peer = peer
    self.title = title
    self.provenance = provenance
  }
}
