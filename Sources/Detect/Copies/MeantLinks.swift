internal import TocsinModel

/// The links that were found by meaning, by their documents.
package struct MeantLinks: Sendable {
  private var links: [UInt64: CopyLink] = [:]

  package init(_ links: [CopyLink]) {
    for link in links where link.isByPassages { self.links[Self.key(link.a, link.b)] = link }
  }

  /// The link from `a` to `b`, turned round when `b` is the lower number.
  package subscript(a: UInt32, b: UInt32) -> CopyLink? {
    let link = links[Self.key(min(a, b), max(a, b))]
    return a <= b ? link : link?.reversed
  }

  /// Links by letters and by meaning, in one list, sorted by b, then a.
  ///
  /// Texts that share passages and say the same as wholes, but not with the same letters, are rewordings of
  /// one another: such a link is by meaning, with the shared passages as its evidence.
  ///
  /// - Parameter wholeScore: from here on a link by letters is copypasta, whatever the meaning.
  package static func join(
    letters: [CopyLink], meaning: [CopyLink], wholeScore: Double
  ) -> [CopyLink] {
    guard !meaning.isEmpty else { return letters }
    // Those that are copies of the whole by their letters stay links by letters.
    let meant = MeantLinks(meaning)
    var known: Set<UInt64> = []
    let joined = letters.map { link in
      known.insert(key(link.a, link.b))
      guard Double(link.score) < wholeScore, var other = meant[link.a, link.b] else { return link }
      if other.kind == .rewording { other.spans = link.spans }
      return other
    }
    return (joined + meaning.filter { !known.contains(key($0.a, $0.b)) })
      .sorted { ($0.b, $0.a) < ($1.b, $1.a) }
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}
