/// Who published a document: an outlet, a site or an account.
package struct Source: Hashable, Sendable, Codable, Identifiable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// A web site, known by its host name.
    case site
    /// An account of a platform.
    case account
    /// Named by the input in its own way.
    case named
  }

  package let id: SourceID
  package var kind: Kind
  /// The name it gives itself, such as `og:site_name`.
  package var name: String?

  package init(id: SourceID, kind: Kind, name: String? = nil) {
    self.id = id
    self.kind = kind
    self.name = name
  }
}
