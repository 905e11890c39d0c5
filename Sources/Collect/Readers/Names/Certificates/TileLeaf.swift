/// One entry of a data tile (C2SP static-ct-api, “Log Entries”): a ``TimestampedEntry``, for a pre-certificate
/// the pre-certificate itself, then the fingerprints of the chain.
struct TileLeaf {
  var entry: TimestampedEntry
  var length: Int

  enum Outcome {
    case leaf(TileLeaf)
    case needsMore
    case bad
  }

  /// Reads the leaf at the beginning of the bytes. Constant.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    let entry: TimestampedEntry
    switch TimestampedEntry.read(bytes) {
    case .entry(let read): entry = read
    case .needsMore: return .needsMore
    case .bad: return .bad
    }
    var at = entry.length
    if entry.isPrecertificate {
      guard bytes.count >= at + 3 else { return .needsMore }
      at += 3 + Int(TimestampedEntry.number(bytes, at, 3))
    }
    guard bytes.count >= at + 2 else { return .needsMore }
    let chain = Int(TimestampedEntry.number(bytes, at, 2))
    guard chain % 32 == 0 else { return .bad }
    at += 2 + chain
    guard bytes.count >= at else { return .needsMore }
    return .leaf(TileLeaf(entry: entry, length: at))
  }

  /// Whether no leaf can begin here.
  static func isLost(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if case .bad = read(bytes) { return true }
    return false
  }

  /// Whether a file that begins so may be a tile: its first entry is of these times, and has a certificate.
  static func begins(_ head: [UInt8]) -> Bool {
    head.withUnsafeBufferPointer { head in
      guard head.count >= 14, case let result = read(head) else { return false }
      if case .bad = result { return false }
      let time = TimestampedEntry.number(head, 0, 8)
      let start = TimestampedEntry.number(head, 8, 2) == 1 ? 45 : 13
      // From 2010, before there were logs, to 2100.
      return (1_262_304_000_000..<4_102_444_800_000).contains(time) && head.count > start
        && TimestampedEntry.number(head, 8, 2) <= 1 && head[start] == 0x30
    }
  }
}

extension NameCutter {
  static func lastLeafEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = 0
    while end < bytes.count,
      case .leaf(let leaf) = TileLeaf.read(UnsafeBufferPointer(rebasing: bytes[end...]))
    {
      end += leaf.length
    }
    return end
  }
}
