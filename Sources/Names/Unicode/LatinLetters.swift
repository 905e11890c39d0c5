/// Which ASCII letter a letter of any script passes for: by UTS #39, and where that keeps apart what
/// small print does not, by lists of our own.
enum LatinLetters {
  /// By eye, at the size of an address bar: our own list.
  private static let drawnAlike: [Unicode.Scalar: Unicode.Scalar] = [
    "ß": "b", "þ": "p", "ð": "d", "ŋ": "n", "ĸ": "k", "ȷ": "j", "ə": "e", "ɛ": "e", "ɪ": "i",
    "ʟ": "l",
    "μ": "u", "µ": "u", "π": "n", "χ": "x", "ξ": "e", "ω": "w", "λ": "l", "σ": "o", "δ": "d",
    "з": "3", "э": "3", "ч": "4", "и": "u", "й": "u", "ц": "u", "п": "n", "л": "n", "г": "r",
    "я": "r", "ш": "w", "щ": "w", "ь": "b", "ъ": "b", "ы": "b", "д": "d", "ю": "o", "є": "e",
    "ǝ": "e", "ɘ": "e", "ɐ": "a", "ɒ": "a", "ɔ": "c", "ɜ": "3", "ʒ": "3", "ƨ": "s", "ɹ": "r",
    "ʁ": "r", "ʌ": "v", "ʍ": "m", "ʇ": "t", "ʞ": "k", "ʎ": "y", "ʊ": "u", "ɟ": "j", "ɥ": "h",
    "ʘ": "o", "ƅ": "b", "ƿ": "p", "ς": "s", "ґ": "r", "ә": "e", "ԃ": "d", "ԑ": "e", "ҙ": "3",
    "ӡ": "3", "ղ": "n", "ր": "n", "յ": "j", "ն": "u", "վ": "u", "ѳ": "o", "ө": "o", "ғ": "f",
    "қ": "k", "җ": "x", "ж": "x", "ћ": "h", "ђ": "h", "џ": "u",
  ]

  /// What UTS #39 takes for another letter than small print shows: a palochka for an i.
  private static let corrections: [Unicode.Scalar: UInt8] = ["ӏ": UInt8(ascii: "l")]

  /// The letters of the basic plane, asked once: some milliseconds, when the first encoded label comes.
  private static let basicPlane: [UInt8] = (0...UInt32(UInt16.max)).map {
    Unicode.Scalar($0).map(resolve) ?? 0
  }

  /// The character among a–z, 0–9 and the hyphen that a lower-case scalar looks like; 0 for none.
  static func letter(like scalar: Unicode.Scalar) -> UInt8 {
    scalar.value < basicPlane.count ? basicPlane[Int(scalar.value)] : resolve(scalar)
  }

  private static func resolve(_ scalar: Unicode.Scalar) -> UInt8 {
    if let correction = corrections[scalar] { return correction }
    let letter = UnicodeData.shared.letter(like: scalar)
    if letter != 0 { return letter }
    let base = UnicodeData.shared.base(of: scalar) ?? scalar
    if let alike = drawnAlike[base] { return UInt8(truncatingIfNeeded: alike.value) }
    guard Script(of: scalar) == .latin else { return 0 }
    return scalar.properties.name.flatMap(Self.letter(named:)) ?? 0
  }

  /// `LATIN SMALL LETTER T WITH STROKE`, `LATIN LETTER SMALL CAPITAL T`: the name tells the letter.
  private static func letter(named name: String) -> UInt8? {
    let words = name.split(separator: " ")
    let start: Int
    switch words.prefix(4) {
    case ["LATIN", "LETTER", "SMALL", "CAPITAL"]: start = 4
    case let four where four.starts(with: ["LATIN", "SMALL", "LETTER"]): start = 3
    default: return nil
    }
    guard words.count == start + 1 || (words.count > start + 1 && words[start + 1] == "WITH"),
      words[start].utf8.count == 1, let letter = words[start].utf8.first,
      letter &- UInt8(ascii: "A") < 26
    else { return nil }
    return letter | 0x20
  }
}
