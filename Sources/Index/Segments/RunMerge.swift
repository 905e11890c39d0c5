/// Merges the runs of segments, source by source.
struct RunMerge {
  /// What a merged source has.
  private struct Plan {
    var source: UInt32
    var texts: UInt32
  }

  private let segments: [Segment]
  private var plans: [Plan] = []
  /// The fingerprints of a source's documents that do not count any more, and of those that do now; ascending.
  private var removed: [UInt32: [UInt32]] = [:]
  private var added: [UInt32: [UInt32]] = [:]
  private var next = 0
  private var places: [Int]
  private var written = 0

  var sourceCount: Int { plans.count }

  /// - Parameters:
  ///   - removed: documents that the segments count and that do not count any more.
  ///   - added: those that they do not count and that do.
  init(
    _ segments: [Segment], removed: [(Segment, Int)], added: [(Segment, Int)]
  ) {
    self.segments = segments
    places = [Int](repeating: 0, count: segments.count)
    var change: [UInt32: Int] = [:]
    for (segment, local) in removed {
      let source = segment.sources[local]
      change[source, default: 0] -= 1
      self.removed[source, default: []] += segment.hashes(of: local)
    }
    for (segment, local) in added {
      let source = segment.sources[local]
      change[source, default: 0] += 1
      self.added[source, default: []] += segment.hashes(of: local)
    }
    for source in self.removed.keys { self.removed[source]?.sort() }
    for source in self.added.keys { self.added[source]?.sort() }
    // Sources that only the changes have come last; they are put in their places here.
    var extra = change.filter { $0.value > 0 }.keys.sorted()[...]
    var heads = [Int](repeating: 0, count: segments.count)
    while true {
      var least = extra.first.map(UInt64.init) ?? .max
      for (index, segment) in segments.enumerated() where heads[index] < segment.runSources.count {
        least = min(least, UInt64(segment.runSources[heads[index]]))
      }
      guard least < .max else { break }
      let source = UInt32(least)
      if extra.first == source { extra.removeFirst() }
      var texts = change[source] ?? 0
      for (index, segment) in segments.enumerated()
      where heads[index] < segment.runSources.count && segment.runSources[heads[index]] == source {
        texts += Int(segment.runTexts[heads[index]])
        heads[index] += 1
      }
      if texts > 0 { plans.append(Plan(source: source, texts: UInt32(clamping: texts))) }
    }
  }

  /// Merges at least one source and about `most` fingerprints; `true` when all are merged.
  ///
  /// - Throws: when there are more or fewer fingerprints than there should be: what was read is damaged.
  mutating func step(_ most: Int, into image: SegmentImage) throws(IndexError) -> Bool {
    let runs = image.section(.runs, of: UInt32.self)
    let starts = image.section(.runStarts, of: UInt32.self)
    let sources = image.section(.runSources, of: UInt32.self)
    let texts = image.section(.runTexts, of: UInt32.self)
    let end = written + most
    while next < plans.count, written < end {
      let plan = plans[next]
      let merged = merge(plan.source)
      guard merged.count <= runs.count - written else {
        throw .rebuild(reason: "a segment is damaged")
      }
      sources[next] = plan.source
      texts[next] = plan.texts
      starts[next] = UInt32(truncatingIfNeeded: written)
      for hash in merged {
        runs[written] = hash
        written += 1
      }
      next += 1
    }
    guard next == plans.count else { return false }
    guard written == runs.count else { throw .rebuild(reason: "a segment is damaged") }
    starts[next] = UInt32(truncatingIfNeeded: written)
    return true
  }

  private mutating func merge(_ source: UInt32) -> [UInt32] {
    var merged: [UInt32] = []
    for (index, segment) in segments.enumerated() {
      while places[index] < segment.runSources.count,
        segment.runSources[places[index]] < source
      {
        places[index] += 1
      }
      guard places[index] < segment.runSources.count,
        segment.runSources[places[index]] == source
      else { continue }
      let runs = segment.runs(at: places[index])
      merged = merged.isEmpty ? Array(runs) : Self.union(merged, runs)
    }
    if let more = added[source] { merged = more.withUnsafeBufferPointer { Self.union(merged, $0) } }
    if let less = removed[source] { merged = Self.difference(merged, less) }
    return merged
  }

  /// Both ascending lists in one.
  private static func union(_ left: [UInt32], _ right: UnsafeBufferPointer<UInt32>) -> [UInt32] {
    var merged: [UInt32] = []
    merged.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] <= right[j] {
        merged.append(left[i])
        i += 1
      } else {
        merged.append(right[j])
        j += 1
      }
    }
    merged.append(contentsOf: left[i...])
    merged.append(contentsOf: right[j...])
    return merged
  }

  /// The left list without one of each of the right; both ascending.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var rest: [UInt32] = []
    rest.reserveCapacity(left.count)
    var j = 0
    for hash in left {
      while j < right.count, right[j] < hash { j += 1 }
      if j < right.count, right[j] == hash { j += 1 } else { rest.append(hash) }
    }
    return rest
  }
}
