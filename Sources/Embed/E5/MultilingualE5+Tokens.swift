import CMatrix

/// The tokens of a text as an inner layer sees them: each in its context, still itself.
package struct TokenStates: Sendable {
  /// The logarithm of how rare each token's piece is, by the tokenizer's own unigram model: 0 for the commonest.
  package var rarities: [Float]
  /// A vector a token, of length 127, rounded: `rarities.count` × ``dimension``.
  package var codes: [Int8]
  package var dimension: Int
}

extension MultilingualE5 {
  /// The layer whose tokens find their like in other languages best: the eighth of twelve, as Jalili Sabet et al.
  /// (Findings of EMNLP 2020) found for such models.
  package static let alignmentLayer = 8

  /// The tokens of texts as ``alignmentLayer`` sees them, without prefix, beginning and end. A text beyond the model's
  /// length is cut. Same texts, same tokens, however they are batched.
  package func tokenStates(of texts: [String]) -> [TokenStates] {
    var found: [TokenStates] = []
    found.reserveCapacity(texts.count)
    forEachBatch(of: texts) { batch, state in
      enter(batch, state)
      apply(layers.prefix(Self.alignmentLayer), to: batch, state)
      found += states(of: batch, state)
    }
    return found
  }

  /// The vectors of texts with their tokens, in one way through the encoder: ``vectors(of:)`` and ``tokenStates(of:)`` apart go
  /// through two thirds of it twice.
  package func vectorsAndStates(
    of texts: [String]
  ) throws -> (vectors: [Float], states: [TokenStates]) {
    var vectors: [Float] = []
    var found: [TokenStates] = []
    try forEachBatch(of: texts) { batch, state in
      enter(batch, state)
      apply(layers.prefix(Self.alignmentLayer), to: batch, state)
      found += states(of: batch, state)
      apply(layers.dropFirst(Self.alignmentLayer), to: batch, state)
      try pool(batch, state, into: &vectors)
    }
    return (vectors, found)
  }

  private func states(of texts: [[Int32]], _ state: borrowing Activations) -> [TokenStates] {
    // The beginning, and the pieces of the prefix but for its last space.
    let skipped = 1 + tokenizer.pieces(of: "query:", most: shape.positions).count
    var found: [TokenStates] = []
    var row = state.hidden
    for tokens in texts {
      let own = min(skipped, tokens.count - 1)..<tokens.count - 1
      found.append(states(of: tokens[own], rows: row + own.lowerBound * shape.width))
      row += tokens.count * shape.width
    }
    return found
  }

  private func states(of tokens: ArraySlice<Int32>, rows: UnsafePointer<Float>) -> TokenStates {
    let vocabulary = tokenizer.vocabulary
    let width = shape.width
    var states = TokenStates(rarities: [], codes: [], dimension: width)
    states.codes.reserveCapacity(tokens.count * width)
    for (number, token) in tokens.enumerated() {
      let score =
        vocabulary.scores.indices.contains(Int(token))
        ? vocabulary.scores[Int(token)] : vocabulary.unknownScore
      states.rarities.append(max(0, Self.commonest - score))
      let row = UnsafeBufferPointer(start: rows + number * width, count: width)
      let squares = row.reduce(0) { $0 + $1 * $1 }
      let factor = squares > 0 && squares.isFinite ? 127 / squares.squareRoot() : 0
      for value in row {
        states.codes.append(Int8((value * factor).rounded(.toNearestOrEven)))
      }
    }
    return states
  }

  /// The score of pieces that are in almost every text: commas, articles.
  private static let commonest: Float = -4
}
