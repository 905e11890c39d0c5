/// A half-open range of UTF-8 offsets in a document's text.
package struct TextSpan: Hashable, Comparable, Sendable, Codable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package var length: Int { end - start }
  package var isEmpty: Bool { end <= start }

  package func overlaps(_ other: TextSpan) -> Bool {
    start < other.end && other.start < end
  }

  package func contains(_ other: TextSpan) -> Bool {
    start <= other.start && other.end <= end
  }

  package static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension String {
  /// The text under a span, its ends moved to scalar boundaries and into bounds. Linear in the span.
  package func slice(_ span: TextSpan) -> Substring {
    let count = utf8.count
    let start = min(max(0, span.start), count)
    let end = min(max(start, span.end), count)
    let lower = utf8.index(utf8.startIndex, offsetBy: start)
    let upper = utf8.index(lower, offsetBy: end - start)
    let scalars = unicodeScalars
    return self[
      scalars.index(lower, roundedDownIn: scalars)..<scalars.index(upper, roundedDownIn: scalars)]
  }
}

extension String.UnicodeScalarView {
  fileprivate func index(_ index: Index, roundedDownIn view: Self) -> Index {
    guard index < endIndex else { return endIndex }
    return Index(index, within: self) ?? self.index(before: self.index(after: index))
  }
}
