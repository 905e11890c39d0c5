internal import CICU

/// The scripts that letters are told by, numbered as ICU numbers them (Unicode, UAX #24).
enum Script: UInt8, CaseIterable {
  case arabic = 2
  case armenian = 3
  case bengali = 4
  case bopomofo = 5
  case cherokee = 6
  case cyrillic = 8
  case devanagari = 10
  case ethiopic = 11
  case georgian = 12
  case greek = 14
  case gujarati = 15
  case gurmukhi = 16
  case han = 17
  case hangul = 18
  case hebrew = 19
  case hiragana = 20
  case kannada = 21
  case katakana = 22
  case khmer = 23
  case lao = 24
  case latin = 25
  case malayalam = 26
  case mongolian = 27
  case myanmar = 28
  case oriya = 31
  case sinhala = 33
  case syriac = 34
  case tamil = 35
  case telugu = 36
  case thaana = 37
  case thai = 38
  case tibetan = 39
  case canadianAboriginal = 40

  /// The largest number and one.
  static let bound = 41
}

extension Script {
  /// The scripts whose letters imitate each other.
  var isAlphabetic: Bool { self == .latin || self == .cyrillic || self == .greek }
}

/// What each scalar of the basic plane is to the identification of languages.
struct LetterTable: Sendable {
  /// The lower-case scalar, and its script from bit 24 on; 0 for what parts words.
  private let entries: [UInt32]

  /// A mark that belongs to the letter before it.
  static let mark: UInt32 = 1 << 24
  /// A character that cannot be seen, and parts nothing.
  static let invisible: UInt32 = 0xFF << 24

  /// Built once from Unicode's data, in a few milliseconds.
  static let shared = LetterTable()

  private init() {
    var entries = [UInt32](repeating: 0, count: 0x10000)
    for value in UInt32(0)..<0x10000 {
      entries[Int(value)] = Self.entry(value)
    }
    self.entries = entries
  }

  /// Constant time; a table look-up in the basic plane.
  @inline(__always)
  func entry(of scalar: UInt32) -> UInt32 {
    scalar < 0x10000 ? entries[Int(scalar)] : Self.supplementary(scalar)
  }

  private static func entry(_ value: UInt32) -> UInt32 {
    guard value >= 0x41, let scalar = Unicode.Scalar(value) else { return 0 }
    // Ideographs and syllables have no case and need not be asked about one by one.
    if (0x4E00...0x9FFF).contains(value) { return value | UInt32(Script.han.rawValue) << 24 }
    if (0xAC00...0xD7A3).contains(value) { return value | UInt32(Script.hangul.rawValue) << 24 }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return invisible }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark:
      let script = UInt32(bitPattern: tocsin_text_script(value))
      return script > 1 && script < UInt32(Script.bound) ? value | script << 24 : value | mark
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      break
    default:
      // Circled letters are symbols to Unicode.
      return (0x24B6...0x24E9).contains(value) ? styled(value) : 0
    }
    let isStyled = (0x2100...0x214F).contains(value) || (0xFF21...0xFF5A).contains(value)
    if isStyled { return styled(value) }
    let script = UInt32(bitPattern: tocsin_text_script(value))
    guard script > 1, script < UInt32(Script.bound) else { return 0 }
    let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? value
    return lower | script << 24
  }

  private static func supplementary(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x1D400...0x1D7FF, 0x1F130...0x1F189: styled(value)
    case 0x20000...0x3FFFF: value | UInt32(Script.han.rawValue) << 24
    case 0xE0000...0xE0FFF: invisible
    default: 0
    }
  }

  /// A letter of Latin in another typeface.
  private static func styled(_ value: UInt32) -> UInt32 {
    var plain: UInt32 = 0
    ScalarFolding.shared.fold(value) { plain = $0 }
    guard (0x61...0x7A).contains(plain) else { return 0 }
    return plain | UInt32(Script.latin.rawValue) << 24
  }
}
