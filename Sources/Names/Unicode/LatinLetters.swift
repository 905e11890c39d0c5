/// What letters pass for that UTS #39 keeps apart, because in careful print they differ.
enum LatinLetters {
  /// By eye, at the size of an address bar: our own list.
  private static let drawnAlike: [Unicode.Scalar: Unicode.Scalar] = [
    "ß": "b", "þ": "p", "ð": "d", "ŋ": "n", "ĸ": "k", "ȷ": "j", "ə": "e", "ɛ": "e", "ɪ": "i",
    "ʟ": "l",
    "μ": "u", "µ": "u", "π": "n", "χ": "x", "ξ": "e", "ω": "w", "λ": "l", "σ": "o", "δ": "d",
    "з": "3", "э": "3", "ч": "4", "и": "u", "й": "u", "ц": "u", "п": "n", "л": "n", "г": "r",
    "я": "r", "ш": "w", "щ": "w", "ь": "b", "ъ": "b", "ы": "b", "д": "d", "ю": "o", "є": "e",
    "ѳ": "o", "ө": "o", "ғ": "f", "қ": "k", "җ": "x", "ж": "x", "ћ": "h", "ђ": "h", "џ": "u",
  ]

  /// What UTS #39 takes for another letter than small print shows: a palochka for an i.
  private static let corrections: [Unicode.Scalar: UInt8] = ["ӏ": UInt8(ascii: "l")]

  /// The letter in place of the one of UTS #39; `nil` where that is right.
  static func correction(of scalar: Unicode.Scalar) -> UInt8? { corrections[scalar] }

  /// The letter a–z or digit; 0 for none.
  static func letter(like scalar: Unicode.Scalar) -> UInt8 {
    if let alike = drawnAlike[scalar] { return UInt8(truncatingIfNeeded: alike.value) }
    return scalar.properties.name.flatMap(letter(named:)) ?? 0
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
