internal import TocsinModel

/// What two texts share, and what was altered between them, whoever published them.
///
/// Not `Sendable`: it belongs to one ``PairExamination``.
final class PreparedPair {
  struct Key: Hashable {
    var a: ObjectIdentifier
    var b: ObjectIdentifier
  }

  // They are held, so that no other text gets their identity while this pair is known.
  private let a: PreparedText
  private let b: PreparedText
  private let score: Double
  private let coverageA: Double
  private let coverageB: Double
  private let spans: [MatchedSpan]
  /// Whether one is written in the Cyrillic letters of a language and the other in its Latin ones.
  private(set) lazy var areInTwoAlphabets =
    a.isSerbianInCyrillic && b.isInLatin || b.isSerbianInCyrillic && a.isInLatin
  /// By whether the copy only quotes.
  private var alterations: [Bool: [Alteration]] = [:]

  init(
    _ a: PreparedText, _ b: PreparedText, thresholds: CopyThresholds, with aligner: inout Aligner
  ) {
    self.a = a
    self.b = b
    let comparison = Comparison(a.compared, b.compared, thresholds: thresholds, with: &aligner)
    score = comparison.alignment.score
    coverageA = comparison.alignment.coverageA
    coverageB = comparison.alignment.coverageB
    spans = comparison.spans
  }

  /// Says in a pair what its texts share.
  func describe(_ pair: inout CopyPair) {
    pair.score = score
    pair.coverageA = coverageA
    pair.coverageB = coverageB
    pair.spans = spans
  }

  /// What was altered, given the pair with its context.
  func alterations(of pair: CopyPair) -> [Alteration] {
    let quotes = AlterationFinder.isQuoted(pair)
    if let known = alterations[quotes] { return known }
    let found = AlterationFinder(pair, a.examined, b.examined).alterations
    alterations[quotes] = found
    return found
  }
}
