/// Replaces code points by others before a text is cut into pieces: compatibility characters by
/// what they stand for, other spaces by a space, control characters by nothing (as nmt_nfkc of
/// SentencePiece does, one code point at a time).
package struct CharacterMap: Sendable {
  private let sources: [UInt32]
  private let ends: [UInt32]
  private let targets: [UInt32]
  /// For code points below 128, which are most: 1 more than their place in `sources`, or 0.
  private let ascii: [UInt16]

  /// - Returns: `nil` when sources do not ascend, or a code point is beyond Unicode.
  package init?(_ replacements: [(source: UInt32, targets: [UInt32])]) {
    var sources: [UInt32] = []
    var ends: [UInt32] = []
    var targets: [UInt32] = []
    var ascii = [UInt16](repeating: 0, count: 128)
    for (source, replacement) in replacements {
      if let last = sources.last, last >= source { return nil }
      guard source <= 0x10FFFF, replacement.allSatisfy({ $0 <= 0x10FFFF }) else { return nil }
      sources.append(source)
      targets += replacement
      ends.append(UInt32(targets.count))
      if source < 128 { ascii[Int(source)] = UInt16(sources.count) }
    }
    self.sources = sources
    self.ends = ends
    self.targets = targets
    self.ascii = ascii
  }

  /// What stands for a code point; `nil` when it stands for itself. Logarithmic in the number of
  /// replacements.
  func replacement(of codePoint: UInt32) -> ArraySlice<UInt32>? {
    let place: Int
    if codePoint < 128 {
      guard ascii[Int(codePoint)] > 0 else { return nil }
      place = Int(ascii[Int(codePoint)]) - 1
    } else {
      var low = 0
      var high = sources.count
      while low < high {
        let middle = (low + high) / 2
        if sources[middle] < codePoint { low = middle + 1 } else { high = middle }
      }
      guard low < sources.count, sources[low] == codePoint else { return nil }
      place = low
    }
    return targets[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }
}
