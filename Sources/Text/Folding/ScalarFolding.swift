internal import CICU

/// How each Unicode scalar is folded for comparison, as a table for the basic plane.
///
/// Folding is NFKC_Casefold (Unicode, UAX #44), accents removed, letters that look like an ASCII
/// letter replaced by it (the skeleton of UTS #39), and everything but letters and digits dropped:
/// spaces, punctuation, quotation marks, dashes, emoji, invisible characters. It is made for
/// finding equal texts; what differs underneath is found by comparing the originals.
package struct ScalarFolding: Sendable {
  /// One entry a scalar of the basic plane: 0 dropped, the folded scalar, or `sequence | index`.
  private let table: [UInt32]
  /// Scalars that fold to several, such as ligatures: a count, then the folded scalars.
  private let sequences: [UInt32]

  private static let sequence: UInt32 = 0x8000_0000

  /// Built once from ICU's data, in a few milliseconds.
  package static let shared = ScalarFolding()

  private init() {
    var table = [UInt32](repeating: 0, count: 0x10000)
    var sequences: [UInt32] = []
    guard tocsin_text_open() == 0 else {
      // Without ICU's data, ASCII still folds.
      for byte in UInt32(0x30)...0x39 { table[Int(byte)] = byte }
      for byte in UInt32(0x61)...0x7A {
        table[Int(byte)] = byte
        table[Int(byte - 0x20)] = byte
      }
      self.table = table
      self.sequences = []
      return
    }
    var folded = [UInt32](repeating: 0, count: Int(TOCSIN_FOLD_MAXIMUM))
    for scalar in UInt32(0)..<0x10000 {
      if Self.foldsToItself(scalar) {
        table[Int(scalar)] = scalar
        continue
      }
      let count = Int(tocsin_text_fold(scalar, &folded))
      if count == 1 {
        table[Int(scalar)] = folded[0]
      } else if count > 1 {
        table[Int(scalar)] = Self.sequence | UInt32(sequences.count)
        sequences.append(UInt32(count))
        sequences.append(contentsOf: folded[0..<count])
      }
    }
    self.table = table
    self.sequences = sequences
  }

  /// Unified ideographs and Hangul syllables: 40,000 scalars not worth asking about.
  private static func foldsToItself(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
  }

  /// Calls `body` for each folded scalar. Constant time; a table look-up in the basic plane.
  @inline(__always)
  package func fold(_ scalar: UInt32, _ body: (UInt32) -> Void) {
    guard scalar < 0x10000 else { return foldSupplementary(scalar, body) }
    let entry = table[Int(scalar)]
    if entry == 0 { return }
    if entry & Self.sequence == 0 { return body(entry) }
    foldSequence(Int(entry & ~Self.sequence), body)
  }

  /// What an ASCII character folds to, which is one scalar; 0 when it is dropped.
  @inline(__always)
  package func folded(ascii byte: UInt8) -> UInt32 { table[Int(byte)] }

  /// Whether a scalar survives folding, that is, whether it is a letter or a digit.
  package func keeps(_ scalar: UInt32) -> Bool {
    if scalar < 0x10000 { return table[Int(scalar)] != 0 }
    var any = false
    foldSupplementary(scalar) { _ in any = true }
    return any
  }

  @inline(never)
  private func foldSequence(_ index: Int, _ body: (UInt32) -> Void) {
    let count = Int(sequences[index])
    for scalar in sequences[(index + 1)...(index + count)] { body(scalar) }
  }

  @inline(never)
  private func foldSupplementary(_ scalar: UInt32, _ body: (UInt32) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(TOCSIN_FOLD_MAXIMUM)) { folded in
      guard let start = folded.baseAddress else { return }
      let count = Int(tocsin_text_fold(scalar, start))
      for index in 0..<count { body(folded[index]) }
    }
  }
}
