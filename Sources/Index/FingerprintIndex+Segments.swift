extension FingerprintIndex {
  /// Documents and fingerprints of a segment that appending makes by itself; larger ones are ``merge(while:)``'s, so that no
  /// append waits for long.
  private static let mostDocuments = 1 << 16
  private static let mostHashes = 1 << 21
  /// Segments of one size class that are not yet merged are fewer than this.
  private static let fan = 4
  /// Files at which a checkpoint merges by itself.
  private static let mostFiles = 32
  /// No merged segment has more fingerprints: they are numbered in 32 bits.
  private static let largest = 1 << 31

  /// Makes the tail a segment in memory.
  func seal() {
    guard tail.count > 0 else { return }
    let first = tail.first
    let documents = first..<first + UInt32(tail.count)
    let segment = tail.segment(
      isFirst: { isFirst(first + UInt32($0)) }, counts: { counts(first + UInt32($0)) },
      isLive: { isLive(first + UInt32($0)) })
    replace(documents, touched: []) {
      segments.append(segment)
      tail.clear()
    }
    while let small = smallSegments() {
      // In memory nothing can fail but what is damaged, and nothing there is.
      guard let merge = try? mergeInMemory(small) else { break }
      try? put(merge)
    }
  }

  private func smallSegments() -> [Segment]? {
    let last = segments.suffix(Self.fan)
    guard last.count == Self.fan, last.allSatisfy({ $0.generation == nil }),
      !isBeingMerged(last),
      Set(last.map(\.sizeClass)).count == 1,
      last.reduce(0, { $0 + $1.count }) <= Self.mostDocuments,
      last.reduce(0, { $0 + $1.hashes.count }) <= Self.mostHashes
    else { return nil }
    return Array(last)
  }

  private func mergeInMemory(_ segments: [Segment]) throws(IndexError) -> SegmentMerge {
    let merge = try begin(segments, generation: nil)
    while !(try merge.step()) {}
    return merge
  }

  private func isBeingMerged(_ segments: some Sequence<Segment>) -> Bool {
    guard let merging else { return false }
    return segments.contains { merging.documents.contains($0.first) }
  }

  private func begin(
    _ segments: [Segment], generation: UInt64?
  ) throws(IndexError) -> SegmentMerge {
    let documents = (segments.first?.first ?? 0)..<(segments.last?.end ?? 0)
    return try SegmentMerge(
      segments, file: folder.flatMap { folder in generation.map { (folder, $0) } }, mark: mark,
      retired: isRetired, gained: overlay.gained.filter(documents.contains).sorted(),
      counted: overlay.counted.filter(documents.contains).sorted())
  }

  /// Puts what was merged in the place of what it was merged from.
  private func put(_ merge: SegmentMerge) throws(IndexError) {
    let segment = try merge.file()
    let documents = merge.documents
    guard let start = segments.firstIndex(where: { $0.first == documents.lowerBound }) else {
      return
    }
    replace(documents, touched: Set(merge.gained + merge.counted)) {
      segments.replaceSubrange(start..<start + merge.segments.count, with: [segment])
    }
    guard merge.generation != nil else { return }
    try writeManifest()
    removeFiles(of: merge.segments)
  }
}

extension FingerprintIndex {
  /// Writes what is not yet in files, if that is enough to be worth a file; does nothing in memory only. A kill at any
  /// moment leaves what was there before or what is there now. Linear in what is written.
  ///
  /// What was appended and retired must be in the caller's database before: it is what the caller tells again after opening.
  ///
  /// - Parameter atLeast: see ``isWorthWriting(atLeast:)``.
  package func checkpoint(atLeast: Int = 4096) throws(IndexError) {
    guard isWorthWriting(atLeast: atLeast) else { return }
    seal()
    let unwritten = segments.filter { $0.generation == nil }
    let generation = nextGeneration
    nextGeneration += 1
    let merge = try begin(unwritten, generation: generation)
    while !(try merge.step()) {}
    try put(merge)
    if segments.count > Self.mostFiles { try self.merge() }
  }

  /// Whether so many documents are not yet in files, or as many fingerprints as they have when they are posts: a long page has
  /// a hundred thousand. Less stays in memory, and is appended again by whoever opens the index.
  package func isWorthWriting(atLeast least: Int) -> Bool {
    guard folder != nil else { return false }
    let waiting = segments.filter { $0.generation == nil }
    let documents = waiting.reduce(tail.count) { $0 + $1.count }
    let hashes = waiting.reduce(tail.hashes.count) { $0 + $1.hashes.count }
    return documents > 0 && (documents >= least || hashes >= least * Self.hashesOfPost)
  }

  private static let hashesOfPost = 32

  /// Merges segments of like size, and writes those again of which many documents were retired, as long as `goes` says
  /// `true`; it is asked every few milliseconds. What is not ended goes on at the next call.
  ///
  /// Every document is written again a few times in all: its segment grows fourfold each time (log-structured merging:
  /// O'Neil et al., The LSM-tree, Acta Informatica 33, 1996).
  ///
  /// - Returns: `true` when nothing is left to do.
  @discardableResult
  package func merge(while goes: () -> Bool = { true }) throws(IndexError) -> Bool {
    while true {
      if merging == nil {
        guard let segments = mergeable() else { return true }
        let generation = folder == nil ? nil : nextGeneration
        if generation != nil { nextGeneration += 1 }
        merging = try begin(segments, generation: generation)
      }
      guard let merging else { return true }
      do {
        while true {
          guard goes() else { return false }
          if try merging.step() { break }
        }
        self.merging = nil
        try put(merging)
      } catch {
        self.merging = nil
        throw error
      }
    }
  }

  /// What is to be merged next: neighbours of the smallest classes first.
  private func mergeable() -> [Segment]? {
    let candidates = segments.filter { ($0.generation == nil) == (folder == nil) }
    for sizeClass in 0..<32 {
      var run: [Segment] = []
      for segment in candidates {
        let hashes = run.reduce(0) { $0 + $1.hashes.count }
        if segment.sizeClass <= sizeClass, hashes + segment.hashes.count < Self.largest {
          run.append(segment)
        } else if run.count >= Self.fan {
          break
        } else {
          run = []
        }
      }
      if run.count >= Self.fan { return run }
    }
    // Retired documents are looked for by every look-up until their segment is written again.
    let most = overlay.lost.count + overlay.uncounted.count
    guard candidates.contains(where: { most * 4 > $0.count }) else { return nil }
    let retired = overlay.lost.union(overlay.uncounted)
    for segment in candidates where most * 4 > segment.count {
      let own = retired.count { segment.first <= $0 && $0 < segment.end }
      if own * 4 > segment.count { return [segment] }
    }
    return nil
  }
}

extension Segment {
  /// Segments of a class are at most four times as large as each other.
  var sizeClass: Int {
    var (size, sizeClass) = ((count + hashes.count / 8) / 512, 0)
    while size > 0 {
      size /= 4
      sizeClass += 1
    }
    return sizeClass
  }
}
