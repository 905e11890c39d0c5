import Exchange
import Pipeline
import TocsinModel

/// Prints why a name is a look-alike, or is not.
struct LookalikePrinter {
  let paint: Paint

  func write(_ explanation: LookalikeExplanation, to sink: inout ByteSink) throws {
    try sink.append("\(paint.bold(explanation.written.printable()))\n")
    for problem in explanation.problems { try sink.append("  \(problem.printable())\n") }
    guard let lookalike = explanation.lookalike else {
      return try sink.append("  Resembles no protected name.\n")
    }
    let tier = explanation.isReported ? lookalike.tier.rawValue : "not reported"
    try sink.append(
      """
        \(paint.bold(tier)), probability \(Decimal.text(lookalike.probability))
        like \(paint.cyan(lookalike.impersonates.rawValue)) of \(lookalike.owner.printable())
        by \(lookalike.techniques.map(\.rawValue).joined(separator: ", "))

      """)
    for reason in lookalike.reasons {
      let sign = reason.direction == .supports ? paint.red("+") : paint.green("−")
      try sink.append("  \(sign) \(reason.text.printable())\n")
    }
    if !lookalike.alternatives.isEmpty {
      let others = lookalike.alternatives.map(\.rawValue).joined(separator: ", ")
      try sink.append("  Also like \(others).\n")
    }
  }
}
