/// What the index keeps of a text: a hash of the whole folded text and the sampled hashes of its runs.
package struct CopyFingerprint: Hashable, Sendable {
  /// Equal for texts that are the same after folding.
  package var whole: UInt64
  /// How many folded letters and digits the text has.
  package var length: UInt32
  /// Distinct, ascending.
  package var hashes: [UInt32]

  package init(whole: UInt64, length: UInt32, hashes: [UInt32]) {
    self.whole = whole
    self.length = length
    self.hashes = hashes
  }

  /// Fingerprints a text. Linear in its length.
  package init(of text: String) {
    self.init(whole: 0, length: 0, hashes: [])
  }

  /// The bytes that ``init(encoded:)`` reads: little-endian, 12 bytes and 4 a hash.
  package func encoded() -> [UInt8] { [] }

  /// `nil` when the bytes are not those of ``encoded()``.
  package init?(encoded: UnsafeRawBufferPointer) { return nil }
}
