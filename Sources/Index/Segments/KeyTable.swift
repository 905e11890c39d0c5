internal import CHashing

/// Documents by 32-bit keys: entries of key and number, ascending, and where the keys with equal first bits begin.
///
/// About eight entries share a bucket, so a look-up costs two cache misses. The first bits of keys must be spread evenly.
struct KeyTable: @unchecked Sendable {
  // The memory is read-only while a segment holds it.
  let entries: UnsafeBufferPointer<UInt64>
  let starts: UnsafeBufferPointer<UInt32>
  private let shift: UInt32

  /// - Parameter starts: as many as ``startCount(of:)`` says.
  init(entries: UnsafeBufferPointer<UInt64>, starts: UnsafeBufferPointer<UInt32>) {
    self.entries = entries
    self.starts = starts
    shift = Self.shift(of: entries.count)
  }

  /// Sampled fingerprints are small numbers, and only their lowest bits are spread evenly.
  static func key(ofHash hash: UInt32) -> UInt32 { hash.byteSwapped }

  /// Stafford's variant 13 of the finaliser of MurmurHash3 (as in SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  static func textHash(whole: UInt64, length: UInt32) -> UInt64 {
    mixed(whole &+ UInt64(length) &* 0x9E37_79B9_7F4A_7C15)
  }

  static func publishedHash(whole: UInt64, length: UInt32, source: UInt32) -> UInt64 {
    mixed(textHash(whole: whole, length: length) ^ UInt64(source))
  }

  static func entry(key: UInt32, number: Int) -> UInt64 {
    UInt64(key) << 32 | UInt64(truncatingIfNeeded: number)
  }

  private static func bits(of count: Int) -> UInt32 {
    var bits: UInt32 = 1
    while bits < 26, count >> bits > 8 { bits += 1 }
    return bits
  }

  static func shift(of count: Int) -> UInt32 { 32 - bits(of: count) }

  static func startCount(of count: Int) -> Int { 1 << bits(of: count) + 1 }

  /// Asks for the memory that says where the entries of a key begin.
  @inline(__always)
  func fetchStart(of key: UInt32) {
    if let starts = starts.baseAddress { prefetch(starts + Int(key >> shift)) }
  }

  /// Asks for the entries of a key, whose beginning was asked for before.
  @inline(__always)
  func fetchEntries(of key: UInt32) {
    let start = Int(starts[Int(key >> shift)])
    guard start < entries.count, let entries = entries.baseAddress else { return }
    // Eight entries are a cache line, and seldom begin with one.
    prefetch(entries + start)
    prefetch(entries + start + 7)
  }

  /// Where the entries of a key are. Logarithmic in those that share its first bits.
  func range(of key: UInt32) -> Range<Int> {
    let bucket = Int(key >> shift)
    // What a damaged file says must not lead outside.
    let end = min(Int(starts[bucket + 1]), entries.count)
    let start = min(Int(starts[bucket]), end)
    guard end - start > Self.counted else { return count(start..<end, of: key) }
    let low = partition(start..<end, at: UInt64(key) << 32)
    guard low < end, entries[low] >> 32 == UInt64(key) else { return low..<low }
    if low + 1 == end || entries[low + 1] >> 32 != UInt64(key) { return low..<low + 1 }
    return low..<partition(low..<end, at: UInt64(key) << 32 | 0xFFFF_FFFF)
  }

  /// Entries of a bucket up to which all are looked at: without a branch that is mispredicted half of the time.
  private static let counted = 32

  @inline(__always)
  private func count(_ bucket: Range<Int>, of key: UInt32) -> Range<Int> {
    var (lower, equal) = (0, 0)
    for place in bucket {
      let other = UInt32(truncatingIfNeeded: entries[place] >> 32)
      lower &+= other < key ? 1 : 0
      equal &+= other == key ? 1 : 0
    }
    let low = bucket.lowerBound + lower
    // A damaged file may not be in order.
    return low..<min(low + equal, bucket.upperBound)
  }

  /// The part of a range of one key with numbers below another.
  func range(_ range: Range<Int>, of key: UInt32, below number: Int) -> Range<Int> {
    guard let last = range.last, number <= Self.number(entries[last]) else { return range }
    let wanted = Self.entry(key: key, number: max(0, number))
    return range.lowerBound..<partition(range, at: wanted)
  }

  static func number(_ entry: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: entry)) }

  private func partition(_ range: Range<Int>, at wanted: UInt64) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
