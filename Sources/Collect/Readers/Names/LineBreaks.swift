/// Counts line breaks.
package enum LineBreaks {
  /// Eight bytes at a time, each counted where it is (H. S. Warren, Hacker’s Delight, section 6-1); the compiler
  /// does not do that to ``plainCount(in:)``.
  package static func count(in bytes: UnsafeRawBufferPointer) -> Int {
    let lineBreaks: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var total = 0
    var start = 0
    while start + 8 <= bytes.count {
      // A byte counts to 255 at most.
      let words = min((bytes.count - start) / 8, 255)
      var counts: UInt64 = 0
      for index in 0..<words {
        let word = bytes.loadUnaligned(fromByteOffset: start + 8 * index, as: UInt64.self)
        let other = word ^ lineBreaks
        counts &+= (~((other & low) &+ low | other | low)) >> 7
      }
      start += 8 * words
      let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ (counts >> 8 & 0x00FF_00FF_00FF_00FF)
      total += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    return total + plainCount(in: UnsafeRawBufferPointer(rebasing: bytes[start...]))
  }

  /// The same, byte for byte.
  package static func plainCount(in bytes: UnsafeRawBufferPointer) -> Int {
    var total = 0
    for byte in bytes where byte == 0x0A { total += 1 }
    return total
  }
}
