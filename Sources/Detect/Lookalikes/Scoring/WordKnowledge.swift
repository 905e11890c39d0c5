import Glibc
import Names

/// What is known about words: how often languages and names at large use them. Without statistics
/// nothing is familiar, and every answer is the cautious one.
struct WordKnowledge: Sendable {
  let statistics: NameStatistics?
  private let segmentation: WordSegmentation?

  /// - Parameter protected: words that labels may be made of besides those of the statistics, as frequent as a
  ///   rare word.
  init(statistics: NameStatistics?, protected: [String]) {
    self.statistics = statistics
    segmentation = statistics.map { statistics in
      WordSegmentation(
        statistics,
        given: Dictionary(
          protected.map { ($0, max(Self.familiar, statistics.frequency(of: $0.utf8))) },
          uniquingKeysWith: max))
    }
  }

  /// Whether the best split of a label into words has a run of its bytes as one of them: `liberation` is a
  /// word of `theloveandliberationacademy`, `mil` is none of `smiles`. Microseconds.
  func isWord(_ run: Range<Int>, of label: some Collection<UInt8>) -> Bool {
    segmentation?.pieces(of: label).contains { $0.span == run } ?? false
  }

  /// From which Zipf value (log10 of occurrences in a billion words) on a word is an everyday one.
  static let familiar: Float = 3

  func isFamiliar(_ letters: some Collection<UInt8>) -> Bool {
    familiarity(of: letters) >= Self.familiar
  }

  /// How much a run of letters is a word of its own, on the Zipf scale: the higher of its frequency in
  /// languages and in names at large; 0 when nobody uses it.
  func familiarity(of letters: some Collection<UInt8>) -> Float {
    guard let statistics else { return 0 }
    let bytes = Array(letters)
    let inNames = statistics.occurrences(of: bytes)
    return max(
      statistics.frequency(of: bytes), inNames > 0 ? 1.7 + log10f(1 + inNames) : 0)
  }

  /// As ``familiarity(of:)``, also, with two points less, of the lesser of two words that the letters split
  /// into (`mejiaonline`), and of a word after digits (`1cloud`). Quadratic in the letters, at most 63.
  func familiarityOfParts(_ letters: some Collection<UInt8>) -> Float {
    let bytes = Array(letters)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var best = familiarity(of: bytes)
    let core = bytes.drop(while: digits.contains)
    if core.count < bytes.count, core.count >= 3 { best = max(best, familiarity(of: core) - 0.5) }
    guard bytes.count >= 8 else { return best }
    for cut in 4...(bytes.count - 4) {
      best = max(
        best, min(familiarity(of: bytes[..<cut]), familiarity(of: bytes[cut...])) - 2)
    }
    return best
  }
}

extension WordKnowledge {
  /// In how many of a million names at large a word is found.
  func occurrences(of letters: some Collection<UInt8>) -> Float {
    statistics?.occurrences(of: Array(letters)) ?? 30
  }

  func frequency(of letters: some Collection<UInt8>) -> Float {
    statistics?.frequency(of: Array(letters)) ?? 0
  }

  /// How rare an ending is among established names: −log10 of its share, at most 3, for a
  /// country’s 2; 1.5 when not known.
  func rarity(ofEnding ending: some Collection<UInt8>) -> Float {
    guard let statistics else { return 1.5 }
    // A country’s ending is rare elsewhere, not at home.
    let most: Float = ending.count == 2 ? 2 : 3
    return min(most, -log10f(max(statistics.share(ofEnding: Array(ending)), 1e-6)))
  }

  func isEstablished(_ registrable: some Collection<UInt8>) -> Bool {
    statistics?.isEstablished(Array(registrable)) ?? false
  }
}
