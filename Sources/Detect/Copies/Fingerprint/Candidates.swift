/// Finds, for a document, the earlier texts that share enough fingerprints to be worth aligning. Keeps its
/// memory from one document to the next.
struct Candidates {
  let index: CopyIndex
  private var tally = NumberTally()

  init(index: CopyIndex) {
    self.index = index
  }

  /// At most `candidatesPerDocument` numbers, in a crowd `candidatesInCrowd`, those that share most first. Linear in
  /// the shared postings.
  mutating func earlier(than document: Int) -> [UInt32] {
    guard index.isRepresentative(document) else { return [] }
    let thresholds = index.thresholds
    index.postings.forEachEarlier(than: document, cap: thresholds.documentFrequencyCap) {
      tally.add($0)
    }
    guard !tally.isEmpty else { return [] }
    return Self.best(
      &tally, own: Int(index.distinctive[document]), in: index,
      most: index.isInCrowd(document)
        ? thresholds.candidatesInCrowd : thresholds.candidatesPerDocument)
  }

  /// Takes from a tally of shared fingerprints the documents that share enough, those that share most first.
  ///
  /// - Parameter own: how many fingerprints there are to share.
  static func best(
    _ tally: inout NumberTally, own: Int, in index: CopyIndex, most: Int
  ) -> [UInt32] {
    let thresholds = index.thresholds
    var found: [(shared: UInt32, number: UInt32)] = []
    tally.drain { other, shared in
      let smaller = Double(min(own, Int(index.distinctive[Int(other)])))
      if Double(shared) >= thresholds.candidateShare * smaller
        || Int(shared) >= thresholds.candidateFingerprints
      {
        found.append((shared, other))
      }
    }
    found.sort { ($1.shared, $0.number) < ($0.shared, $1.number) }
    return found.prefix(most).map(\.number)
  }
}
