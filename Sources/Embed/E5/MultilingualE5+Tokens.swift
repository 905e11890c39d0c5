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
  package func tokenStates(of texts: [String]) throws -> [TokenStates] {
    let state = Activations(
      capacity: max(Self.batch, shape.positions), shape: shape,
      scores: cmatrix_attend_scratch(shape.positions))
    var found: [TokenStates] = []
    found.reserveCapacity(texts.count)
    var waiting: [[Int32]] = []
    var count = 0
    for text in texts {
      let tokens = tokens(of: text)
      if count + tokens.count > Self.batch {
        found += states(of: waiting, using: state)
        waiting.removeAll(keepingCapacity: true)
        count = 0
      }
      waiting.append(tokens)
      count += tokens.count
    }
    return found + states(of: waiting, using: state)
  }

  private func states(of texts: [[Int32]], using state: borrowing Activations) -> [TokenStates] {
    if texts.isEmpty { return [] }
    tables.look(up: texts, into: state.hidden, path: path)
    let lengths = texts.map(\.count)
    for layer in layers.prefix(Self.alignmentLayer) { layer.apply(to: state, lengths: lengths) }
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
