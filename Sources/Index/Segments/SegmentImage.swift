/// A segment that is being filled.
struct SegmentImage {
  let bytes: SegmentBytes
  let layout: SegmentLayout
  let counts: SegmentCounts
  let first: UInt32

  init(bytes: SegmentBytes, counts: SegmentCounts, first: UInt32) {
    self.bytes = bytes
    self.counts = counts
    self.first = first
    layout = SegmentLayout(counts)
  }

  func section<Element>(_ section: Section, of _: Element.Type = Element.self)
    -> UnsafeMutableBufferPointer<Element>
  {
    UnsafeMutableRawBufferPointer(rebasing: bytes.raw[layout[section]])
      .assumingMemoryBound(to: Element.self)
  }

  /// The segment in memory; nothing is written any more.
  func segment() -> Segment {
    Segment(
      first: first, count: counts.documents, generation: nil, checksum: 0, layout: layout,
      raw: UnsafeRawBufferPointer(bytes.raw), owner: bytes)
  }
}

/// Fills a ``KeyTable`` with ascending entries.
struct KeyTableFilling {
  private let entries: UnsafeMutableBufferPointer<UInt64>
  private let starts: UnsafeMutableBufferPointer<UInt32>
  private let shift: UInt32
  private(set) var count = 0
  private var bucket = 0

  init(_ image: SegmentImage, _ table: Section, _ starts: Section) {
    entries = image.section(table)
    self.starts = image.section(starts)
    shift = KeyTable.shift(of: entries.count)
    self.starts[0] = 0
  }

  var isFull: Bool { count == entries.count }

  /// What there is no room for is not taken.
  @inline(__always)
  mutating func append(_ entry: UInt64) -> Bool {
    guard count < entries.count else { return false }
    let own = Int(truncatingIfNeeded: entry >> 32) >> Int(shift)
    while bucket < own {
      bucket += 1
      starts[bucket] = UInt32(truncatingIfNeeded: count)
    }
    entries[count] = entry
    count += 1
    return true
  }

  mutating func finish() {
    while bucket + 1 < starts.count {
      bucket += 1
      starts[bucket] = UInt32(truncatingIfNeeded: count)
    }
  }
}
