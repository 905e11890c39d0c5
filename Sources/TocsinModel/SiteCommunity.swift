/// What a site shows of who runs it: by kind, the identifiers that were found in its pages.
package struct SiteIdentifiers: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Analytics, tag-manager, advertising, pixel and verification ids: an account that somebody pays or logs into.
    case analytics, tagManager, advertising, pixel, verification
    /// Names on a certificate, a feed of another site, an asset with an unusual address.
    case certificate, feed, asset
    /// An address or a network that many rent, a host whose scripts many load, an account elsewhere that many name.
    case host
    /// What software leaves: generators, classes, themes.
    case software
    /// One takes its texts from the other, again and again, without saying so.
    case copying

    /// How far such an identifier points to one owner, from 0 to 1, where nobody else has it.
    ///
    /// Strong, medium and weak as the Information Laundromat sorts them; the numbers are judgements, and are shown with
    /// every edge.
    package var reliability: Double {
      switch self {
      case .analytics, .tagManager, .advertising, .pixel, .verification: 1
      case .certificate: 0.9
      case .feed, .asset: 0.5
      case .host: 0.25
      case .software: 0.1
      // Weighed by its chance alone.
      case .copying: 1
      }
    }
  }

  package var site: DomainName
  package var identifiers: [Kind: Set<String>]

  package init(site: DomainName, identifiers: [Kind: Set<String>]) {
    self.site = site
    self.identifiers = identifiers
  }
}

/// Two sites with what they have in common.
package struct SiteEdge: Sendable, Hashable, Codable {
  /// An identifier that both have.
  package struct Evidence: Sendable, Hashable, Codable {
    package var kind: SiteIdentifiers.Kind
    package var identifier: String
    /// How many of the sites have it.
    package var sites: Int
    package var weight: Double

    package init(
      kind: SiteIdentifiers.Kind, identifier: String, sites: Int, weight: Double
    ) {
      self.kind = kind
      self.identifier = identifier
      self.sites = sites
      self.weight = weight
    }
  }

  /// In the order of their names.
  package var site: DomainName
  package var other: DomainName
  /// The strongest first.
  package var evidence: [Evidence]
  /// The sum of the weights, of which one kind gives no more than its best identifier and half of the next.
  package var score: Double

  package init(site: DomainName, other: DomainName, evidence: [Evidence], score: Double) {
    self.site = site
    self.other = other
    self.evidence = evidence
    self.score = score
  }
}

/// Sites that hang together by what they share.
package struct SiteCommunity: Sendable, Hashable, Codable {
  /// By name.
  package var sites: [DomainName]
  /// The strongest first.
  package var edges: [SiteEdge]

  package init(sites: [DomainName], edges: [SiteEdge]) {
    self.sites = sites
    self.edges = edges
  }
}

extension SiteCommunity: FindingSubject {
  package static let kind = FindingKind(rawValue: "sites")
  package var size: Int { sites.count }
}

extension RecordedFinding {
  /// Sites that are run together; `nil` when the finding is about something else.
  package var sites: SiteCommunity? { finding.subject as? SiteCommunity }
}
