/// Finds in one text the place that says what a passage of another says, by the vectors of their sentences.
///
/// Translators join sentences and cut them in two, so up to three of one text may say what one of the other says; the vector of
/// several is their sum, by letters. What two sentences have in common beyond what either has with the other text on average counts
/// (as in Vecalign: Thompson and Koehn, EMNLP 2019), and each passage is aligned for itself, locally (Smith and Waterman, Journal of
/// Molecular Biology 1981): whole paragraphs may lie in another order, be added or be left out.
struct SentenceAlignment: Sendable {
  private let a: Side
  private let b: Side
  /// Products of the sentences of `a`, row by row, with those of `b`.
  private let products: [Float]

  /// What a letter of a place costs: sentences that have less in common by chance are not taken for each other.
  private static let usual: Float = 0.05
  /// What a place must have in common beyond that, for each letter of the passage.
  private static let least: Float = 0.025
  /// How many sentences of the one and of the other say the same.
  private static let beads = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)]
  /// Sentences of a bead on one side.
  private static let most = 3

  /// Time and memory: the product of the two numbers of sentences.
  ///
  /// - Parameters:
  ///   - a: rows of the vectors, those of a text's sentences.
  ///   - lettersOfA: of each sentence, more than 0; likewise of `b`.
  init(
    _ vectors: VectorIndex, a: Range<Int>, lettersOfA: [Float], b: Range<Int>, lettersOfB: [Float]
  ) {
    products = a.flatMap { row in b.map { vectors.cosine(row, $0) } }
    var usualOfA = [Float](repeating: 0, count: a.count)
    var usualOfB = [Float](repeating: 0, count: b.count)
    for row in usualOfA.indices {
      for column in usualOfB.indices {
        let product = products[row * b.count + column]
        usualOfA[row] += product / Float(b.count)
        usualOfB[column] += product / Float(a.count)
      }
    }
    self.a = Side(vectors, a, letters: lettersOfA, usual: usualOfA)
    self.b = Side(vectors, b, letters: lettersOfB, usual: usualOfB)
  }

  /// The sentences of the other text that say best what these of the first say; `nil` where none do.
  func place(of passage: Range<Int>) -> Range<Int>? {
    let columns = b.letters.count
    // The best that ends behind a sentence of each text, and where it begins.
    var scores = [Float](repeating: 0, count: (passage.count + 1) * (columns + 1))
    var starts = [Int](repeating: 0, count: scores.count)
    func at(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }
    for row in 0...passage.count { for column in 0...columns { starts[at(row, column)] = column } }
    var best: (score: Float, place: Range<Int>)?
    for row in 1..<passage.count + 1 {
      for column in 0...columns {
        var (score, start): (Float, Int) = (0, column)
        func offer(_ offered: Float, _ from: Int) {
          if offered > score { (score, start) = (offered, starts[from]) }
        }
        let place = passage.lowerBound + row
        offer(
          scores[at(row - 1, column)] - Self.usual * a.letters[place - 1] / 2, at(row - 1, column))
        if column > 0 {
          offer(
            scores[at(row, column - 1)] - Self.usual * b.letters[column - 1] / 2,
            at(row, column - 1))
        }
        for (ofA, ofB) in Self.beads where ofA <= row && ofB <= column {
          let from = at(row - ofA, column - ofB)
          offer(scores[from] + gain(place - ofA..<place, column - ofB..<column), from)
        }
        scores[at(row, column)] = score
        starts[at(row, column)] = start
        if score > best?.score ?? 0 { best = (score, start..<column) }
      }
    }
    guard let best, best.score >= Self.least * a.letters[passage].reduce(0, +) else { return nil }
    return best.place
  }

  /// How much more than usual the sentences have in common, times their letters.
  private func gain(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    var product: Float = 0
    for row in rows {
      for column in columns {
        product += a.letters[row] * b.letters[column] * products[row * b.letters.count + column]
      }
    }
    let (first, second) = (a.block(rows), b.block(columns))
    let margin = product / (first.length * second.length) - (first.usual + second.usual) / 2
    // Of both letters together, sentences that say nothing of the other side would count, too.
    return min(first.letters, second.letters) * (margin - Self.usual)
  }

  /// The sentences of one text.
  private struct Side: Sendable {
    let letters: [Float]
    /// What each has in common with the other text, on average.
    let usual: [Float]
    /// Products of each with the following ones that may be in one bead with it.
    let following: [[Float]]

    init(_ vectors: VectorIndex, _ rows: Range<Int>, letters: [Float], usual: [Float]) {
      self.letters = letters
      self.usual = usual
      following = rows.map { row in
        (row..<min(row + SentenceAlignment.most, rows.upperBound)).map { vectors.cosine(row, $0) }
      }
    }

    /// Several sentences as one: their letters, the length of their sum, and what it has in common with the other text on average.
    func block(_ rows: Range<Int>) -> (letters: Float, length: Float, usual: Float) {
      var (sum, square, common): (Float, Float, Float) = (0, 0, 0)
      for row in rows {
        sum += letters[row]
        common += letters[row] * usual[row]
        for other in row..<rows.upperBound {
          let product = letters[row] * letters[other] * following[row][other - row]
          square += other == row ? product : 2 * product
        }
      }
      let length = max(square, .leastNormalMagnitude).squareRoot()
      return (sum, length, common / length)
    }
  }
}
