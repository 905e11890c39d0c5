import Names

extension NameMatcher {
  /// Finds words with letters wrong in the label read last, from a token's edge or a lure to another.
  @inline(__always)
  func matchNear(
    _ host: HostName, into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    let label = scratch.label
    if !scratch.seen.isEmpty { scratch.seen.removeAll(keepingCapacity: true) }
    var beginnings = label.beginnings.all
    while beginnings != 0 {
      let begin = beginnings.trailingZeroBitCount
      beginnings &= beginnings - 1
      // Beside a short lure only long words count, with one letter wrong.
      let isStrong = label.beginnings.strong >> UInt64(begin) & 1 == 1
      if label.count - begin >= DeletionIndex.prefix {
        compare(
          from: begin, count: DeletionIndex.prefix, edits: isStrong ? 2 : 1, host, into: &matches,
          using: &scratch)
      }
      // Runs shorter than what is looked at have keys of their own.
      var ends = label.ends.all >> UInt64(begin) & (isStrong ? 0b1111_1100 : 0b1100_0000)
      while ends != 0 {
        let count = ends.trailingZeroBitCount
        ends &= ends - 1
        compare(
          from: begin, count: count, edits: isStrong && count > 5 ? 2 : 1, host, into: &matches,
          using: &scratch)
      }
    }
  }

  @inline(__always)
  private func compare(
    from begin: Int, count: Int, edits: Int, _ host: HostName, into matches: inout [WordMatch],
    using scratch: inout MatchScratch
  ) {
    deletions.addWords(
      near: scratch.packed(from: begin, count: count), count: count, edits: edits,
      to: &scratch.near)
    if !scratch.near.isEmpty { compareNear(from: begin, host, into: &matches, using: &scratch) }
  }

  @inline(never)
  private func compareNear(
    from begin: Int, _ host: HostName, into matches: inout [WordMatch],
    using scratch: inout MatchScratch
  ) {
    let label = scratch.label
    scratch.distance.read(
      scratch.shapes.span.extracting(label.begin..<label.begin + label.count))
    for pattern in scratch.near {
      compare(patterns[Int(pattern)], from: begin, host, into: &matches, using: &scratch)
    }
    scratch.near.removeAll(keepingCapacity: true)
  }

  /// Compares a word with every run of about its length.
  private func compare(
    _ pattern: MatchPattern, from begin: Int, _ host: HostName, into matches: inout [WordMatch],
    using scratch: inout MatchScratch
  ) {
    let label = scratch.label
    let middle = begin + Int(pattern.count)
    let shortest = max(begin + 1, middle - Int(pattern.edits))
    let first = Int(pattern.begin)
    let shapes = spellings.span.extracting(first..<first + Int(pattern.count))
    let plural = pattern.wordCount >= MatchRules.pluralLetters ? 1 : 0
    let longest = min(label.count, middle + Int(pattern.edits) + plural)
    for end in shortest..<max(shortest, longest + 1) where label.ends.all >> UInt64(end) & 1 == 1 {
      let edits = scratch.distance.edits(from: shapes, to: begin..<end)
      guard edits > 0, edits <= Int(pattern.edits) + plural else { continue }
      if scratch.seen.contains(where: { $0 == (pattern.word, begin, end) }) { continue }
      scratch.seen.append((pattern.word, begin, end))
      reportNear(Int(pattern.word), begin..<end, host, into: &matches, using: &scratch)
    }
  }

  /// Reports a word that stands in a run with a letter or two wrong, if it does.
  func reportNear(
    _ word: Int, _ run: Range<Int>, _ host: HostName, into matches: inout [WordMatch],
    using scratch: inout MatchScratch
  ) {
    guard let target = targets[word] else { return }
    let letters = target.letters.count
    let (fit, isStrong) = scratch.label.fit(run)
    let breaks = scratch.label.breaks(within: run).nonzeroBitCount
    guard letters > 7 || breaks == 0 || breaks == target.hyphens.nonzeroBitCount,
      align(target, run, &scratch),
      MatchRules.acceptsEdits(
        scratch.alignment, letters: letters, isJoined: target.isJoined, fit: fit,
        isStrong: isStrong),
      !lures.contains(scratch.run(run, of: scratch.shapes))
    else { return }
    add(word, target, run, fit, host, to: &matches, scratch)
  }
}
