/// The clues of one match, measured.
struct Evidence: Sendable {
  private var values = [Float](repeating: 0, count: Clue.allCases.count)

  subscript(_ clue: Clue) -> Float {
    get { values[Self.position[clue] ?? 0] }
    set { values[Self.position[clue] ?? 0] = newValue }
  }

  /// Whether the name has the protected one’s own ending.
  var hasOwnEnding: Bool { self[.sameEnding] + self[.sameOldEnding] > 0 }

  private static let position = Dictionary(
    uniqueKeysWithValues: zip(Clue.allCases, Clue.allCases.indices))
}
