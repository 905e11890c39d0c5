/// The fingerprints of numbered documents, in flat arrays. A document's number is the order in which
/// it was appended; numbers never change, so an index can be rebuilt from a store in that order.
package struct CopyIndex: Sendable {
  package init() {}

  /// How many documents were appended.
  package var count: Int { 0 }

  package mutating func reserve(documents: Int, hashes: Int) {}

  /// Appends the next document. `source` numbers its source; documents of one source share it.
  package mutating func append(_ fingerprint: CopyFingerprint, source: UInt32) {}

  /// Appends the next document from ``CopyFingerprint/encoded()``. Returns false, and appends an
  /// empty fingerprint in its place, when the bytes are not valid.
  package mutating func append(encoded: UnsafeRawBufferPointer, source: UInt32) -> Bool { true }

  /// Sorts the postings. Call it once, after the last append and before searching.
  package mutating func seal() {}
}
