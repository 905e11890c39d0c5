internal import Text
internal import TocsinModel

/// Where a text consists of what its source repeats on all its texts.
struct BoilerplateSpans {
  private(set) var spans: [TextSpan] = []

  /// Linear in the text.
  init(of text: String, _ boilerplate: Set<UInt32>) {
    guard !boilerplate.isEmpty else { return }
    let folded = FoldedText(text)
    let winnowing = CopyFingerprint.winnowing
    var found: [TextSpan] = []
    folded.scalars.withUnsafeBufferPointer { scalars in
      winnowing.sample(scalars) { position, hash in
        guard boilerplate.contains(hash) else { return }
        let (start, end) = folded.span(position..<min(position + winnowing.k, folded.count))
        if let last = found.last, start <= last.end {
          found[found.count - 1].end = max(last.end, end)
        } else {
          found.append(TextSpan(start, end))
        }
      }
    }
    spans = found
  }

  /// Most of a sentence, since samples at its ends may be its neighbours'. A short one is kept: rights
  /// lines and credits are short, and telling.
  func mostlyCover(_ span: TextSpan) -> Bool {
    guard span.length >= Self.shortest else { return false }
    let covered = spans.reduce(0) { total, part in
      guard part.overlaps(span) else { return total }
      return total + min(part.end, span.end) - max(part.start, span.start)
    }
    return 5 * covered >= 3 * span.length
  }

  private static let shortest = 48
}
