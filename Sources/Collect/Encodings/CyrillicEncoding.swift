/// Tells the encodings of Cyrillic apart, and from those of other alphabets.
///
/// A Cyrillic word is high bytes from end to end, where one of the Latin alphabet mixes them with
/// ASCII. Which encoding it is shows in the letters it would consist of: the right one gives the common
/// letters of the East and South Slavic languages, and capitals at the beginning of words only.
struct CyrillicEncoding {
  /// Weight of a letter: its share of running text in per mille, the largest over Russian, Ukrainian,
  /// Belarusian, Bulgarian, Serbian and Macedonian, rounded.
  private static let shares: [(letters: String, share: Int32)] = [
    ("о", 105), ("а", 95), ("е", 85), ("и", 78), ("н", 67), ("т", 62), ("і", 57), ("с", 54),
    ("р", 48), ("в", 48), ("л", 42), ("к", 37), ("у", 34), ("д", 34), ("м", 32), ("п", 29),
    ("я", 24), ("з", 22), ("ь", 19), ("ы", 19), ("г", 18), ("б", 17), ("й", 14), ("ч", 14),
    ("ј", 40), ("ў", 12), ("х", 11), ("ж", 9), ("ц", 9), ("ш", 8), ("ю", 8), ("є", 7), ("ї", 7),
    ("љ", 5), ("њ", 6), ("ћ", 6), ("щ", 5), ("ъ", 12), ("э", 6), ("ф", 3), ("ђ", 2), ("џ", 1),
    ("ё", 2), ("ґ", 1), ("ѓ", 1), ("ќ", 1), ("ѕ", 1),
  ]

  /// What stands before and behind words and says nothing.
  private static let marks = "«»„“”‘’—–…№\u{A0}".unicodeScalars

  /// Letters that must be there, and their mean share, before anything is said. Sentences of the six
  /// languages have 55 to 65; Greek that is taken for Cyrillic 31, Hebrew 39, Chinese less than 0.
  private static let enough: (letters: Int, mean: Int32) = (8, 43)

  /// For a byte that is no letter, and for a capital behind a small letter.
  private static let fault: Int32 = -60

  private struct Table {
    let name: EncodingName
    /// For bytes from 0x80: the share; 0 is a mark.
    var shares = [Int32](repeating: CyrillicEncoding.fault, count: 128)
    var isCapital = [Bool](repeating: false, count: 128)
  }

  /// Earlier ones win a tie.
  private static let tables: [Table] = [
    "windows-1251", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic",
  ]
  .compactMap { EncodingName(label: $0) }.map(table)

  private static func table(of name: EncodingName) -> Table {
    var byLetter: [Unicode.Scalar: Int32] = [:]
    for (letters, share) in shares {
      for letter in letters.unicodeScalars { byLetter[letter] = share }
    }
    var table = Table(name: name)
    for byte in 0x80...0xFF {
      let source = HeadedBytes(
        head: [UInt8(truncatingIfNeeded: byte)], failure: nil, rest: NoBytes())
      guard let decoded = try? DecodedBytes(source, from: name) else { continue }
      let text = String(decoding: decoded.head(8).bytes, as: UTF8.self)
      guard let letter = text.unicodeScalars.first else { continue }
      if marks.contains(letter) { table.shares[byte - 0x80] = 0 }
      let small = letter.properties.lowercaseMapping.unicodeScalars.first ?? letter
      guard let share = byLetter[small] else { continue }
      table.shares[byte - 0x80] = share
      table.isCapital[byte - 0x80] = small != letter
    }
    return table
  }

  /// The encoding, when the words are Cyrillic.
  ///
  /// - Parameter words: the words of a text that have bytes from 0x80 on.
  static func detect(_ words: HighWords) -> EncodingName? {
    guard words.whole * 5 >= words.high * 3 else { return nil }
    var best: (name: EncodingName, score: Int32)?
    for table in tables {
      let (score, letters) = score(words.bytes, by: table)
      guard letters >= enough.letters, score >= enough.mean * letters else { continue }
      let mean = score / letters
      if best.map({ mean > $0.score }) ?? true { best = (table.name, mean) }
    }
    return best?.name
  }

  /// The sum of the shares and how many bytes are no marks.
  private static func score(_ words: [UInt8], by table: Table) -> (sum: Int32, letters: Int32) {
    var sum: Int32 = 0
    var letters: Int32 = 0
    var wasSmall = false
    for byte in words {
      guard byte >= 0x80 else {
        wasSmall = false
        continue
      }
      let index = Int(byte - 0x80)
      let share = table.shares[index]
      guard share != 0 else {
        wasSmall = false
        continue
      }
      letters += 1
      if table.isCapital[index] {
        // Words in capitals exist, but are fewer.
        sum += wasSmall ? fault : share * 4 / 5
      } else {
        sum += share
        wasSmall = share > 0
      }
    }
    return (sum, letters)
  }
}
