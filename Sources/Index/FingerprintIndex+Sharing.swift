/// The postings of a segment as plain numbers and pointers: threads that search at once would wait for each other at the
/// reference counts of segments.
struct SegmentPostings {
  let first: UInt32
  let end: UInt32
  let table: KeyTable

  init(_ segment: Segment) {
    first = segment.first
    end = segment.end
    table = segment.postings
  }

  /// Where the postings of a key with numbers below another are. Logarithmic.
  @inline(__always)
  func range(of key: UInt32, below: UInt32) -> Range<Int> {
    let all = table.range(of: key)
    if below >= end || all.isEmpty { return all }
    return table.range(all, of: key, below: Int(below - first))
  }

  /// The numbers of a range of postings.
  @inline(__always)
  func forEach(_ range: Range<Int>, _ body: (UInt32) -> Void) {
    for place in range {
      let local = UInt32(truncatingIfNeeded: table.entries[place])
      // What a damaged file says must not lead outside.
      if local < end - first { body(first + local) }
    }
  }
}

extension FingerprintIndex {
  /// Gives the texts with numbers below another that carry some fingerprints, once for each that they carry: all that carry
  /// it, ascending, or of a crowd the first and the nearest (``firstAndNearest(of:below:first:nearest:_:)``).
  ///
  /// Linear in what it gives; what the look-ups wait for is asked for ahead.
  ///
  /// - Parameters:
  ///   - cap: the texts with one fingerprint above which they are a crowd.
  ///   - crowd: how many of a crowd are given.
  /// - Returns: how many of the fingerprints are those of crowds.
  package func forEachSharing(
    _ hashes: [UInt32], below: UInt32, cap: Int, crowd: (first: Int, nearest: Int),
    _ body: (_ hash: UInt32, _ number: UInt32) -> Void
  ) -> Int {
    let isPlain = overlay.isEmpty && below <= tail.first
    guard isPlain else { return forEachSharing(hashes, below, cap, crowd, body) }
    return postings.withUnsafeBufferPointer { segments in
      let earlier = segments.prefix { $0.first < below }
      for segment in earlier {
        for hash in hashes { segment.table.fetchStart(of: KeyTable.key(ofHash: hash)) }
        for hash in hashes { segment.table.fetchEntries(of: KeyTable.key(ofHash: hash)) }
      }
      return withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: earlier.count) { ranges in
        var crowds = 0
        for hash in hashes {
          var count = 0
          for (place, segment) in earlier.enumerated() {
            let range = segment.range(of: KeyTable.key(ofHash: hash), below: below)
            ranges.initializeElement(at: place, to: range)
            count += range.count
          }
          if count > cap {
            crowds += 1
            firstAndNearest(of: hash, below: below, first: crowd.first, nearest: crowd.nearest) {
              body(hash, $0)
            }
          } else if count > 0 {
            for (segment, range) in zip(earlier, ranges) {
              segment.forEach(range) { body(hash, $0) }
            }
          }
        }
        return crowds
      }
    }
  }

  /// With what the tail and the overlay say.
  private func forEachSharing(
    _ hashes: [UInt32], _ below: UInt32, _ cap: Int, _ crowd: (first: Int, nearest: Int),
    _ body: (_ hash: UInt32, _ number: UInt32) -> Void
  ) -> Int {
    fetch(hashes, below: below)
    var crowds = 0
    for hash in hashes {
      if postingCount(of: hash, below: below) > cap {
        crowds += 1
        firstAndNearest(of: hash, below: below, first: crowd.first, nearest: crowd.nearest) {
          body(hash, $0)
        }
      } else {
        forEachPosting(of: hash, below: below) { body(hash, $0) }
      }
    }
    return crowds
  }
}
