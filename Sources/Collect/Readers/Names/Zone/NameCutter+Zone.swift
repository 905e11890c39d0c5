import Glibc

extension NameCutter {
  /// Where the last owner’s records begin that follow another owner’s: so that the records of one owner are
  /// handed over together. Where one owner has more than ``NameBlock/longestLine`` bytes of them, the end of
  /// the last record.
  static func lastOwnerStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var start = 0
    var cut = 0
    var owner: UnsafeBufferPointer<UInt8>?
    // Without parentheses every line is a record, and the last ones tell.
    if memchr(base, Int32(UInt8(ascii: "(")), bytes.count) == nil {
      start = max(0, bytes.count - NameBlock.longestLine)
      if start > 0 {
        let line = bytes[..<start].lastIndex(of: 0x0A)
        start = line.map { $0 + 1 } ?? 0
      }
    }
    // Whether what comes next belongs to nobody before it.
    var isFresh = false
    while let entry = RecordExtent.entry(in: bytes, from: start, isWhole: false) {
      defer { start = entry.end }
      guard base[start] > 0x20, base[start] != UInt8(ascii: ";"), entry.kind != .tooLong else {
        continue
      }
      if base[start] == UInt8(ascii: "$") {
        cut = start
        isFresh = true
        continue
      }
      var tokens = ZoneTokens(base, start..<entry.end, isGrouped: entry.kind == .joined)
      guard let next = tokens.next() else { continue }
      if let last = owner, !isFresh, last.isSame(as: next) { continue }
      if owner != nil || isFresh { cut = start }
      owner = next
      isFresh = false
    }
    return cut > 0 || bytes.count <= NameBlock.longestLine ? cut : start
  }
}
