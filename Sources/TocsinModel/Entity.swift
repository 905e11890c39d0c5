/// Somebody or something that a finding is about, by the name under which other findings may be about it, too: what
/// joins findings, and what they can be asked for by.
package struct Entity: Hashable, Comparable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// An account of a platform.
    case account
    /// A web site, by its host name.
    case site
    /// A registrable domain.
    case domain
    /// A mail address.
    case address
    /// A person, by the name in a text.
    case person
    /// A document, by its ``DocumentID``.
    case document
    /// Whatever the input calls the source.
    case named
    /// Another finding, by its ``FindingID``: of a campaign, what it is made of.
    case finding
  }

  package var kind: Kind
  package var name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  package static func < (left: Entity, right: Entity) -> Bool {
    (left.kind.rawValue, left.name) < (right.kind.rawValue, right.name)
  }
}

extension Entity {
  /// Who published something.
  package init(_ source: Source) {
    switch source.kind {
    case .account: self.init(.account, source.id.rawValue)
    case .site: self.init(.site, source.id.rawValue)
    case .named: self.init(.named, source.id.rawValue)
    }
  }
}
