/// Says which of seven kinds a page most likely is: one linear model a kind, fitted together as a
/// multinomial logistic regression by `Scripts/fit-page-kinds`.
enum KindModel {
  /// The kinds in the order of ``KindWeights``.
  static let kinds: [PageKind] = [
    .article, .listing, .documentation, .forum, .list, .product, .service,
  ]

  /// Linear in the features times the kinds. Without weights for a feature it counts nothing.
  static func mostLikely(_ features: [Float]) -> PageKind {
    var best = PageKind.article
    var highest = -Float.infinity
    for (kind, weights) in zip(kinds, KindWeights.all) {
      var sum = weights.last ?? 0
      for (value, weight) in zip(features, weights.dropLast()) { sum += value * weight }
      if sum > highest {
        highest = sum
        best = kind
      }
    }
    return best
  }
}
