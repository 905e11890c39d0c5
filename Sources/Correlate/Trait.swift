package import TocsinModel

/// Something that a finding has and another may have as well.
package struct Trait: Hashable, Comparable, Sendable {
  /// What it is; those of a ``Family`` stand together. How telling one is that nobody else has is
  /// ``CorrelationWeights/strengths``.
  package enum Kind: UInt8, Sendable, CaseIterable, Comparable {
    /// A registrable domain.
    case domain
    /// An analytics, tag-manager or verification id of a site.
    case identifier
    case advertising
    case certificate
    /// Who registered it, or the batch in which it was.
    case registration
    /// An address or network that serves it.
    case hosting
    /// A content-management template.
    case template
    case account
    /// A text, by the document or by its hash.
    case text
    /// A sending domain, server or address.
    case mail
    /// What it leads to.
    case link
    /// Whom it passes for or is aimed at.
    case target

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// Traits of one family come together, whoever has them: whose site it is brings its ids, its certificate and its host.
    package enum Family: UInt8, Sendable, CaseIterable {
      case site, account, text, mail, link, target
    }

    package var family: Family {
      switch self {
      case .domain, .identifier, .advertising, .certificate, .registration, .hosting, .template:
        .site
      case .account: .account
      case .text: .text
      case .mail: .mail
      case .link: .link
      case .target: .target
      }
    }

    /// For a sentence: `the domain x`.
    package var words: String {
      switch self {
      case .domain: "the domain"
      case .account: "the account"
      case .text: "the text"
      case .identifier: "the site identifier"
      case .advertising: "the advertising id"
      case .certificate: "the certificate"
      case .registration: "the registration"
      case .mail: "the mail infrastructure"
      case .hosting: "the host"
      case .template: "the template"
      case .link: "the link"
      case .target: "the target"
      }
    }
  }

  package var kind: Kind
  package var name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  package static func < (left: Trait, right: Trait) -> Bool {
    (left.kind, left.name) < (right.kind, right.name)
  }

  /// Under which name other findings are asked for it; `nil` when it is none that findings are about.
  package var entity: Entity? {
    switch kind {
    case .domain, .mail, .link: Entity(.domain, name)
    case .account: Entity(.account, name)
    case .text: Entity(.document, name)
    default: nil
    }
  }
}

/// A finding as far as joining goes.
package struct CorrelationItem: Hashable, Sendable {
  package var finding: FindingID
  package var kind: FindingKind
  package var attention: Finding.Attention
  /// When what it is about began and ended, in seconds since 1970; `nil` when nobody knows.
  package var times: ClosedRange<Int64>?
  /// Sorted, each once, at most ``mostTraits``.
  package let traits: [Trait]

  /// A crowd joins nothing: what is beyond is left out, by kind and name.
  package static let mostTraits = 400

  package init(
    finding: FindingID, kind: FindingKind, attention: Finding.Attention,
    times: ClosedRange<Int64>?, traits: some Sequence<Trait>
  ) {
    self.finding = finding
    self.kind = kind
    self.attention = attention
    self.times = times
    self.traits = Array(Set(traits).sorted().prefix(Self.mostTraits))
  }
}
