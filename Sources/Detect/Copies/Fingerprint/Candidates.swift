/// Finds, for a document, the earlier texts that share enough fingerprints to be worth aligning. Keeps its
/// memory from one document to the next.
struct Candidates {
  let index: CopyIndex
  private var tally = NumberTally()
  private var found: [(shared: UInt32, number: UInt32)] = []

  init(index: CopyIndex) {
    self.index = index
  }

  /// At most `candidatesPerDocument` numbers, those that share most first. Linear in the shared postings.
  mutating func earlier(than document: Int) -> [UInt32] {
    guard index.isRepresentative(document) else { return [] }
    let thresholds = index.thresholds
    index.postings.forEachEarlier(than: document, cap: thresholds.documentFrequencyCap) {
      tally.add($0)
    }
    found.removeAll(keepingCapacity: true)
    let own = index.distinctive[document]
    tally.drain { other, shared in
      let smaller = Double(min(own, index.distinctive[Int(other)]))
      if Double(shared) >= thresholds.candidateShare * smaller
        || Int(shared) >= thresholds.candidateFingerprints
      {
        found.append((shared, other))
      }
    }
    guard !found.isEmpty else { return [] }
    found.sort { ($1.shared, $0.number) < ($0.shared, $1.number) }
    return found.prefix(thresholds.candidatesPerDocument).map(\.number)
  }
}
