import CMatrix

/// Sentences whose tokens are summed, on their way through the last layers.
struct USESentences {
  private let network: USENetwork
  private var sums: [Float] = []
  private var lengths: [Float] = []

  init(_ network: USENetwork) {
    self.network = network
  }

  var count: Int { lengths.count }

  /// Adds a sentence from the sum of its tokens' features, normalised but for gain and bias.
  mutating func append(_ sum: UnsafePointer<Float>, tokens: Int) {
    let length = Float(tokens)
    for feature in 0..<USEShape.features {
      sums.append(
        sum[feature] * network.featureGain[feature] + length * network.featureBias[feature])
    }
    lengths.append(length)
  }

  /// The vectors of all sentences, which are taken out.
  mutating func finish() -> [Float] {
    let count = count
    var means = product(sums, network.output)
    for sentence in 0..<count {
      let length = lengths[sentence]
      for column in 0..<USEShape.sentence {
        let index = sentence * USEShape.sentence + column
        means[index] = (means[index] + length * network.outputBias[column]) / length.squareRoot()
      }
    }
    sums.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)

    let (first, skipped) = split(
      product(means, network.mean), width: network.mean.rows, at: USEShape.hidden)
    let second = rectified(sum(skipped, product(rectified(first), network.d1)))
    let (third, passed) = split(
      product(second, network.hidden), width: network.hidden.rows, at: USEShape.sentence)
    let last = sum(passed, product(rectified(third), network.d3))
    return (0..<count).flatMap { sentence in
      USESentence.unit(last[sentence * USEShape.sentence..<(sentence + 1) * USEShape.sentence])
    }
  }

  private func product(_ rows: [Float], _ matrix: PackedMatrix) -> [Float] {
    matrix.multiplyWide(
      rows, stride: matrix.columns, count: rows.count / matrix.columns, path: network.path)
  }

  /// The rows' columns before `column`, and those from it on.
  private func split(
    _ rows: [Float], width: Int, at column: Int
  ) -> (first: [Float], second: [Float]) {
    var parts: (first: [Float], second: [Float]) = ([], [])
    for start in stride(from: 0, to: rows.count, by: width) {
      parts.first += rows[start..<start + column]
      parts.second += rows[start + column..<start + width]
    }
    return parts
  }

  private func sum(_ a: [Float], _ b: [Float]) -> [Float] { zip(a, b).map(+) }

  private func rectified(_ rows: [Float]) -> [Float] { rows.map { max(0, $0) } }
}
