/// How much a letter says, so that lengths mean the same in every writing: counted in quarters of a letter of an alphabet.
///
/// A text of 100 Chinese characters is one of 300 Latin letters. The classes are those of the typology of writing
/// systems (Daniels and Bright, *The World's Writing Systems*, 1996): an alphabet writes sounds, an abjad leaves vowels out, a
/// syllabary writes syllables, and a logography words.
package enum LetterContent {
  /// Of a letter of an alphabet.
  package static let alphabetic = 4
  private static let consonantal = 5
  private static let syllabic = 7
  private static let syllableBlock = 9
  private static let logographic = 12

  /// The quarters of a scalar that is a letter or a digit; of a sign for a vowel in a script whose letters are consonants, too.
  /// Constant time.
  ///
  /// - Parameter isLetter: whether it is a letter or a digit.
  package static func quarters(of scalar: UInt32, isLetter: Bool) -> Int {
    switch scalar {
    case ..<0x0590: isLetter ? alphabetic : 0
    case 0x0590...0x077F, 0x08A0...0x08FF: isLetter ? consonantal : 0
    // The scripts that descend from Brahmi: what stands before, above, below and behind a consonant is written apart.
    case 0x0900...0x0DFF, 0x0E00...0x0EFF, 0x0F00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF:
      isLetter || isVowelSign(scalar) ? alphabetic : 0
    case 0x1200...0x139F, 0x13A0...0x13FF, 0x1400...0x167F, 0x3040...0x30FF, 0xA000...0xA63F:
      isLetter ? syllabic : 0
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      isLetter ? logographic : 0
    case 0xAC00...0xD7AF: isLetter ? syllableBlock : 0
    default: isLetter ? alphabetic : 0
    }
  }

  private static func isVowelSign(_ scalar: UInt32) -> Bool {
    guard let category = Unicode.Scalar(scalar)?.properties.generalCategory else { return false }
    return category == .spacingMark || category == .nonspacingMark
  }
}
