extension FingerprintIndex {
  /// Asks for the memory that look-ups of fingerprints below a number will read, so that they wait for it once and not
  /// one after another. Changes nothing but speed.
  func fetch(_ hashes: [UInt32], below: UInt32) {
    for segment in segments where segment.first < below {
      for hash in hashes { segment.postings.fetchStart(of: KeyTable.key(ofHash: hash)) }
      for hash in hashes { segment.postings.fetchEntries(of: KeyTable.key(ofHash: hash)) }
    }
  }

  /// How many texts with numbers below another carry a fingerprint; identical texts count once. Logarithmic.
  package func postingCount(of hash: UInt32, below: UInt32) -> Int {
    var count = 0
    let key = KeyTable.key(ofHash: hash)
    for segment in segments where segment.first < below {
      count += range(of: key, below: below, in: segment).count
    }
    if tail.first < below {
      if below >= tail.first + UInt32(tail.count) {
        count += tail.postings.count(of: UInt64(hash))
      } else {
        tail.postings.forEach(of: UInt64(hash)) { local in
          guard tail.first + local < below else { return false }
          count += 1
          return true
        }
      }
    }
    return count - Overlay.count(overlay.lostPostings(of: hash), below: below)
      + Overlay.count(overlay.gainedPostings(of: hash), below: below)
  }

  /// The texts with numbers below another that carry a fingerprint, by the first live document of each, ascending.
  /// Linear in them.
  package func forEachPosting(of hash: UInt32, below: UInt32, _ body: (UInt32) -> Void) {
    forEachPosting(of: hash, below: below) { number in
      body(number)
      return true
    }
  }

  /// The first of these texts, then the last, none of them twice, ascending: what is looked at of a crowd. Linear in
  /// `first` + `nearest` and in the retired documents on the way, not in the crowd.
  ///
  /// - Parameters:
  ///   - first: at most so many of the first.
  ///   - nearest: at most so many of the last, which come before the first where there are too few for both.
  package func firstAndNearest(
    of hash: UInt32, below: UInt32, first: Int, nearest: Int, _ body: (UInt32) -> Void
  ) {
    let total = postingCount(of: hash, below: below)
    let last = min(total, max(0, nearest))
    var left = min(max(0, first), total - last)
    if left > 0 {
      forEachPosting(of: hash, below: below) { number in
        body(number)
        left -= 1
        return left > 0
      }
    }
    for number in lastPostings(last, of: hash, below: below).reversed() { body(number) }
  }

  private func forEachPosting(of hash: UInt32, below: UInt32, while body: (UInt32) -> Bool) {
    let gained = overlay.gainedPostings(of: hash)
    let mayBeLost = !overlay.lost.isEmpty
    var next = 0
    // Those of the overlay in between.
    func take(_ number: UInt32) -> Bool {
      while next < gained.count, gained[next] < number {
        next += 1
        guard body(gained[next - 1]) else { return false }
      }
      return mayBeLost && isRetired(number) ? true : body(number)
    }
    let key = KeyTable.key(ofHash: hash)
    for segment in segments where segment.first < below {
      for place in range(of: key, below: below, in: segment) {
        let number =
          segment.first
          &+ UInt32(
            truncatingIfNeeded: KeyTable.number(segment.postings.entries[place]))
        guard number < segment.end else { continue }
        guard take(number) else { return }
      }
    }
    var goesOn = true
    if tail.first < below {
      tail.postings.forEach(of: UInt64(hash)) { local in
        guard tail.first + local < below else { return false }
        goesOn = take(tail.first + local)
        return goesOn
      }
    }
    guard goesOn else { return }
    while next < gained.count, gained[next] < below {
      guard body(gained[next]) else { return }
      next += 1
    }
  }

  /// The last `most` texts below a number, descending.
  private func lastPostings(_ most: Int, of hash: UInt32, below: UInt32) -> [UInt32] {
    guard most > 0 else { return [] }
    var found: [UInt32] = []
    found.reserveCapacity(most)
    let gained = overlay.gainedPostings(of: hash)
    let mayBeLost = !overlay.lost.isEmpty
    var next = Overlay.count(gained, below: below)
    func take(_ number: UInt32) {
      while next > 0, gained[next - 1] > number, found.count < most {
        next -= 1
        found.append(gained[next])
      }
      if found.count < most, !(mayBeLost && isRetired(number)) { found.append(number) }
    }
    if tail.first < below {
      var locals: [UInt32] = []
      tail.postings.forEach(of: UInt64(hash)) { local in
        guard tail.first + local < below else { return false }
        locals.append(local)
        return true
      }
      for local in locals.reversed() where found.count < most { take(tail.first + local) }
    }
    let key = KeyTable.key(ofHash: hash)
    for segment in segments.reversed() where segment.first < below && found.count < most {
      for place in range(of: key, below: below, in: segment).reversed() {
        guard found.count < most else { break }
        let local = KeyTable.number(segment.postings.entries[place])
        if local < segment.count { take(segment.first + UInt32(local)) }
      }
    }
    while next > 0, found.count < most {
      next -= 1
      found.append(gained[next])
    }
    return found
  }

  private func range(of key: UInt32, below: UInt32, in segment: Segment) -> Range<Int> {
    let all = segment.postings.range(of: key)
    if below >= segment.end || all.isEmpty { return all }
    return segment.postings.range(all, of: key, below: Int(below - segment.first))
  }
}
