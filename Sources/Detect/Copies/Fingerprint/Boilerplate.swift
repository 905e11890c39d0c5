internal import Algorithms

extension SharedFingerprints {
  /// Runs that a source repeats on its own, otherwise different, texts: about boxes, newsletter
  /// offers, signatures. Updates of one story count as one text.
  ///
  /// Linear in the postings; the texts of a source are compared by sample, each pair once.
  func boilerplate(in index: CopyIndex) -> [UInt32: Set<UInt32>] {
    var textsOfSource: [UInt32: Int] = [:]
    for document in 0..<index.count where index.isRepresentative(document) {
      textsOfSource[index.sources[document], default: 0] += 1
    }
    let least = index.thresholds.boilerplateTexts
    var stories = Stories(index: index)
    var found: [UInt32: Set<UInt32>] = [:]
    for group in 0..<count where self[group].count >= least {
      let bySource = self[group].map { (source: index.sources[Int($0)], document: $0) }
        .sorted { ($0.source, $0.document) < ($1.source, $1.document) }
      for run in bySource.chunked(on: \.source) where run.1.count >= least {
        let share = Double(run.1.count) / Double(textsOfSource[run.0, default: 1])
        guard share >= index.thresholds.boilerplateShare,
          stories.areDifferent(run.1.map(\.document), atLeast: least)
        else { continue }
        found[run.0, default: []].insert(hashes[group])
      }
    }
    return found
  }
}

/// Tells whether texts of one source are different stories, remembering each comparison.
private struct Stories {
  let index: CopyIndex
  private var related: [UInt64: Bool] = [:]

  init(index: CopyIndex) {
    self.index = index
  }

  /// How many texts of a longer list are looked at, spread evenly.
  private static let sample = 8

  mutating func areDifferent(_ documents: [UInt32], atLeast least: Int) -> Bool {
    var told: [UInt32] = []
    let count = min(documents.count, Self.sample)
    for position in 0..<count {
      let document = documents[position * documents.count / count]
      if !told.contains(where: { isSameStory($0, document) }) { told.append(document) }
      if told.count >= least { return true }
    }
    return false
  }

  private mutating func isSameStory(_ a: UInt32, _ b: UInt32) -> Bool {
    let key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
    if let known = related[key] { return known }
    let left = index.fingerprints(of: Int(a))
    let right = index.fingerprints(of: Int(b))
    let shared = countShared(left, right)
    let isSame = 2 * shared >= max(1, min(left.count, right.count))
    related[key] = isSame
    return isSame
  }

  /// Linear merge of two ascending lists.
  private func countShared(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Int {
    var (i, j, shared) = (left.startIndex, right.startIndex, 0)
    while i < left.endIndex, j < right.endIndex {
      if left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared
  }
}
