import Text

/// A stretch of words that is equal in two texts, or that was replaced (either side may be empty).
package struct WordEdit: Hashable, Sendable {
  /// Whether the words of both sides are the same.
  package let isEqual: Bool
  /// Words of the earlier text, by their index.
  package let a: Range<Int>
  /// Words of the copy.
  package let b: Range<Int>
}

extension WordEdit {
  /// More differences than a reader could follow; beyond, the middle is one replacement.
  private static let mostDifferences = 400

  /// Edits that turn `a[rangeA]` into `b[rangeB]`, in order, without gaps: the shortest way, by
  /// `sequenceDiff`.
  ///
  /// O((N+M)·D) time for D differences.
  static func edits(
    _ a: [Int32], _ rangeA: Range<Int>, _ b: [Int32], _ rangeB: Range<Int>
  ) -> [WordEdit] {
    let runs = sequenceDiff(Array(a[rangeA]), Array(b[rangeB]), limit: mostDifferences)
    return runs.map { run in
      switch run {
      case .same(let inA, let inB):
        WordEdit(
          isEqual: true, a: inA.shifted(by: rangeA.lowerBound),
          b: inB.shifted(by: rangeB.lowerBound))
      case .replaced(let inA, let inB):
        WordEdit(
          isEqual: false, a: inA.shifted(by: rangeA.lowerBound),
          b: inB.shifted(by: rangeB.lowerBound))
      }
    }
  }
}

extension Range<Int> {
  fileprivate func shifted(by offset: Int) -> Range<Int> {
    lowerBound + offset..<upperBound + offset
  }
}
