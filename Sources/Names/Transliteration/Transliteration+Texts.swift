extension Transliteration {
  /// A text in Cyrillic, Greek, Georgian or Armenian letters as ``renditions(of:)`` has it, and as the languages that are written in two
  /// alphabets write it in Latin ones; words are parted by blanks, and letters of other scripts are left out. Empty
  /// where less than half of the letters are such ones, or some have no rendition.
  ///
  /// Linear in the text's length and the number of schemes.
  ///
  /// - Parameter limit: how many renditions are wanted; the first is the most usual one.
  package static func renditions(ofText text: String, limit: Int = .max) -> [String] {
    let text = text.lowercased().unicodeScalars
    guard let main = mainScript(of: text) else { return [] }
    var kept = String.UnicodeScalarView()
    for scalar in text {
      if let script = script(of: scalar) {
        if script == main { kept.append(scalar) }
      } else if (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value) {
        kept.append(scalar)
      } else if !scalar.properties.isAlphabetic, !scalar.isMark, kept.last != " " {
        kept.append(" ")
      }
    }
    let scalars = Array(kept)
    var renditions: [String] = []
    for scheme in schemes(for: main) + (main == .cyrillic ? TransliterationScheme.alphabets : []) {
      guard renditions.count < limit else { break }
      if let rendition = scheme.render(scalars), !renditions.contains(rendition) {
        renditions.append(rendition)
      }
    }
    return renditions
  }

  /// The script of more than half of the letters.
  private static func mainScript(of text: String.UnicodeScalarView) -> Script? {
    var counts: [Script: Int] = [:]
    var letters = 0
    for scalar in text {
      if let script = script(of: scalar) {
        counts[script, default: 0] += 1
        letters += 1
      } else if scalar.isASCII
        ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isAlphabetic
      {
        letters += 1
      }
    }
    return counts.first { $0.value * 2 > letters }?.key
  }
}
