internal import Text

/// What the index keeps of a text: a hash of the whole folded text and the sampled hashes of its runs.
package struct CopyFingerprint: Hashable, Sendable {
  /// Equal for texts that are the same after folding.
  package var whole: UInt64
  /// How many folded letters and digits the text has, as many as an alphabet would need (`LetterContent`).
  package var length: UInt32
  /// Distinct, ascending.
  package var hashes: [UInt32]

  package init(whole: UInt64, length: UInt32, hashes: [UInt32]) {
    self.whole = whole
    self.length = length
    self.hashes = hashes
  }

  /// Runs of 16 letters and digits (about three words), sampled so that every shared run of 25 leaves one.
  static let winnowing = Winnowing(k: 16, window: 10)

  /// Fingerprints a text. Linear in its length, plus the sorting of its samples.
  package init(of text: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    FoldedText.appendScalars(of: text, to: &scalars)
    var hashes: [UInt32] = []
    hashes.reserveCapacity(scalars.count / 4 + 1)
    let whole = scalars.withUnsafeBufferPointer { scalars in
      Self.winnowing.sample(scalars) { _, hash in hashes.append(hash) }
      return textHash(scalars)
    }
    hashes.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(hashes.count)
    for hash in hashes where hash != distinct.last { distinct.append(hash) }
    let quarters = scalars.reduce(0) { $0 + LetterContent.quarters(of: $1, isLetter: true) }
    self.init(
      whole: whole, length: UInt32(clamping: quarters / LetterContent.alphabetic), hashes: distinct)
  }
}
