import Glibc

/// How likely a word is where labels are split: a hundred times the decimal logarithm of its probability,
/// in whole numbers, so that every machine splits alike.
///
/// The model is that of the recipe, which counts words in names by it: `Scripts/build-name-statistics`.
enum WordWeight {
  /// Up to this length, words are frequent in sentences for what names do without (`es`).
  static let short = 2
  /// The longest word that may be given besides those of the statistics.
  static let longestGiven = HostName.longestLabel

  /// The mean of what languages and names say: a word that only one of them uses is doubtful.
  ///
  /// - Parameters:
  ///   - row: a hundred times the Zipf value; in how many names the word stands alone.
  ///   - perMillion: what a name makes up in a million of them.
  static func weight(length: Int, _ row: FrequencyTable.Row, perMillion: Float) -> Int32 {
    // A name has about two words: one in a million names is one in two million words, a Zipf value of 2.7.
    let inNames = 270 + 100 * log10f(max(Float(row.second), 0.5) * perMillion)
    let inLanguages = row.first == 0 ? inNames : Float(min(row.first, 1000))
    let zipf = length > short ? (inLanguages + inNames) / 2 : min(inLanguages, inNames)
    // A single letter is often no word.
    return Int32(zipf.rounded()) - (length > 1 ? 900 : 1100)
  }

  /// The same for a Zipf value.
  static func weight(zipf: Float) -> Int32 { Int32((100 * min(max(zipf, 0), 10)).rounded()) - 900 }

  /// Of the first letter that belongs to no word, and of each one after it (Norvig 2009: such letters have
  /// a probability too, which falls tenfold with each).
  static let unknown: Int32 = -900
  static let unknownMore: Int32 = -100
}
