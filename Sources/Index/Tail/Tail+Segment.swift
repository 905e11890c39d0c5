extension Tail {
  /// The documents as a segment in memory, without the postings and runs of those that were retired.
  ///
  /// Linear: everything is sorted by digits.
  ///
  /// - Parameters:
  ///   - isFirst: whether a document is the first of its text now.
  ///   - counts: whether it counts for its source now.
  ///   - isLive: whether it is not retired.
  func segment(
    isFirst: (Int) -> Bool, counts: (Int) -> Bool, isLive: (Int) -> Bool
  ) -> Segment {
    var postings: [UInt64] = []
    postings.reserveCapacity(hashes.count)
    var runs: [UInt64] = []
    runs.reserveCapacity(hashes.count)
    var sourceTexts: [UInt64] = []
    var states: [TextFlags] = []
    states.reserveCapacity(count)
    for local in 0..<count {
      var state = flags[local]
      if isFirst(local) {
        state.insert(.first)
        for hash in hashes[hashRange(of: local)] {
          postings.append(KeyTable.entry(key: KeyTable.key(ofHash: hash), number: local))
        }
      }
      if counts(local) {
        state.insert(.counted)
        sourceTexts.append(UInt64(sources[local]) << 32)
        for hash in hashes[hashRange(of: local)] {
          runs.append(UInt64(hash) << 32 | UInt64(sources[local]))
        }
      }
      if !isLive(local) { state.insert(.dropped) }
      states.append(state)
    }
    var other = [UInt64](repeating: 0, count: max(count, hashes.count))
    Self.sort(&postings, &other)
    Self.sort(&runs, &other)
    for index in runs.indices { runs[index] = runs[index] << 32 | runs[index] >> 32 }
    Self.sort(&runs, &other)
    Self.sort(&sourceTexts, &other)
    var sourceCount = 0
    for index in sourceTexts.indices
    where index == 0 || sourceTexts[index] != sourceTexts[index - 1] {
      sourceCount += 1
    }
    let sizes = SegmentCounts(
      documents: count, hashes: hashes.count, postings: postings.count, sources: sourceCount,
      runs: runs.count)
    let image = SegmentImage(
      bytes: SegmentBytes(size: SegmentLayout(sizes).size), counts: sizes, first: first)
    copy(to: image, states)
    fill(image, .texts, .textStarts, &other) { entry in
      KeyTable.textHash(whole: entry.whole, length: entry.length)
    }
    fill(image, .published, .publishedStarts, &other) { entry in
      KeyTable.publishedHash(whole: entry.whole, length: entry.length, source: entry.source)
    }
    Self.fill(image, .postings, .postingStarts, postings)
    Self.fillRuns(image, sourceTexts, runs)
    return image.segment()
  }

  private func copy(to image: SegmentImage, _ states: [TextFlags]) {
    _ = image.section(.wholes).initialize(from: wholes)
    _ = image.section(.lengths).initialize(from: lengths)
    _ = image.section(.sources).initialize(from: sources)
    _ = image.section(.flags).initialize(from: states.lazy.map(\.rawValue))
    _ = image.section(.hashStarts).initialize(from: hashStarts)
    _ = image.section(.hashes).initialize(from: hashes)
  }

  private func fill(
    _ image: SegmentImage, _ table: Section, _ starts: Section, _ other: inout [UInt64],
    _ hash: (TextEntry) -> UInt64
  ) {
    var entries = (0..<count).map { local in
      KeyTable.entry(key: UInt32(hash(entry(local)) >> 32), number: local)
    }
    Self.sort(&entries, &other)
    Self.fill(image, table, starts, entries)
  }

  private static func fill(
    _ image: SegmentImage, _ table: Section, _ starts: Section, _ entries: [UInt64]
  ) {
    var filling = KeyTableFilling(image, table, starts)
    for entry in entries { _ = filling.append(entry) }
    filling.finish()
  }

  /// - Parameters:
  ///   - texts: one a text, the source in the upper half; ascending.
  ///   - runs: source and fingerprint; ascending.
  private static func fillRuns(_ image: SegmentImage, _ texts: [UInt64], _ runs: [UInt64]) {
    let sources = image.section(.runSources, of: UInt32.self)
    let starts = image.section(.runStarts, of: UInt32.self)
    let counts = image.section(.runTexts, of: UInt32.self)
    let hashes = image.section(.runs, of: UInt32.self)
    for (index, run) in runs.enumerated() { hashes[index] = UInt32(truncatingIfNeeded: run) }
    var (place, text, run) = (0, 0, 0)
    while text < texts.count {
      let source = UInt32(texts[text] >> 32)
      let begin = text
      while text < texts.count, texts[text] >> 32 == UInt64(source) { text += 1 }
      sources[place] = source
      starts[place] = UInt32(run)
      counts[place] = UInt32(text - begin)
      while run < runs.count, runs[run] >> 32 == UInt64(source) { run += 1 }
      place += 1
    }
    starts[place] = UInt32(run)
  }

  private static func sort(_ keys: inout [UInt64], _ other: inout [UInt64]) {
    keys.withUnsafeMutableBufferPointer { keys in
      other.withUnsafeMutableBufferPointer { other in
        sortByUpperHalf(keys, other: UnsafeMutableBufferPointer(rebasing: other[..<keys.count]))
      }
    }
  }
}
