internal import Algorithms

/// Finds the stored texts that one new text may repeat, in microseconds: every fingerprint of every text stays in
/// order, and what is added since is kept beside it until it is worth merging.
///
/// ``CopyIndex`` alone serves whole sets: it forgets the fingerprints that only one of its texts has. Memory: 8 bytes a
/// fingerprint on top of the index.
package struct CopyLookup: Sendable {
  package private(set) var index: CopyIndex
  /// Fingerprint, its bytes reversed, and document; ascending. Sampled fingerprints are small numbers, and
  /// only their lowest bits are spread evenly.
  private var entries: [UInt64] = []
  /// Where the fingerprints with equal first bits begin.
  private var starts: [UInt32] = []
  private var shift: UInt64 = 63
  /// The documents of the fingerprints that were added since.
  private var added: [UInt32: [UInt32]] = [:]
  private var addedCount = 0

  /// - Parameter index: sealed.
  /// - Complexity: linear in its fingerprints.
  package init(_ index: CopyIndex) {
    self.index = index
    entries.reserveCapacity(index.hashes.count)
    for document in 0..<index.count where index.isRepresentative(document) {
      for hash in index.fingerprints(of: document) {
        entries.append(UInt64(hash.byteSwapped) << 32 | UInt64(document))
      }
    }
    sortByUpperHalf(&entries)
    findStarts()
  }

  /// Adds a document behind all others. Amortised linear in its fingerprints.
  ///
  /// - Returns: its number.
  @discardableResult
  package mutating func append(_ fingerprint: CopyFingerprint, source: UInt32) -> UInt32 {
    let number = index.appendSealed(fingerprint, source: source)
    guard index.isRepresentative(Int(number)) else { return number }
    for hash in fingerprint.hashes { added[hash, default: []].append(number) }
    addedCount += fingerprint.hashes.count
    if addedCount > max(1 << 16, entries.count / 8) { merge() }
    return number
  }

  /// The stored texts that share enough fingerprints with a new one to be worth aligning, those that share most
  /// first; at most `candidatesPerDocument`, in a crowd `candidatesInCrowd`.
  ///
  /// Of a fingerprint that more texts carry than the cap, only the first and the latest are counted.
  package func candidates(of fingerprint: CopyFingerprint) -> [UInt32] {
    let thresholds = index.thresholds
    guard fingerprint.length >= thresholds.minimumLength else { return [] }
    var tally = NumberTally()
    var common = 0
    for hash in fingerprint.hashes {
      let stored = range(of: hash)
      let new = added[hash] ?? []
      if stored.count + new.count > thresholds.documentFrequencyCap {
        common += 1
        for place in stored.prefix(Postings.first) { tally.add(document(at: place)) }
        for place in stored.dropFirst(Postings.first).suffix(max(0, Postings.nearest - new.count)) {
          tally.add(document(at: place))
        }
        for number in new.suffix(Postings.nearest) { tally.add(number) }
      } else {
        for place in stored { tally.add(document(at: place)) }
        for number in new { tally.add(number) }
      }
    }
    let isInCrowd = common > 0 && 2 * common >= fingerprint.hashes.count
    return Candidates.best(
      &tally, own: fingerprint.hashes.count, in: index,
      most: isInCrowd ? thresholds.candidatesInCrowd : thresholds.candidatesPerDocument)
  }

  private func document(at place: Int) -> UInt32 { UInt32(truncatingIfNeeded: entries[place]) }

  /// Where the documents of a fingerprint are. Constant time unless many fingerprints share their first bits.
  private func range(of hash: UInt32) -> Range<Int> {
    let wanted = UInt64(hash.byteSwapped)
    let bucket = Int(truncatingIfNeeded: (wanted << 32) >> shift)
    let entries = entries[Int(starts[bucket])..<Int(starts[bucket + 1])]
    let start = entries.partitioningIndex { $0 >> 32 >= wanted }
    return start..<entries[start...].partitioningIndex { $0 >> 32 > wanted }
  }

  /// About eight fingerprints to a bucket.
  private mutating func findStarts() {
    var bits: UInt64 = 4
    while bits < 24, entries.count >> bits > 8 { bits += 1 }
    shift = 64 - bits
    starts = [UInt32](repeating: 0, count: 1 << bits + 1)
    for entry in entries { starts[Int(truncatingIfNeeded: entry >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
  }

  private mutating func merge() {
    for (hash, numbers) in added {
      entries += numbers.map { UInt64(hash.byteSwapped) << 32 | UInt64($0) }
    }
    added = [:]
    addedCount = 0
    // Documents of one fingerprint were added in order, behind those that were there.
    sortByUpperHalf(&entries)
    findStarts()
  }
}
