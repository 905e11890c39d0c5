import Engine
import Exchange
import TocsinModel

/// Prints two texts as one, what was dropped in red and what was added in green, then the alterations.
/// Of a rewording or a translation, the passages that match, one below the other.
///
/// Without colour, `[-dropped-]` and `{+added+}` say the same, as `wdiff` has it.
struct ComparisonPrinter {
  let paint: Paint

  func write(_ comparison: CopyComparison, to sink: inout ByteSink) throws {
    try sink.append(head("−", comparison.earlier, paint.red))
    try sink.append(head("+", comparison.later, paint.green))
    try sink.append("\n")
    if isByMeaning(comparison) {
      try passages(comparison, to: &sink)
    } else {
      try words(comparison, to: &sink)
    }
    try sink.append(verdict(comparison))
    let alterations = comparison.pair.alterations
    if !alterations.isEmpty {
      try sink.append("\nAltered:\n")
      for alteration in alterations {
        try sink.append("  \(AlterationText(paint: paint).line(alteration, limit: 200))\n")
      }
    }
  }

  private func isByMeaning(_ comparison: CopyComparison) -> Bool {
    comparison.isCopy && comparison.pair.kind != .copypasta
  }

  private func words(_ comparison: CopyComparison, to sink: inout ByteSink) throws {
    for piece in comparison.difference.pieces {
      switch piece {
      case .same(let text): try sink.append(text.printable(keepingLines: true))
      case .dropped(let text): try sink.append(marked(text, "[-", "-]", paint.red))
      case .added(let text): try sink.append(marked(text, "{+", "+}", paint.green))
      }
    }
    try sink.append("\n\n")
  }

  private func passages(_ comparison: CopyComparison, to sink: inout ByteSink) throws {
    for span in comparison.pair.spans {
      let (a, b) = (comparison.earlier.text.slice(span.a), comparison.later.text.slice(span.b))
      try sink.append(paint.red("− " + String(a).printable(keepingLines: true)) + "\n")
      try sink.append(paint.green("+ " + String(b).printable(keepingLines: true)) + "\n\n")
    }
  }

  private func head(_ mark: String, _ document: Document, _ color: (String) -> String) -> String {
    let time = document.published.map { ", \($0.iso8601)" } ?? ""
    let title = document.title.map { ": \($0)" } ?? ""
    let text = "\(mark)\(mark)\(mark) \(document.place)\(time)\(title)".printable()
    return color(text) + "\n"
  }

  /// The space at the end of what is marked stays outside of the mark.
  private func marked(
    _ text: String, _ open: String, _ close: String, _ color: (String) -> String
  ) -> String {
    let scalars = text.unicodeScalars
    var end = scalars.endIndex
    while end > scalars.startIndex {
      let before = scalars.index(before: end)
      guard scalars[before].properties.isWhitespace else { break }
      end = before
    }
    let body = String(scalars[..<end]).printable(keepingLines: true)
    let rest = String(scalars[end...]).printable(keepingLines: true)
    return (paint.isOn ? color(body) : open + body + close) + rest
  }

  private func verdict(_ comparison: CopyComparison) -> String {
    let pair = comparison.pair
    var lines = isByMeaning(comparison) ? meaning(comparison) : letters(comparison)
    if comparison.isCopy { lines.append("Context: \(pair.context.words).") }
    lines += pair.reasons.map { "  \($0.text.printable())" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func letters(_ comparison: CopyComparison) -> [String] {
    let pair = comparison.pair
    let alphabet = pair.isInAnotherAlphabet ? " in another alphabet" : ""
    return [
      comparison.isCopy
        ? "\(paint.bold(pair.kind.rawValue + alphabet)), score \(percent(pair.score))"
        : "\(paint.bold("no copy")), score \(percent(pair.score))",
      "\(percent(pair.coverageA)) of the earlier text is repeated; "
        + "\(percent(pair.coverageB)) of the later one comes from it.",
    ]
  }

  private func meaning(_ comparison: CopyComparison) -> [String] {
    let pair = comparison.pair
    let kind = pair.kindInWords(
      from: comparison.earlier.language, into: comparison.later.language)
    return [
      "\(paint.bold(kind)), probability \(pair.probabilityInWords ?? "–") that both say the same",
      "The passages that match hold \(percent(pair.coverageA)) of the earlier text and "
        + "\(percent(pair.coverageB)) of the later one.",
    ]
  }

  private func percent(_ value: Double) -> String {
    value.isFinite ? "\(Int((value * 100).rounded()))%" : "–"
  }
}
