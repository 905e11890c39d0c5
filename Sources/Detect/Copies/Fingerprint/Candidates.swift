/// Finds, for a document, the earlier texts that share enough fingerprints to be worth aligning.
///
/// Holds one counter a document, so it is made once for a range of documents and reused.
struct Candidates {
  let index: CopyIndex
  private var counts: [UInt16]
  private var touched: [UInt32] = []

  init(index: CopyIndex) {
    self.index = index
    counts = [UInt16](repeating: 0, count: index.count)
  }

  /// At most `candidatesPerDocument` numbers, those that share most first. Linear in the shared postings.
  mutating func earlier(than document: Int) -> [UInt32] {
    guard index.isRepresentative(document) else { return [] }
    touched.removeAll(keepingCapacity: true)
    let thresholds = index.thresholds
    index.postings.forEachEarlier(than: document, cap: thresholds.documentFrequencyCap) { other in
      if counts[other] == 0 { touched.append(UInt32(other)) }
      if counts[other] < .max { counts[other] += 1 }
    }
    var found: [(shared: UInt16, number: UInt32)] = []
    let own = index.distinctive[document]
    for other in touched {
      let shared = counts[Int(other)]
      counts[Int(other)] = 0
      let smaller = Double(min(own, index.distinctive[Int(other)]))
      if Double(shared) >= thresholds.candidateShare * smaller
        || Int(shared) >= thresholds.candidateFingerprints
      {
        found.append((shared, other))
      }
    }
    found.sort { ($1.shared, $0.number) < ($0.shared, $1.number) }
    return found.prefix(thresholds.candidatesPerDocument).map(\.number)
  }
}
