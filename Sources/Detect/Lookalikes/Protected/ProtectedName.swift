package import TocsinModel

/// What one owner has to lose: its domains, the words that stand for it, and what it says about them.
package struct ProtectedName: Hashable, Sendable {
  /// What the owner is called; its first domain when nobody said.
  package var name: String
  /// Its domains; the first is the one most people know. Never empty.
  package var domains: [DomainName]
  /// Words and names of people that stand for it besides its domains' labels: `Marine Lecomte`.
  package var words: [String]
  /// Other domains of the owner: they, and everything below them, never alarm.
  package var allowed: [DomainName]
  /// Labels that are the owner's under every country's ending: `lecourrier` for `lecourrier.fr` and
  /// `lecourrier.co.uk`, but not for `lecourrier.ltd`. They never alarm there, nor what is below them.
  package var allowedLabels: [String]
  /// Whether its words are used by many others (`live`, `geo`); `nil` to let the statistics tell.
  package var isGeneric: Bool?
  /// Words that would lend a name of this owner purpose, besides the usual ones: `primaire`.
  package var lures: [String]
  /// ISO 3166-1 alpha-2, lower case, for keyboards and spelling; `nil` to take it from the ending.
  package var country: String?

  package init(
    name: String? = nil, domains: [DomainName], words: [String] = [], allowed: [DomainName] = [],
    allowedLabels: [String] = [],
    isGeneric: Bool? = nil, lures: [String] = [], country: String? = nil
  ) {
    self.name = name ?? domains.first?.rawValue ?? ""
    self.domains = domains
    self.words = words
    self.allowed = allowed
    self.allowedLabels = allowedLabels
    self.isGeneric = isGeneric
    self.lures = lures
    self.country = country
  }
}
