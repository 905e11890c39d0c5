import Foundation

/// What is measured of two passages that may say the same, before anybody decides.
///
/// All of it is about the texts alone: no time, no source, no opinion.
package struct MeaningMeasurements: Hashable, Sendable {
  /// Cosine in the space of e5, and how far it is over the background of both.
  var cosine = 0.0
  var margin = 0.0
  /// How much nearer the nearest text in the other's language is, seen from the one and from the other:
  /// the smaller and the larger of the two.
  var smallerGap = 0.0
  var largerGap = 0.0
  /// 1 when the universal encoder knows both languages; then the same in its space, otherwise 0.
  var isUniversal = 0.0
  var universalCosine = 0.0
  var universalMargin = 0.0
  var universalSmallerGap = 0.0
  var universalLargerGap = 0.0
  /// Numbers that both have, and that only one has.
  var sharedNumbers = 0.0
  var otherNumbers = 0.0
  var sharedNames = 0.0
  var otherNames = 0.0
  /// The smaller of the counts that only the one and only the other has: what was exchanged, rather than left out.
  var exchangedNumbers = 0.0
  var exchangedNames = 0.0
  /// The logarithms of the ratio of lengths, and of the smaller length.
  var lengthRatio = 0.0
  var length = 0.0
  /// Aligned letters of the shorter one; 0 in different languages.
  var aligned = 0.0
  var tokens = TokenAlignment.none

  /// Names of ``values``, in their order.
  package static let names = [
    "cosine", "margin", "smallerGap", "largerGap", "isUniversal", "universalCosine",
    "universalMargin", "universalSmallerGap", "universalLargerGap", "sharedNumbers",
    "otherNumbers", "sharedNames", "otherNames", "lengthRatio", "length", "aligned",
    "tokensLeast", "tokensMost", "tokensTail", "tokensContrast", "tokensOrder", "tokensGap",
    "exchangedNumbers", "exchangedNames",
  ]

  /// Counts are taken as logarithms: the first number that differs says most.
  package var values: [Double] {
    [
      cosine, margin, smallerGap, largerGap, isUniversal, universalCosine, universalMargin,
      universalSmallerGap, universalLargerGap, log1p(sharedNumbers), log1p(otherNumbers),
      log1p(sharedNames), log1p(otherNames), lengthRatio, length, aligned, Double(tokens.least),
      Double(tokens.most), Double(tokens.tail), Double(tokens.contrast), Double(tokens.order),
      log1p(Double(tokens.gap)), log1p(exchangedNumbers), log1p(exchangedNames),
    ]
  }

  /// Adds the counts of an agreement.
  mutating func add(_ agreement: EvidenceAgreement, weight: Double) {
    let numbers = (agreement.numbersOnlyInA, agreement.numbersOnlyInB)
    let names = (agreement.namesOnlyInA, agreement.namesOnlyInB)
    sharedNumbers += weight * Double(agreement.sharedNumbers)
    otherNumbers += weight * Double(numbers.0 + numbers.1)
    exchangedNumbers += weight * Double(min(numbers.0, numbers.1))
    sharedNames += weight * Double(agreement.sharedNames)
    otherNames += weight * Double(names.0 + names.1)
    exchangedNames += weight * Double(min(names.0, names.1))
  }

  /// How many of ``values`` are known before the tokens are looked at.
  static let screened = 15
}
