/// For what, by which right and how long what is read is kept: as the configuration says.
package struct RetentionTerms: Hashable, Sendable, Codable {
  /// What holds for one source, and for all that its name ends.
  package struct SourceTerms: Hashable, Sendable, Codable {
    /// A host, with all below it, an account, or whatever the input calls a source.
    package var source: String
    /// The legal basis, in the operator's words.
    package var basis: String?
    /// Days; `nil` for as long as all else.
    package var days: Int?

    package init(source: String, basis: String? = nil, days: Int? = nil) {
      self.source = source
      self.basis = basis
      self.days = days
    }

    /// Whether it is about a source of this name.
    package func covers(_ name: String) -> Bool {
      let (name, source) = (name.lowercased(), source.lowercased())
      return name == source || name.hasSuffix("." + source)
    }
  }

  package var purpose: String?
  package var basis: String?
  /// Days after which what was read is erased; `nil` for never.
  package var days: Int?
  /// The first that covers a source holds for it.
  package var sources: [SourceTerms] = []

  package init() {}

  /// Whether anything is ever erased by it.
  package var erases: Bool { days != nil || sources.contains { $0.days != nil } }

  /// What holds for a source; without one, what holds for all.
  package func terms(of source: String?) -> SourceTerms {
    let own = source.flatMap { name in sources.first { $0.covers(name) } }
    return SourceTerms(
      source: own?.source ?? "", basis: own?.basis ?? basis, days: own?.days ?? days)
  }
}
