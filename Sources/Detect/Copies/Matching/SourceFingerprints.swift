internal import Dispatch
internal import Index
internal import Synchronization

/// The fingerprints of the new texts of sources, counted source by source.
///
/// A first scan has all of a million texts here: they are put side by side by source, a part of the sources at a time, and sorted, on
/// all cores.
struct SourceFingerprints {
  /// So many fingerprints at once on each core: 16 MB.
  private static let part = 4 << 20

  private let texts: CopyTexts
  private let new: Range<UInt32>
  /// Sources that have enough texts.
  private var sources: [UInt32] = []
  /// For each new text the place of its source among these, or none.
  private var places: [UInt32] = []
  private var textCounts: [Int] = []
  private var hashCounts: [Int] = []

  /// - Parameter sources: all that the new texts are of, and maybe others.
  init(_ texts: CopyTexts, of sources: Set<UInt32>, in new: Range<UInt32>) {
    self.texts = texts
    self.new = new
    self.sources = sources.filter {
      texts.index.textCount(in: $0) >= texts.thresholds.boilerplateTexts
    }.sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(self.sources, UInt32(0)...))
    textCounts = Array(repeating: 0, count: self.sources.count)
    hashCounts = textCounts
    places = new.map { number in
      guard texts.index.isLive(number), let place = place[texts.index.entry(number).source] else {
        return .max
      }
      textCounts[Int(place)] += 1
      hashCounts[Int(place)] += texts.index.withHashes(of: number) { $0.count }
      return place
    }
  }

  /// Those that a source may repeat often enough: all that a source with few texts has only new texts of are counted here, without
  /// asking the index for each. Near-linear in the fingerprints.
  func repeated() -> [UInt32: [UInt32]] {
    let parts = parts()
    let found = Mutex<[UInt32: [UInt32]]>([:])
    DispatchQueue.concurrentPerform(iterations: parts.count) { number in
      let repeated = repeated(by: parts[number])
      found.withLock { $0.merge(repeated) { one, _ in one } }
    }
    return found.withLock { $0 }
  }

  /// Neighbouring sources with about as many fingerprints as are looked at at once.
  private func parts() -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, count) = (0, 0)
    for place in sources.indices {
      count += hashCounts[place]
      guard count >= Self.part || place == sources.count - 1 else { continue }
      parts.append(start..<place + 1)
      (start, count) = (place + 1, 0)
    }
    return parts
  }

  private func repeated(by part: Range<Int>) -> [UInt32: [UInt32]] {
    var ends = [0]
    for place in part { ends.append(ends[ends.count - 1] + hashCounts[place]) }
    var next = ends
    var hashes = [UInt32](repeating: 0, count: ends[ends.count - 1])
    for (number, place) in zip(new, places) where part.contains(Int(place)) {
      texts.index.withHashes(of: number) { own in
        let start = next[Int(place) - part.lowerBound]
        for (offset, hash) in own.enumerated() { hashes[start + offset] = hash }
        next[Int(place) - part.lowerBound] += own.count
      }
    }
    var found: [UInt32: [UInt32]] = [:]
    for (order, place) in part.enumerated() {
      let source = sources[place]
      // Texts that are there several times count once for the index, and as often as they are here: never too rarely.
      let isWhole = textCounts[place] >= texts.index.textCount(in: source)
      let least = isWhole ? texts.thresholds.boilerplateTexts : 1
      hashes[ends[order]..<ends[order + 1]].sort()
      let repeated = Self.repeated(hashes[ends[order]..<ends[order + 1]], atLeast: least)
      if !repeated.isEmpty { found[source] = repeated }
    }
    return found
  }

  /// What is so often among sorted numbers.
  private static func repeated(_ sorted: ArraySlice<UInt32>, atLeast least: Int) -> [UInt32] {
    var found: [UInt32] = []
    var start = sorted.startIndex
    while start < sorted.endIndex {
      var end = start + 1
      while end < sorted.endIndex, sorted[end] == sorted[start] { end += 1 }
      if end - start >= least { found.append(sorted[start]) }
      start = end
    }
    return found
  }
}
