/// What a page shows of who runs its site: an account, a feed, software.
package struct PageIdentifier: Sendable, Hashable, Codable, Comparable {
  /// The kinds that networks of sites are found by; see `SiteIdentifiers.Kind`.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case analytics, tagManager, advertising, pixel, verification
    /// A feed or an account elsewhere, as an address.
    case feed, account
    /// A host that scripts and styles come from, or the address of the site's picture.
    case asset, icon
    case software
  }

  package var kind: Kind
  /// As the service writes it, such as `UA-12345`, `ca-pub-…`; addresses are absolute where the
  /// page's own is known.
  package var value: String

  package init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = value
  }

  package static func < (left: PageIdentifier, right: PageIdentifier) -> Bool {
    (left.kind.rawValue, left.value) < (right.kind.rawValue, right.value)
  }
}
