/// The documents that were appended last, until they are made a segment. Numbers count from the first of them.
struct Tail {
  /// Documents at which it is made a segment: its chains are walked, and a segment of so many is made in a millisecond.
  static let capacity = 4096
  /// And fingerprints, so that long texts do not make it large.
  static let hashCapacity = 1 << 18

  private(set) var first: UInt32 = 0
  private(set) var wholes: [UInt64] = []
  private(set) var lengths: [UInt32] = []
  private(set) var sources: [UInt32] = []
  private(set) var flags: [TextFlags] = []
  private(set) var hashStarts: [UInt32] = [0]
  private(set) var hashes: [UInt32] = []
  private(set) var texts = Chains()
  private(set) var published = Chains()
  private(set) var postings = Chains()
  /// How many texts of a source carry a fingerprint, and how many a source has.
  private var runs = NumberTable()
  private var textCounts = NumberTable()

  init(first: UInt32) { self.first = first }

  var count: Int { wholes.count }
  var isFull: Bool { count >= Self.capacity || hashes.count >= Self.hashCapacity }

  mutating func append(
    _ entry: TextEntry, _ new: UnsafeBufferPointer<UInt32>, _ flags: TextFlags
  ) {
    let number = UInt32(count)
    wholes.append(entry.whole)
    lengths.append(entry.length)
    sources.append(entry.source)
    self.flags.append(flags)
    hashes.append(contentsOf: new)
    hashStarts.append(UInt32(hashes.count))
    texts.append(number, to: KeyTable.textHash(whole: entry.whole, length: entry.length))
    published.append(
      number,
      to: KeyTable.publishedHash(
        whole: entry.whole, length: entry.length, source: entry.source))
    if flags.contains(.first) {
      for hash in new { postings.append(number, to: UInt64(hash)) }
    }
    if flags.contains(.counted) {
      textCounts.increment(UInt64(entry.source))
      for hash in new { runs.increment(UInt64(entry.source) << 32 | UInt64(hash)) }
    }
  }

  func entry(_ local: Int) -> TextEntry {
    TextEntry(whole: wholes[local], length: lengths[local], source: sources[local])
  }

  func hashRange(of local: Int) -> Range<Int> {
    Int(hashStarts[local])..<Int(hashStarts[local + 1])
  }

  func runCount(of hash: UInt32, in source: UInt32) -> Int {
    Int(runs[UInt64(source) << 32 | UInt64(hash)])
  }

  func textCount(in source: UInt32) -> Int { Int(textCounts[UInt64(source)]) }

  /// Every fingerprint of a source with how many of its texts carry it.
  func forEachRun(in source: UInt32, _ body: (UInt32, Int) -> Void) {
    guard textCount(in: source) > 0 else { return }
    runs.forEach { key, count in
      if UInt32(key >> 32) == source { body(UInt32(truncatingIfNeeded: key), Int(count)) }
    }
  }

  /// Forgets all, keeps the memory, and goes on with the next number.
  mutating func clear() {
    first += UInt32(count)
    wholes.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    flags.removeAll(keepingCapacity: true)
    hashStarts.removeAll(keepingCapacity: true)
    hashStarts.append(0)
    hashes.removeAll(keepingCapacity: true)
    texts.removeAll()
    published.removeAll()
    postings.removeAll()
    runs.removeAll()
    textCounts.removeAll()
  }
}
