/// Which texts share which fingerprints, both ways, in flat arrays; boilerplate left out.
struct Postings: Sendable {
  /// The texts of each shared fingerprint, ascending.
  private var starts: [Int] = [0]
  private var documents: [UInt32] = []
  /// The shared fingerprints of each text, as indices into `starts`.
  private var groupStarts: [Int] = []
  private var groups: [UInt32] = []

  init() {}

  init(
    _ shared: SharedFingerprints, without boilerplate: [UInt32: Set<UInt32>], in index: CopyIndex
  ) {
    guard !boilerplate.isEmpty else {
      self.init(starts: shared.starts, documents: shared.documents, in: index)
      return
    }
    var starts = [0]
    var documents: [UInt32] = []
    documents.reserveCapacity(shared.documents.count)
    for group in 0..<shared.count {
      let first = documents.count
      for document in shared[group] {
        let own = boilerplate[index.sources[Int(document)]]
        if own?.contains(shared.hashes[group]) != true { documents.append(document) }
      }
      if documents.count - first < 2 {
        documents.removeLast(documents.count - first)
        continue
      }
      starts.append(documents.count)
    }
    self.init(starts: starts, documents: documents, in: index)
  }

  private init(starts: [Int], documents: [UInt32], in index: CopyIndex) {
    self.starts = starts
    self.documents = documents
    var counts = [Int](repeating: 0, count: index.count + 1)
    for document in documents { counts[Int(document) + 1] += 1 }
    for document in 1..<max(1, counts.count) { counts[document] += counts[document - 1] }
    groupStarts = counts
    groups = [UInt32](repeating: 0, count: documents.count)
    for group in 0..<(starts.count - 1) {
      for document in documents[starts[group]..<starts[group + 1]] {
        groups[counts[Int(document)]] = UInt32(group)
        counts[Int(document)] += 1
      }
    }
  }

  /// Calls `body` for each shared fingerprint of a document with an earlier text that carries it, too.
  /// Of a fingerprint that more than `cap` texts carry, only the first and the nearest are given.
  @inline(__always)
  func forEachEarlier(than document: Int, cap: Int, _ body: (UInt32) -> Void) {
    guard document + 1 < groupStarts.count else { return }
    for group in groups[groupStarts[document]..<groupStarts[document + 1]] {
      let (start, end) = (starts[Int(group)], starts[Int(group) + 1])
      if end - start <= cap {
        for index in start..<end {
          let other = documents[index]
          if other >= document { break }
          body(other)
        }
        continue
      }
      let own = position(of: UInt32(document), in: start..<end)
      let nearest = max(start, own - Self.nearest)
      for index in start..<min(start + Self.first, nearest) { body(documents[index]) }
      for index in nearest..<own { body(documents[index]) }
    }
  }

  /// How many fingerprints of a document more than `cap` texts carry.
  func countCommon(of document: Int, cap: Int) -> Int {
    guard document + 1 < groupStarts.count else { return 0 }
    return groups[groupStarts[document]..<groupStarts[document + 1]].count {
      starts[Int($0) + 1] - starts[Int($0)] > cap
    }
  }

  /// Of a fingerprint that too many texts carry: how many of the first and of the nearest are looked at.
  static let first = 8
  static let nearest = 24

  private func position(of document: UInt32, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < document { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
