/// Says which of the days that a page names is the one on which it came out, or none.
///
/// A conditional logistic regression (McFadden 1974): each day has a sum of weights, “none” has 0, and
/// the highest wins. Fitted by `Scripts/fit-dates`.
enum DateModel {
  /// The row of the likeliest; `nil` when it is likelier that none is. Linear.
  static func likeliest(_ rows: [[Float]]) -> Int? {
    var best: (index: Int, sum: Float)?
    for (index, row) in rows.enumerated() {
      var sum = DateWeights.bias
      for (value, weight) in zip(row, DateWeights.all) { sum += value * weight }
      if sum > best?.sum ?? 0 { best = (index, sum) }
    }
    return best?.index
  }
}
