package import Index

/// Who has a text that somebody holds in hands: the same letters, a part of it, or it inside something longer.
package struct TextLookup: Sendable {
  /// A document that has it.
  package struct Match: Hashable, Sendable {
    package let number: UInt32
    /// 0…1: how much of the text asked for stands in the document.
    package let ofText: Double
    /// 0…1: how much of the document is that text.
    package let ofDocument: Double
  }

  /// The document of each text that has it, with the documents of the same letters behind it. The best first.
  package private(set) var matches: [Match] = []
  /// Whether so many texts are alike that not all of them were compared.
  package private(set) var isCapped = false
  /// Whether the text is too short to be found but where it stands alone.
  package private(set) var isShort = false

  /// Of a fingerprint that many texts carry: how many of the first and of the last are looked at. More than for relations,
  /// since one text is asked for and not all.
  private static let ofCrowd = (first: 48, nearest: 16)
  /// Texts that are aligned with it; each takes well below a millisecond unless it is long.
  private static let candidates = 96
  /// Letters of what is aligned in all, so that pages of megabytes do not make a reader wait.
  private static let letters = 4 << 20

  /// Linear in the postings of the text's fingerprints, plus an alignment with each of the best candidates.
  ///
  /// - Parameters:
  ///   - index: holds all documents.
  ///   - contents: gives the texts of the numbers it is asked for, in that order.
  package init(
    of text: String, in index: FingerprintIndex, thresholds: CopyThresholds = CopyThresholds(),
    contents: ([UInt32]) throws -> [String]
  ) rethrows {
    let own = CopyFingerprint(of: text)
    isShort = Int(own.length) < thresholds.minimumLength
    if own.length > 0 {
      index.forEachIdentical(whole: own.whole, length: own.length) { number in
        matches.append(Match(number: number, ofText: 1, ofDocument: 1))
      }
    }
    guard !isShort else { return }
    let candidates = candidates(of: own, in: index, thresholds)
    let texts = try contents(candidates)
    let compared = ComparedText(text)
    var aligner = Aligner()
    var left = Self.letters
    for (number, other) in zip(candidates, texts) {
      guard left > 0 else {
        isCapped = true
        break
      }
      left -= other.utf8.count
      let comparison = Comparison(
        ComparedText(other), compared, thresholds: thresholds, with: &aligner)
      let alignment = comparison.alignment
      guard thresholds.accepts(alignment) else { continue }
      let entry = index.entry(number)
      index.forEachIdentical(whole: entry.whole, length: entry.length) { same in
        matches.append(
          Match(number: same, ofText: alignment.coverageB, ofDocument: alignment.coverageA))
      }
    }
  }

  /// Those that share most, without those of the same letters, which are known.
  private mutating func candidates(
    of own: CopyFingerprint, in index: FingerprintIndex, _ thresholds: CopyThresholds
  ) -> [UInt32] {
    var tally = NumberTally()
    let end = UInt32(index.count)
    let crowds = index.forEachSharing(
      own.hashes, below: end, cap: thresholds.documentFrequencyCap, crowd: Self.ofCrowd
    ) { _, number in tally.add(number) }
    isCapped = crowds > 0
    var found: [(shared: UInt32, number: UInt32)] = []
    tally.drain { number, shared in
      let entry = index.entry(number)
      guard entry.whole != own.whole || entry.length != own.length else { return }
      found.append((shared, number))
    }
    found.sort { ($1.shared, $0.number) < ($0.shared, $1.number) }
    if found.count > Self.candidates { isCapped = true }
    return found.prefix(Self.candidates).map(\.number)
  }
}
