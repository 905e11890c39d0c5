/// Which texts share which fingerprints: documents numbered from 0 in the order of appending, each with the hash of its
/// whole text, its length, its source and its sampled fingerprints.
///
/// New documents are in a small tail in memory; full tails become immutable segments, which ``checkpoint(atLeast:)``
/// writes into files that are mapped when they are opened again, and ``merge(while:)`` joins. Retired documents keep their
/// numbers and are found no more.
///
/// `@unchecked Sendable`: what only reads may run on several threads at once; what writes (append, retire, promote,
/// checkpoint, merge) is the caller's to keep apart from everything else.
package final class FingerprintIndex: @unchecked Sendable {
  /// Ascending, without gaps: those of files, then those in memory.
  var segments: [Segment] = [] {
    didSet { postings = segments.map { SegmentPostings($0) } }
  }
  /// Those of the segments, which hold their memory.
  private(set) var postings: [SegmentPostings] = []
  var tail = Tail(first: 0)
  var overlay = Overlay()
  /// A bit a document.
  private var retired: [UInt64] = []
  let folder: String?
  let mark: UInt64
  var nextGeneration: UInt64 = 1
  /// What ``merge(while:)`` has begun.
  var merging: SegmentMerge?

  /// An index in memory only.
  package init() {
    folder = nil
    mark = 0
  }

  /// Opens what a folder holds, and makes the folder where there is none. Constant time a segment: files are mapped, and
  /// only their headers are read.
  ///
  /// It may hold fewer documents than `count`: the caller appends the others. The caller also retires again what was
  /// retired, and promotes what follows; until then nothing that it says counts.
  ///
  /// - Parameters:
  ///   - count: how many documents there are.
  ///   - mark: tells whose documents they are; any number that changes with them.
  /// - Throws: ``IndexError/rebuild(reason:)`` when the caller is to call ``reset(folder:)`` and append everything again.
  package init(folder: String, expecting count: Int, mark: UInt64) throws(IndexError) {
    self.folder = folder
    self.mark = mark
    try open(folder, expecting: count)
  }

  /// How many documents were appended.
  package var count: Int { Int(tail.first) + tail.count }

  /// Appends the next document. Constant time a fingerprint, and now and then the making of a small segment.
  ///
  /// - Parameters:
  ///   - hashes: distinct, ascending.
  ///   - isFirst: whether it is the first live document of its text, so that its fingerprints are among the postings.
  ///   - isNewInSource: whether no other live document of its source has its text, so that it counts for its source.
  /// - Returns: its number.
  @discardableResult
  package func append(
    whole: UInt64, length: UInt32, source: UInt32, hashes: UnsafeBufferPointer<UInt32>,
    isFirst: Bool, isNewInSource: Bool
  ) -> UInt32 {
    let number = UInt32(count)
    var flags = TextFlags()
    if isFirst { flags.insert(.first) }
    if isNewInSource { flags.insert(.counted) }
    tail.append(TextEntry(whole: whole, length: length, source: source), hashes, flags)
    if tail.isFull { seal() }
    return number
  }

  @discardableResult
  package func append(
    whole: UInt64, length: UInt32, source: UInt32, hashes: [UInt32], isFirst: Bool,
    isNewInSource: Bool
  ) -> UInt32 {
    hashes.withUnsafeBufferPointer { hashes in
      append(
        whole: whole, length: length, source: source, hashes: hashes, isFirst: isFirst,
        isNewInSource: isNewInSource)
    }
  }

  /// What is known of a document below ``count``, retired or not. Logarithmic in the segments.
  package func entry(_ number: UInt32) -> TextEntry {
    guard number < tail.first else { return tail.entry(Int(number - tail.first)) }
    let segment = segment(of: number)
    return segment.entry(Int(number - segment.first))
  }

  /// Lends the fingerprints of a document below ``count``, ascending. Logarithmic in the segments.
  package func withHashes<Result>(
    of number: UInt32, _ body: (UnsafeBufferPointer<UInt32>) throws -> Result
  ) rethrows -> Result {
    if number < tail.first {
      let segment = segment(of: number)
      // The body must not outlive the memory, whatever it does with the index.
      return try withExtendedLifetime(segment) {
        try body(segment.hashes(of: Int(number - segment.first)))
      }
    }
    let range = tail.hashRange(of: Int(number - tail.first))
    return try tail.hashes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// Whether a document was not retired. Constant time.
  package func isLive(_ number: UInt32) -> Bool { !isRetired(number) }

  func isRetired(_ number: UInt32) -> Bool {
    let word = Int(number >> 6)
    return word < retired.count && retired[word] >> UInt64(number & 63) & 1 == 1
  }

  func setRetired(_ number: UInt32) {
    let word = Int(number >> 6)
    if word >= retired.count {
      retired.append(contentsOf: repeatElement(0, count: word + 1 - retired.count))
    }
    retired[word] |= 1 << UInt64(number & 63)
  }

  func segment(of number: UInt32) -> Segment {
    var (low, high) = (0, segments.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].first <= number { low = middle } else { high = middle - 1 }
    }
    return segments[low]
  }

  /// What the document's segment, or the tail, says of it.
  func storedFlags(of number: UInt32) -> TextFlags {
    guard number < tail.first else { return tail.flags[Int(number - tail.first)] }
    let segment = segment(of: number)
    return segment.flags(of: Int(number - segment.first))
  }
}
