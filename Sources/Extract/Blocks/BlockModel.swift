/// Says how likely each block of a page is its own text: two logistic models, one after the other.
///
/// The first sees what is measured of a block; the second also what the first says of the blocks
/// around it, since text comes in runs. Their weights are fitted by `Scripts/fit-block-model`.
enum BlockModel {
  /// From this likelihood a block is the page's own.
  static let least: Float = 0.45

  /// 0…1 for each block. Linear.
  static func likelihoods(_ blocks: [TextBlock], _ features: BlockFeatures) -> [Float] {
    let first = features.rows.map {
      logistic(BlockWeights.firstBias + dot($0, BlockWeights.first))
    }
    let around = Surroundings(first, blocks)
    return features.rows.indices.map { index in
      logistic(
        BlockWeights.secondBias + dot(features.rows[index], BlockWeights.second)
          + dot(around.row(index), BlockWeights.around))
    }
  }

  private static func dot(_ values: [Float], _ weights: [Float]) -> Float {
    var sum: Float = 0
    for (value, weight) in zip(values, weights) { sum += value * weight }
    return sum
  }

  /// 1 / (1 + e^−x), by the series of e^x after halving, so that every machine agrees.
  static func logistic(_ value: Float) -> Float {
    let x = min(30, max(-30, value)) / 32
    var power = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5))))
    for _ in 0..<5 { power *= power }
    return power / (1 + power)
  }

  /// What the first model says about the blocks around each.
  private struct Surroundings {
    private let first: [Float]
    /// Sums of words and of likelihood times words before each block.
    private var words: [Float] = [0]
    private var likely: [Float] = [0]

    init(_ first: [Float], _ blocks: [TextBlock]) {
      self.first = first
      for (likelihood, block) in zip(first, blocks) {
        let weight = Float(block.words + 1)
        words.append((words.last ?? 0) + weight)
        likely.append((likely.last ?? 0) + weight * likelihood)
      }
    }

    func row(_ index: Int) -> [Float] {
      [
        first[index], at(index - 1), at(index + 1), at(index - 2), at(index + 2),
        mean(index - 4, index + 5), mean(index - 12, index + 13), mean(0, first.count),
      ]
    }

    private func at(_ index: Int) -> Float { first.indices.contains(index) ? first[index] : 0 }

    private func mean(_ start: Int, _ end: Int) -> Float {
      let start = max(0, start)
      let end = min(first.count, end)
      return (likely[end] - likely[start]) / max(1, words[end] - words[start])
    }
  }
}
