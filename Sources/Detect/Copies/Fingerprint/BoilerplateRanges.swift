internal import Text
internal import TocsinModel

/// Where a text consists of what its source repeats on its own texts.
struct BoilerplateRanges {
  /// Ranges of folded scalars, ascending, disjoint.
  private(set) var ranges: [Range<Int>] = []
  /// The same as UTF-8 offsets of the text.
  private(set) var spans: [TextSpan] = []

  /// - Parameter boilerplate: the fingerprints that the source repeats.
  /// - Complexity: linear in the text.
  init(of folded: FoldedText, _ boilerplate: Set<UInt32>) {
    guard !boilerplate.isEmpty else { return }
    let winnowing = CopyFingerprint.winnowing
    var found: [Range<Int>] = []
    folded.scalars.withUnsafeBufferPointer { scalars in
      winnowing.sample(scalars) { position, hash in
        guard boilerplate.contains(hash) else { return }
        let end = min(position + winnowing.k, scalars.count)
        if let last = found.last, position <= last.upperBound {
          found[found.count - 1] = last.lowerBound..<max(last.upperBound, end)
        } else {
          found.append(position..<end)
        }
      }
    }
    ranges = found
    spans = found.map { range in
      let (start, end) = folded.span(range)
      return TextSpan(start, end)
    }
  }

  /// Whether most of a sentence is boilerplate; samples at its ends may be its neighbours'.
  func mostlyCover(_ span: TextSpan) -> Bool {
    let covered = spans.reduce(0) { total, part in
      guard part.overlaps(span) else { return total }
      return total + min(part.end, span.end) - max(part.start, span.start)
    }
    return 5 * covered >= 3 * span.length
  }
}
