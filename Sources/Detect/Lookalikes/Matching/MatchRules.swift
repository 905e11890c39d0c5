/// How much may differ, by how long a word is and what stands around it: in short words anything looks like
/// everything.
enum MatchRules {
  /// How many letters of a word may be wrong, a plural's apart.
  static func edits(in target: MatchTarget) -> Int {
    if target.isDomain { return 0 }
    return target.isJoined
      ? (target.letters.count < 8 ? 0 : 1) : edits(inWordOf: target.letters.count)
  }

  private static func edits(inWordOf letters: Int) -> Int {
    letters < 3 ? 0 : letters < 8 ? 1 : 2
  }

  /// Whether a word, or one of the same shapes, is worth reporting where it stands.
  @inline(__always)
  static func reportsShapes(
    letters: Int, isJoined: Bool, fit: WordMatch.Fit, isStrong: Bool
  ) -> Bool {
    switch fit {
    case .whole, .tokens: true
    case .beside: letters > 3 || isStrong
    case .prefix, .suffix: letters > (isJoined ? 7 : 4)
    case .inner: letters > (isJoined ? 7 : 5)
    }
  }

  /// Whether what an alignment found is close enough for letters of the same shapes.
  static func acceptsShapes(
    _ alignment: WordAlignment, letters: Int, fit: WordMatch.Fit
  ) -> Bool {
    if alignment.cost == 0 { return true }
    if letters < 4, letters < 3 || fit.rawValue > WordMatch.Fit.tokens.rawValue { return false }
    // “globalcloud” has no icloud in it: what only looks like the word's edge belongs to its neighbour.
    if fit == .suffix || fit == .inner, alignment.beginsWithChange { return false }
    if fit == .prefix || fit == .inner, alignment.endsWithChange { return false }
    return alignment.cost <= 20 + 10 * letters
  }

  /// Whether what an alignment found is close enough with letters that are wrong.
  static func acceptsEdits(
    _ alignment: WordAlignment, letters: Int, isJoined: Bool, fit: WordMatch.Fit, isStrong: Bool
  ) -> Bool {
    let edits = alignment.edits
    guard edits > 0, edits <= mostEdits(alignment, letters: letters), alignment.ligatures <= 2,
      alignment.cost <= (edits == 1 ? 100 : 100 * edits - 110) + 10 * letters
    else { return false }
    // The last letters of a joined domain are an ending: what lacks some of it is another name.
    if isJoined, edits > 1 || letters < 8 || alignment.steps.last?.kind == .omission {
      return false
    }
    if letters < 6, alignment.steps.count > 1 { return false }
    if edits > 1, alignment.onlyCutsOrExtends { return false }
    let isGentle = alignment.steps.allSatisfy {
      $0.kind.keepsShape || $0.kind == .repetition || $0.kind == .transposition
        || $0.kind == .similar
    }
    switch (letters, fit) {
    case (..<4, .whole), (..<4, .tokens):
      return alignment.steps.allSatisfy { $0.kind == .repetition }
    case (..<4, _): return false
    case (4, .whole): return isGentle
    case (4, .tokens): return isGentle && !alignment.steps.contains { $0.kind == .similar }
    case (4, _): return false
    case (5..., .whole), (5..., .tokens): return true
    case (5, .beside): return isGentle && isStrong
    case (6..., .beside): return isStrong || letters > 6 && edits == 1
    default: return false
    }
  }

  /// A plural's s comes on top in long words.
  private static func mostEdits(_ alignment: WordAlignment, letters: Int) -> Int {
    edits(inWordOf: letters) + (letters >= pluralLetters && alignment.endsInPlural ? 1 : 0)
  }

  /// The shortest word whose plural may have letters wrong besides.
  static let pluralLetters = 9

  /// The shortest word, and the fewest sounds, whose sound says something.
  static let soundingLetters = 5
  static let sounds = 4
}
