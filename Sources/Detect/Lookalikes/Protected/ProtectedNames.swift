package import TocsinModel

/// Everything that look-alikes are looked for.
package struct ProtectedNames: Hashable, Sendable {
  package var names: [ProtectedName]
  /// Domains of partners that are trusted: they, and everything below them, never alarm.
  package var partners: [DomainName]
  /// Names that resemble a protected one by chance, or were set up as bait: they never alarm.
  package var decoys: [DomainName]

  package init(
    names: [ProtectedName] = [], partners: [DomainName] = [], decoys: [DomainName] = []
  ) {
    self.names = names
    self.partners = partners
    self.decoys = decoys
  }
}
