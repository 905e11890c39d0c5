package import TocsinModel

/// Which words of two passages in one language are not the same.
package struct OtherWords: Hashable, Sendable {
  /// In the offsets of the passages' texts.
  package private(set) var a: [TextSpan] = []
  package private(set) var b: [TextSpan] = []

  /// With fewer equal words, nearly all would be marked, which helps nobody.
  private static let leastShared = 0.35

  /// Empty where too few words are the same. O((N+M)·D) with a limit on D, for N and M words and D differing ones.
  package init(_ textA: String, _ spanA: TextSpan, _ textB: String, _ spanB: TextSpan) {
    let comparison = Comparison(
      String(textA.slice(spanA)), String(textB.slice(spanB)), spans: [])
    let (wordsA, wordsB) = (comparison.a, comparison.b)
    let same = comparison.edits.reduce(0) { sum, edit in
      edit.isEqual ? sum + edit.a.count { wordsA.isWord($0) } : sum
    }
    let all = (0..<wordsA.count).count { wordsA.isWord($0) }
    let allB = (0..<wordsB.count).count { wordsB.isWord($0) }
    guard all > 0, allB > 0, Double(same) / Double(min(all, allB)) >= Self.leastShared else {
      return
    }
    for edit in comparison.edits where !edit.isEqual {
      if let span = wordsA.span(edit.a) { a.append(span.shifted(by: spanA.start)) }
      if let span = wordsB.span(edit.b) { b.append(span.shifted(by: spanB.start)) }
    }
  }
}

extension Words {
  /// Where some words stand, without the white space behind them; `nil` for none.
  fileprivate func span(_ range: Range<Int>) -> TextSpan? {
    guard let last = range.last else { return nil }
    return TextSpan(starts[range.lowerBound], ends[last])
  }
}

extension TextSpan {
  fileprivate func shifted(by offset: Int) -> TextSpan { TextSpan(start + offset, end + offset) }
}
