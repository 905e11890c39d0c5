package import Names
package import TocsinModel

/// Tells which names impersonate the protected ones, and why.
///
/// It is immutable: one serves all threads, each with its own ``LookalikeScratch``.
///
/// ```swift
/// let detector = LookalikeDetector(protecting: names, parser: parser, statistics: statistics)
/// var scratch = detector.makeScratch()
/// if let lookalike = detector.lookalike(host, using: &scratch) { … }
/// ```
package struct LookalikeDetector: Sendable {
  /// The rule and its version, for observations.
  package static let rule = "lookalikes/2"

  let protected: ProtectedNames
  let words: ProtectedWords
  let matcher: NameMatcher
  let examiner: Examiner
  let scorecard = Scorecard.standard
  /// Of the protected domains with international labels, what a browser may show.
  private let shownDomains: [DomainName: String]
  let quiet: QuietNames

  /// - Parameters:
  ///   - parser: reads the protected domains, by the same suffixes as the names.
  ///   - statistics: what names at large are like; without them common words and established names are
  ///     not known as such, and more names are reported.
  package init(
    protecting protected: ProtectedNames, parser: NameParser, statistics: NameStatistics? = nil
  ) {
    self.protected = protected
    words = ProtectedWords(of: protected, parser: parser)
    let usual = LureLexicon()
    let named = protected.names.enumerated().filter { !$0.element.lures.isEmpty }
    let ownLures = Dictionary(
      uniqueKeysWithValues: named.map { ($0.offset, LureLexicon(named: $0.element.lures)) })
    matcher = NameMatcher(
      words: words.words.map(\.name), domains: words.domains,
      lures: Set(ownLures.values.flatMap(\.texts) + usual.texts).sorted())
    examiner = Examiner(
      words: words.words, counts: statistics?.counts(of: words.words.map(\.name.text)) ?? [],
      knowledge: WordKnowledge(
        statistics: statistics, protected: words.words.map(\.name.text)), usualLures: usual,
      ownLures: ownLures,
      genericOwners: protected.names.map(\.isGeneric))
    quiet = QuietNames(protected)
    shownDomains = Dictionary(
      protected.names.flatMap(\.domains).compactMap { domain in
        parser.hostName(domain.rawValue).host.flatMap { host in
          host.shown == domain.rawValue ? nil : (domain, host.shown)
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A protected domain as a browser may show it, where that is another text.
  func shown(_ domain: DomainName) -> String? { shownDomains[domain] }

  package func makeScratch() -> LookalikeScratch { LookalikeScratch() }

  /// What is to be said about a name; `nil` when it resembles nothing that is protected, or is known not to
  /// be meant.
  ///
  /// Linear in the name's length, nearly independent of how many names are protected; allocates only
  /// when something resembles.
  /// - Parameter age: for how many years the name has been seen, if that is known.
  package func lookalike(
    _ host: HostName, age: Double? = nil, using scratch: inout LookalikeScratch
  ) -> Lookalike? {
    matcher.match(host, into: &scratch.matches, using: &scratch.matching)
    guard !scratch.matches.isEmpty, !quiet.covers(host) else { return nil }
    let judgements = judge(scratch.matches, in: host, age: age)
    guard let best = judgements.first, let tier = scorecard.tier(best.score) else { return nil }
    return Lookalike(best, tier: tier, of: judgements, in: host, by: self)
  }

  /// Whether a name is protected itself, trusted or a decoy, or below one that is: it never alarms.
  package func isQuiet(_ host: HostName) -> Bool { quiet.covers(host) }

  /// Everything there is to say about a name: for each owner that it resembles at all why it is a
  /// look-alike or is none, the closest first; empty when it resembles nobody.
  package func examinations(of host: HostName) -> [LookalikeExamination] {
    var scratch = makeScratch()
    matcher.match(host, into: &scratch.matches, using: &scratch.matching)
    return judge(scratch.matches, in: host).map { judgement in
      let tier = scorecard.tier(judgement.score)
      return LookalikeExamination(
        isQuiet: quiet.covers(host), tier: tier,
        lookalike: Lookalike(judgement, tier: tier ?? .medium, of: [judgement], in: host, by: self),
        clues: Clue.allCases.filter { judgement.evidence[$0] != 0 }.map {
          ($0.rawValue, judgement.evidence[$0])
        })
    }
  }

  /// Every owner that a name resembles, the closest first, whatever its tier.
  ///
  /// - Returns: for each owner the best match with its clues; empty when it resembles nobody.
  func judge(_ matches: [WordMatch], in host: HostName, age: Double? = nil) -> [Judgement] {
    var best: [Int: Judgement] = [:]
    var kinds = examiner.pieceKinds(of: host)
    for var match in matches
    where !isIdle(match, among: matches) && !reachesIntoSuffix(match, of: host) {
      if isSameEncodedLabel(match, in: host) {
        match.changes = []
        match.distance = 0
      }
      var (evidence, surroundings) = examiner.examine(match, among: &kinds)
      if let age { evidence[.aged] = Float(min(1, max(0, age))) }
      let judgement = Judgement(
        match: match, word: matcher.words[match.word], evidence: evidence,
        surroundings: surroundings, score: scorecard.score(evidence))
      let owner = judgement.word.owner
      if best[owner].map({ judgement.score > $0.score }) ?? true { best[owner] = judgement }
    }
    return best.values.sorted { ($1.score, $0.word.owner) < ($0.score, $1.word.owner) }
  }

  /// Whether a match only says in a roundabout way what another of the same word says better: `iu-whatsapp`
  /// has the word with two letters before it, and is no way of writing it (one letter more in the same
  /// token is); a label that is one slip away from the word is no other slip beside a lure.
  private func isIdle(_ match: WordMatch, among matches: [WordMatch]) -> Bool {
    guard !match.changes.isEmpty, match.changes != [.hyphen] else { return false }
    return matches.contains { other in
      guard other.word == match.word, other.label == match.label else { return false }
      if other.fit == .whole, match.fit == .beside, !other.changes.isEmpty {
        return other.distance <= match.distance + 0.15
      }
      return other.changes.isEmpty && match.span.lowerBound <= other.span.lowerBound
        && other.span.upperBound <= match.span.upperBound
        && (match.span.count > other.span.count + 1 || match.changes.contains(.hyphen))
    }
  }

  /// Whether an international label is the protected one itself, which the matcher knows in Latin letters.
  private func isSameEncodedLabel(_ match: WordMatch, in host: HostName) -> Bool {
    guard match.letters != nil, match.fit == .whole, words.words.indices.contains(match.word),
      let encoded = words.words[match.word].encoded
    else { return false }
    return host.bytes[host.label(match.label)].elementsEqual(encoded.utf8)
  }

  /// Whether a whole domain ends in the public suffix, as in `example.com.au`: that is the same label under
  /// another ending, which its word says.
  private func reachesIntoSuffix(_ match: WordMatch, of host: HostName) -> Bool {
    guard let registrable = host.registrableLabel else { return true }
    return match.word >= words.words.count
      && match.span.upperBound > host.label(registrable).upperBound
  }
}
