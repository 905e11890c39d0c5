extension FingerprintIndex {
  /// How many different texts of a source carry a fingerprint. Logarithmic, and linear in the source's documents in the
  /// tail.
  package func runCount(of hash: UInt32, in source: UInt32) -> Int {
    var count = tail.runCount(of: hash, in: source)
    for segment in segments { count += segment.runCount(of: hash, in: source) }
    return count + overlay.runs[UInt64(source) << 32 | UInt64(hash), default: 0]
  }

  /// How many different texts a source has. Logarithmic.
  package func textCount(in source: UInt32) -> Int {
    var count = tail.textCount(in: source)
    for segment in segments {
      if let place = segment.place(ofSource: source) { count += Int(segment.runTexts[place]) }
    }
    return count + overlay.texts[source, default: 0]
  }

  /// The fingerprints of a source with how many of its different texts carry each, ascending. Linear in those of the
  /// source, and in the tail.
  package func forEachRun(in source: UInt32, _ body: (_ hash: UInt32, _ count: Int) -> Void) {
    var counts: [UInt32: Int] = [:]
    for segment in segments {
      guard let place = segment.place(ofSource: source) else { continue }
      for hash in segment.runs(at: place) { counts[hash, default: 0] += 1 }
    }
    tail.forEachRun(in: source) { counts[$0, default: 0] += 1 }
    for (key, change) in overlay.runs where UInt32(key >> 32) == source {
      counts[UInt32(truncatingIfNeeded: key), default: 0] += change
    }
    for (hash, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
      body(hash, count)
    }
  }
}
