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
  /// The documents that count for each source. A table of their runs would cost as much as all else; a source has few
  /// documents among the last 4,096, or its runs cost some microseconds.
  private var bySource = Chains()

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
    if flags.contains(.counted) { bySource.append(number, to: UInt64(entry.source)) }
  }

  func entry(_ local: Int) -> TextEntry {
    TextEntry(whole: wholes[local], length: lengths[local], source: sources[local])
  }

  func hashRange(of local: Int) -> Range<Int> {
    Int(hashStarts[local])..<Int(hashStarts[local + 1])
  }

  /// How many texts of a source carry a fingerprint. Linear in the source's documents.
  func runCount(of hash: UInt32, in source: UInt32) -> Int {
    var count = 0
    hashes.withUnsafeBufferPointer { hashes in
      bySource.forEach(of: UInt64(source)) { local in
        let own = UnsafeBufferPointer(rebasing: hashes[hashRange(of: Int(local))])
        let place = Segment.partition(own, at: hash)
        if place < own.count, own[place] == hash { count += 1 }
        return true
      }
    }
    return count
  }

  func textCount(in source: UInt32) -> Int { bySource.count(of: UInt64(source)) }

  /// Every fingerprint of a source's texts, as often as they carry it.
  func forEachRun(in source: UInt32, _ body: (UInt32) -> Void) {
    bySource.forEach(of: UInt64(source)) { local in
      for hash in hashes[hashRange(of: Int(local))] { body(hash) }
      return true
    }
  }

  /// Forgets all and goes on with the next number. The memory is kept, but for what one long text had taken.
  mutating func clear() {
    let next = first + UInt32(count)
    guard hashes.count < 2 * Self.hashCapacity else {
      self = Tail(first: next)
      return
    }
    first = next
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
    bySource.removeAll()
  }
}
