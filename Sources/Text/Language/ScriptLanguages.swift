/// Which languages are written in which scripts.
enum ScriptLanguages {
  /// Scripts that one language has nearly for itself, and how nearly.
  static let alone: [Script: (language: String, confidence: Double)] = [
    .hangul: ("ko", 0.99), .hiragana: ("ja", 0.99), .katakana: ("ja", 0.97), .thai: ("th", 0.99),
    .lao: ("lo", 0.99), .khmer: ("km", 0.99), .greek: ("el", 0.98), .armenian: ("hy", 0.98),
    .georgian: ("ka", 0.96), .gurmukhi: ("pa", 0.98), .gujarati: ("gu", 0.98),
    .oriya: ("or", 0.98), .tamil: ("ta", 0.99), .telugu: ("te", 0.98), .kannada: ("kn", 0.97),
    .malayalam: ("ml", 0.99), .sinhala: ("si", 0.98), .thaana: ("dv", 0.99),
    .cherokee: ("chr", 0.99), .canadianAboriginal: ("iu", 0.7), .syriac: ("syr", 0.9),
    .bopomofo: ("zh", 0.97), .tibetan: ("bo", 0.85), .mongolian: ("mn", 0.9),
  ]

  /// The most usual language of the others, for when nothing else is known, and how usual.
  static let usual: [Script: (language: String, confidence: Double)] = [
    .han: ("zh", 0.9), .hebrew: ("he", 0.95), .devanagari: ("hi", 0.7), .bengali: ("bn", 0.9),
    .myanmar: ("my", 0.95), .ethiopic: ("am", 0.75),
  ]

  /// Languages written in a script other than Latin, by that script; the labels of lid.176 among them.
  private static let written: [Script: Set<String>] = [
    .cyrillic: [
      "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt", "ba", "cv", "ce", "os",
      "av", "xal", "myv", "mhr", "mrj", "kv", "krc", "tyv", "bxr", "sah", "rue", "uz", "az",
    ],
    .arabic: [
      "ar", "fa", "ur", "ps", "ckb", "ug", "sd", "azb", "mzn", "lrc", "pnb", "ku", "kk", "uz", "ms",
    ],
    .devanagari: ["hi", "mr", "ne", "sa", "mai", "bh", "gom", "new", "dty"],
    .bengali: ["bn", "as", "bpy"],
    .hebrew: ["he", "yi"],
    .han: ["zh", "ja"],
    .myanmar: ["my"],
    .ethiopic: ["am", "ti"],
  ]

  private static let latinToo: Set<String> = ["sr", "uz", "az", "ku", "ms", "kk", "tt", "gom"]

  private static let neverLatin: Set<String> =
    written.values.reduce(Set(alone.values.map(\.language))) { $0.union($1) }
    .subtracting(latinToo)

  static func isWritten(_ language: String, in script: Script) -> Bool {
    if script == .latin { return !neverLatin.contains(language) }
    if let only = alone[script] { return only.language == language }
    return written[script]?.contains(language) ?? false
  }

  /// Languages that texts of the news and of social media are seldom in, but that the model was taught from
  /// encyclopaedias; short texts are mistaken for them.
  static func prior(_ language: String) -> Double { usualLanguages.contains(language) ? 0 : -3 }

  private static let usualLanguages: Set<String> = [
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "ro", "hu",
    "tr", "sv", "da", "no", "fi", "et", "lv", "lt", "sq", "ca", "eu", "gl", "id", "vi", "ru", "uk",
    "be", "bg", "mk", "kk", "ar", "fa", "ur", "he", "hi", "mr", "ne", "bn", "zh", "ja", "ko", "am",
    "az", "uz", "is", "ga", "mt", "ms", "tl", "sw", "mn", "my", "ps", "ckb",
  ]
}
