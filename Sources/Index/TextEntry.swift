/// What an index keeps of a text besides its fingerprints.
package struct TextEntry: Hashable, Sendable {
  /// Equal for texts that are the same after folding.
  package var whole: UInt64
  /// Folded letters and digits.
  package var length: UInt32
  /// The number of its source.
  package var source: UInt32

  package init(whole: UInt64, length: UInt32, source: UInt32) {
    self.whole = whole
    self.length = length
    self.source = source
  }
}
