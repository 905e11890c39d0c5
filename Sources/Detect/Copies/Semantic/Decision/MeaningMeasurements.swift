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
  var agreement = Agreement()
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

  /// Counts are taken as logarithms: the first number that differs says most. The first fifteen are known before the tokens are looked
  /// at; by them hopeless pairs are screened.
  package var values: [Double] {
    [
      cosine, margin, smallerGap, largerGap, isUniversal, universalCosine, universalMargin,
      universalSmallerGap, universalLargerGap, log1p(agreement.sharedNumbers),
      log1p(agreement.otherNumbers), log1p(agreement.sharedNames), log1p(agreement.otherNames),
      lengthRatio, length, aligned, Double(tokens.least), Double(tokens.most),
      Double(tokens.tail), Double(tokens.contrast), Double(tokens.order),
      log1p(Double(tokens.gap)), log1p(agreement.exchangedNumbers),
      log1p(agreement.exchangedNames),
    ]
  }
}

extension MeaningMeasurements {
  /// Numbers and names of two passages.
  ///
  /// Names are sought in the other text in one of several ways: both directions are asked and count half, so that the order of two
  /// texts says nothing.
  struct Agreement: Hashable, Sendable {
    /// Those that both have, and that only one has.
    var sharedNumbers = 0.0
    var otherNumbers = 0.0
    var sharedNames = 0.0
    var otherNames = 0.0
    /// The smaller of the counts that only the one and only the other has: what was exchanged, rather than left out.
    var exchangedNumbers = 0.0
    var exchangedNames = 0.0

    init() {}

    init(_ a: TextEvidence, _ b: TextEvidence) {
      for agreement in [a.agreement(with: b), b.agreement(with: a)] {
        let numbers = (agreement.numbersOnlyInA, agreement.numbersOnlyInB)
        let names = (agreement.namesOnlyInA, agreement.namesOnlyInB)
        sharedNumbers += Double(agreement.sharedNumbers) / 2
        otherNumbers += Double(numbers.0 + numbers.1) / 2
        exchangedNumbers += Double(min(numbers.0, numbers.1)) / 2
        sharedNames += Double(agreement.sharedNames) / 2
        otherNames += Double(names.0 + names.1) / 2
        exchangedNames += Double(min(names.0, names.1)) / 2
      }
    }

    /// Twice the counts, which are whole.
    var halves: [UInt32] {
      [sharedNumbers, otherNumbers, sharedNames, otherNames, exchangedNumbers, exchangedNames]
        .map { UInt32(2 * $0) }
    }

    /// - Parameter halves: six.
    init(halves: [UInt32]) {
      let counts = halves.map { Double($0) / 2 }
      (sharedNumbers, otherNumbers, sharedNames) = (counts[0], counts[1], counts[2])
      (otherNames, exchangedNumbers, exchangedNames) = (counts[3], counts[4], counts[5])
    }
  }
}
