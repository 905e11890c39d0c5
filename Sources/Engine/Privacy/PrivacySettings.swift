package import Store

/// What `privacy:` says: whether private persons are kept under pseudonyms, and who is none.
package struct PrivacySettings: Hashable, Sendable {
  /// Whether names of accounts, mentions and mail addresses are stored as pseudonyms.
  package var usesPseudonyms = false
  /// Who is known by name: accounts, mail addresses, and domains of which all addresses are.
  package var exempt: [String] = []
  /// For what, by which right and how long what is read is kept.
  package var terms = RetentionTerms()

  package init() {}
}
