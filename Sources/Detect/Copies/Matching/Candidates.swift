internal import Index

/// Finds, for a text, the earlier texts that share enough fingerprints to be worth aligning. Keeps its
/// memory from one text to the next.
struct Candidates {
  let texts: CopyTexts
  private var tally = NumberTally()

  init(_ texts: CopyTexts) {
    self.texts = texts
  }

  /// What one text is compared with.
  struct Found {
    /// Those that share most first.
    var earlier: [UInt32]
    /// Whether some that share as much were left out, so that the order of reading decided.
    var isCapped: Bool
  }

  /// Of a fingerprint that too many texts carry: how many of the first and of the nearest are looked at.
  private static let ofCrowd = (first: 8, nearest: 24)

  /// At most `candidatesPerDocument` numbers, in a crowd `candidatesInCrowd`. Linear in the shared postings.
  ///
  /// A crowd is told by the texts before this one, so that what comes later changes nothing of what was found.
  mutating func earlier(than document: UInt32) -> Found {
    let index = texts.index
    let cap = texts.thresholds.documentFrequencyCap
    let hashes = texts.distinctive(document)
    let common = index.forEachSharing(hashes, below: document, cap: cap, crowd: Self.ofCrowd) {
      hash, other in
      if !texts.isBoilerplate(hash, in: other) { tally.add(other) }
    }
    guard !tally.isEmpty else { return Found(earlier: [], isCapped: false) }
    let isInCrowd = common > 0 && 2 * common >= hashes.count
    let most =
      isInCrowd ? texts.thresholds.candidatesInCrowd : texts.thresholds.candidatesPerDocument
    let best = best(own: hashes.count)
    return Found(
      earlier: best.prefix(most).map(\.number), isCapped: common > 0 || best.count > most)
  }

  /// Takes from the tally the texts that share enough, those that share most first; of equal ones the order is that
  /// of what they say.
  private mutating func best(own: Int) -> [(shared: UInt32, number: UInt32)] {
    let thresholds = texts.thresholds
    var found: [(shared: UInt32, number: UInt32)] = []
    tally.drain { other, shared in
      if Int(shared) >= thresholds.candidateFingerprints {
        found.append((shared, other))
      } else {
        // Most share one fingerprint by chance with a text that has many: that is told without looking at all of them.
        let most = Int(Double(shared) / thresholds.candidateShare)
        if own <= most || texts.hasDistinctive(other, atMost: most) {
          found.append((shared, other))
        }
      }
    }
    let index = texts.index
    return found.sorted { left, right in
      if left.shared != right.shared { return left.shared > right.shared }
      return index.entry(left.number).whole < index.entry(right.number).whole
    }
  }
}
