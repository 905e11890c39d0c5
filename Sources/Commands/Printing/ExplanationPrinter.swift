import Copies
import Engine
import Exchange
import TocsinModel

/// Prints why two documents match or not: by letters, by meaning, and what each measurement says.
struct ExplanationPrinter {
  let paint: Paint

  /// Pairs of passages that are shown of long documents.
  private static let shown = 3

  func write(_ explanation: CopyExplanation, to sink: inout ByteSink) throws {
    for (mark, document) in [("A", explanation.a), ("B", explanation.b)] {
      let name = document.externalID ?? document.label
      let language = document.language.map { " (\($0))" } ?? ""
      try sink.append(
        "\(mark)  \(paint.bold(name.printable()))\(language)  \(start(document.text))\n")
    }
    try sink.append("\n\(paint.bold("By letters"))\n\(letters(explanation))")
    try sink.append("\n\(paint.bold("By meaning"))\n")
    if let meaning = explanation.meaning {
      if meaning.isEmpty { try sink.append("  One of them is too short to be read.\n") }
      for passages in meaning.prefix(Self.shown) { try sink.append(text(passages)) }
      if meaning.count > Self.shown {
        try sink.append("  … and \(meaning.count - Self.shown) less likely pairs of passages.\n")
      }
    } else {
      try sink.append("  Not read: it was not wanted, or the models are missing.\n")
    }
    let verdict = explanation.link.map { "a match: \($0.rawValue)" } ?? "no match"
    try sink.append("\n\(paint.bold("Together")): \(verdict)\n")
  }

  private func start(_ text: String) -> String {
    let beginning = text.prefix(70)
    return paint.dim(
      "“\(String(beginning).printable())\(beginning.endIndex < text.endIndex ? "…" : "")”")
  }

  private func letters(_ explanation: CopyExplanation) -> String {
    let pair = explanation.letters
    let longest = pair.spans.map { max($0.a.length, $0.b.length) }.max() ?? 0
    return """
        \(row("score", Decimal.text(pair.score), "a copy from \(explanation.thresholds.wholeScore)"))\
        \(row("coverage of A and B", "\(Decimal.text(pair.coverageA)), \(Decimal.text(pair.coverageB))", ""))\
        \(row("longest shared passage", "\(longest) bytes", "a copy from \(explanation.thresholds.passageLength) letters in all"))\
        \(row("a copy", explanation.isCopyByLetters ? "yes" : "no", ""))
      """
  }

  private func text(_ explanation: MeaningMatching.Explanation) -> String {
    let what = explanation.isPlace ? "a passage, and its place" : "two passages"
    let said =
      "\n  \(what)\n    A  \(start(explanation.texts.a))\n    B  \(start(explanation.texts.b))\n"
    return said + reckoning(explanation)
  }

  private func reckoning(_ explanation: MeaningMatching.Explanation) -> String {
    let match = explanation.match
    if match.isTransliterated {
      return row(
        "letters in one script", Decimal.text(match.letters), "a copy from \(MeaningMatch.copied)")
    }
    let languages = match.languages == .same ? "one language" : "two languages"
    var lines = row(
      "log-odds", Decimal.text(match.logit),
      """
      \(languages): accepted from \(Decimal.text(explanation.alone)), \
      or from \(Decimal.text(explanation.supported)) when a third is surely like both
      """)
    lines += row("probability", Decimal.text(match.probability), "calibrated")
    if explanation.isPlace {
      lines += row("found by its sentences", "yes", "the texts are cut at other places")
    } else {
      let areNear = explanation.areNeighbours ? "yes" : "no"
      lines += row("among the nearest", areNear, "only such pairs are looked at")
    }
    if !explanation.isWorthAligning {
      lines += row("worth aligning", "no", "too unlike from afar")
    }
    let support = explanation.isPlace ? "supported by another" : "supported by a third"
    lines += row(support, match.isSupported ? "yes" : "no", "")
    lines += row("accepted", match.isAccepted ? "yes" : "no", "")
    lines += "  \(paint.dim(columns("measurement", "value", "adds to the log-odds")))\n"
    for part in explanation.parts {
      let sign = part.part < 0 ? "−" : "+"
      lines +=
        "  " + columns(part.name, Decimal.text(part.value), sign + Decimal.text(abs(part.part)))
      lines += "\n"
    }
    return lines
  }

  private func row(_ name: String, _ value: String, _ note: String) -> String {
    "  " + columns(name, value, note.isEmpty ? "" : paint.dim(note)) + "\n"
  }

  private func columns(_ first: String, _ second: String, _ third: String) -> String {
    first.padded(to: 25) + " " + (third.isEmpty ? second : second.padded(to: 17) + " " + third)
  }
}
