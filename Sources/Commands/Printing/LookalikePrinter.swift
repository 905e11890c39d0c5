import Engine
import Exchange
import Lookalikes
import TocsinModel

/// Prints why a name is a look-alike, or is not.
struct LookalikePrinter {
  let paint: Paint

  /// Owners beyond these are too little resembled to matter.
  private static let owners = 3

  func write(_ explanation: LookalikeExplanation, to sink: inout ByteSink) throws {
    var head = paint.bold(explanation.name.printable())
    if explanation.shown != explanation.name {
      head += ", shown as \(explanation.shown.printable())"
    }
    if let registrable = explanation.registrable, registrable != explanation.name {
      head += paint.dim(" (registered: \(registrable.printable()))")
    }
    try sink.append(head + "\n")
    if let problem = explanation.problem { try sink.append("  \(problem)\n") }
    if explanation.isQuiet {
      try sink.append("  It is never reported: it is protected itself, trusted, or a decoy.\n")
    } else if explanation.examinations.isEmpty {
      try sink.append("  It resembles no protected name.\n")
    }
    for examination in explanation.examinations.prefix(Self.owners) {
      try sink.append("\n" + text(examination))
    }
    let more = explanation.examinations.count - Self.owners
    if more > 0 { try sink.append(paint.dim("\n… and \(more) less likely owners") + "\n") }
  }

  private func text(_ examination: LookalikeExamination) -> String {
    let lookalike = examination.lookalike
    let owner = lookalike.owner == lookalike.impersonates.rawValue ? "" : " of \(lookalike.owner)"
    var text = """
        \(verdict(examination)), probability \(Decimal.text(lookalike.probability)), \
      like \(paint.cyan(lookalike.impersonated.printable()))\(owner.printable())
        made by: \(lookalike.techniques.map(\.words).joined(separator: "; "))

      """
    for reason in lookalike.reasons {
      let sign = reason.direction == .supports ? paint.red("+") : paint.green("−")
      let points = reason.value.map { paint.dim(" \(Decimal.text($0, places: 1))") } ?? ""
      text += "    \(sign) \(reason.text.printable())\(points)\n"
    }
    return text
  }

  private func verdict(_ examination: LookalikeExamination) -> String {
    if examination.isQuiet { return paint.bold("never reported: it is trusted, or a decoy") }
    return paint.bold(examination.tier.map { "reported as \($0.rawValue)" } ?? "not reported")
  }
}
