package import Store
import Text

extension Store {
  /// Tells whose documents an index of letters beside the database is of, and how they were folded: one that was made with
  /// another folding is made again.
  package func lettersMark() throws(StoreError) -> UInt64 {
    try indexMark() ^ FoldedText.version
  }

  /// The same for who reads only; `nil` while there was none.
  package func knownLettersMark() throws(StoreError) -> UInt64? {
    try knownIndexMark().map { $0 ^ FoldedText.version }
  }
}
