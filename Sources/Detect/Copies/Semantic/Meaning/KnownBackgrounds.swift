/// The backgrounds of a passage, as panels of some size gave them.
package struct KnownBackgrounds: Hashable, Sendable {
  /// Of how many passages the panels were made.
  package let size: Int
  /// One for each of ``BackgroundPanels/columns``.
  package let values: [Float]

  package init(size: Int, values: [Float]) {
    self.size = size
    self.values = values
  }
}

extension KnownBackgrounds {
  /// As it is kept in files, little-endian: the size and the values, 32 bits each.
  package var bytes: [UInt8] {
    let words = [UInt32(clamping: size)] + values.map(\.bitPattern)
    return words.littleEndianBytes
  }

  /// What ``bytes`` were; `nil` where they are those of no backgrounds.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count % 4 == 0, bytes.count >= 4 else { return nil }
    size = Int(bytes.word(0))
    values = (1..<bytes.count / 4).map { Float(bitPattern: bytes.word($0)) }
    guard values.allSatisfy({ !$0.isNaN }) else { return nil }
  }
}
