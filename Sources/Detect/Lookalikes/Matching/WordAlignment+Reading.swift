import TocsinModel

/// What was found last, in other words.
extension WordAlignment {
  /// How many differences are more than another drawing of the same letters.
  var edits: Int { steps.count { !$0.kind.keepsShape } }
  var ligatures: Int { steps.count { $0.kind == .joined || $0.kind == .split } }

  var beginsWithChange: Bool { steps.first?.span.lowerBound == 0 }
  var endsWithChange: Bool { steps.last?.span.upperBound == runCount }

  /// Whether letters are missing, or added, at the beginning or at the end, and nothing else differs.
  var onlyCutsOrExtends: Bool {
    let isCut = steps.allSatisfy { $0.kind == .omission }
    guard isCut || steps.allSatisfy({ $0.kind.isInsertion }) else { return false }
    let width = isCut ? 0 : 1
    return steps.enumerated().allSatisfy { $1.span.lowerBound == $0 * width }
      || steps.reversed().enumerated().allSatisfy { $1.span.upperBound == runCount - $0 * width }
  }

  var distance: Float { Float(cost) / 100 }

  /// The techniques of the differences, each once, as they come from the left.
  var techniques: [LookalikeTechnique] {
    var seen: [LookalikeTechnique] = []
    for step in steps {
      if let technique = step.kind.technique, !seen.contains(technique) { seen.append(technique) }
    }
    return seen
  }
}
