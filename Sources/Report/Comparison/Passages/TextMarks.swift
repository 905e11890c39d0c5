package import TocsinModel

/// What is marked in one of two texts, without overlaps when it is read.
package struct TextMarks: Sendable {
  /// Why a stretch is marked.
  package enum Mark: Hashable, Sendable {
    /// Only in the earlier text.
    case dropped
    /// Only in the copy.
    case added
    /// Says something else than its counterpart.
    case changed
    /// Other words than opposite, which say the same.
    case otherWords
  }

  /// A stretch of text, marked or plain.
  package struct Run: Hashable, Sendable {
    package let span: TextSpan
    package let mark: Mark?
  }

  /// Most telling first.
  private var marks: [(span: TextSpan, mark: Mark)] = []

  /// More than a reader could follow.
  private static let most = 400

  /// - Parameter side: which of the two spans of an alteration lies in this text.
  package init(_ alterations: [Alteration], in side: KeyPath<Alteration, TextSpan?>) {
    let telling = alterations.filter(\.kind.isTelling)
    let others = alterations.filter { !$0.kind.isTelling }
    for alteration in (telling + others).prefix(Self.most) {
      guard let span = alteration[keyPath: side], !span.isEmpty else { continue }
      let mark: Mark =
        switch alteration.verb {
        case "added": .added
        case "dropped": .dropped
        default: .changed
        }
      marks.append((span, mark))
    }
  }

  /// Whether nothing is marked.
  package var isEmpty: Bool { marks.isEmpty }

  /// The span in runs, in order and without gaps; where marks overlap, the more telling one counts.
  ///
  /// Quadratic in the marks inside the span.
  ///
  /// - Parameter words: stretches that are in other words, marked where nothing else is.
  package func runs(in span: TextSpan, otherWords words: [TextSpan] = []) -> [Run] {
    let inside = (marks + words.map { ($0, .otherWords) }).filter { $0.span.overlaps(span) }
    guard !inside.isEmpty else { return [Run(span: span, mark: nil)] }
    let ends = inside.flatMap { [$0.span.start, $0.span.end] }.filter {
      span.start < $0 && $0 < span.end
    }
    var runs: [Run] = []
    var start = span.start
    for end in Set(ends).sorted() + [span.end] {
      let part = TextSpan(start, end)
      let mark = inside.first { $0.span.contains(part) }?.mark
      if let last = runs.last, last.mark == mark {
        runs[runs.count - 1] = Run(span: TextSpan(last.span.start, end), mark: mark)
      } else {
        runs.append(Run(span: part, mark: mark))
      }
      start = end
    }
    return runs
  }
}
