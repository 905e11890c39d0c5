package import TocsinModel

/// A finding as it was when it was taken into a case: what is concluded from it stays with what was seen, however the
/// finding grows.
package struct ObservedFinding: Hashable, Sendable, Codable {
  /// `F12`, without the letter.
  package var number: Int
  package var id: FindingID
  package var kind: FindingKind
  package var version: Int
  package var attention: Finding.Attention
  package var headline: String
  package var chips: [String]
  package var rule: String
  package var reasons: [Reason]
  /// Accounts, sites, domains, addresses; without documents.
  package var entities: [Entity]
  /// Addresses of what it is about, at most ``mostLinks``.
  package var links: [String]

  /// A case of thousands of findings stays one that can be read.
  package static let mostReasons = 12
  package static let mostEntities = 60
  package static let mostLinks = 20

  package init(
    number: Int, id: FindingID, kind: FindingKind, version: Int, attention: Finding.Attention,
    headline: String, chips: [String], rule: String, reasons: [Reason], entities: [Entity],
    links: [String]
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.version = version
    self.attention = attention
    self.headline = headline
    self.chips = chips
    self.rule = rule
    self.reasons = reasons
    self.entities = entities
    self.links = links
  }

  /// - Parameter documents: those that the finding is about, as far as they are at hand.
  package init(_ recorded: RecordedFinding, documents: [Document] = []) {
    self.init(
      number: recorded.number, id: recorded.id, kind: recorded.finding.kind,
      version: recorded.version, attention: recorded.attention, headline: recorded.headline,
      chips: recorded.summary.chips, rule: recorded.observation.rule,
      reasons: Array(recorded.observation.reasons.prefix(Self.mostReasons)),
      entities: Array(
        recorded.finding.entities.filter { $0.kind != .document }.prefix(Self.mostEntities)),
      links: Array(Set(documents.compactMap(\.url)).sorted().prefix(Self.mostLinks)))
  }

  /// The number as people write it.
  package var label: String { "F\(number)" }

  /// Hosts of its sites and domains, sorted, each once.
  package var hosts: [String] {
    Set(entities.filter { $0.kind == .site || $0.kind == .domain }.map(\.name)).sorted()
  }
}
