internal import Text

/// What the characters of a text say before any word is looked at. One pass.
struct CharacterTraits {
  /// The alphabets that imitate each other.
  struct Scripts: OptionSet {
    let rawValue: UInt8
    static let latin = Scripts(rawValue: 1)
    static let greek = Scripts(rawValue: 2)
    static let cyrillic = Scripts(rawValue: 4)
    /// Armenian, Cherokee, and Latin letters drawn wide or as mathematical symbols.
    static let other = Scripts(rawValue: 8)
  }

  private(set) var scripts: Scripts = []
  /// Zero-width, joining, directional and soft-hyphen characters outside emoji sequences.
  private(set) var invisible = 0
  /// Whether a quotation may begin anywhere.
  private(set) var hasQuotationMarks = false

  init(of text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var index = 0
      while index < utf8.count {
        let scalar = nextScalar(utf8, &index)
        scripts.formUnion(Self.script(of: scalar))
        if scalar >= 0x80 {
          if Self.isInvisible(scalar) { invisible += 1 }
          if QuotationMarks.opens(scalar) { hasQuotationMarks = true }
        } else if scalar == 0x22 {
          hasQuotationMarks = true
        }
      }
    }
  }

  static func scripts(of scalars: some Sequence<Unicode.Scalar>) -> Scripts {
    scalars.reduce(into: []) { $0.formUnion(script(of: $1.value)) }
  }

  @inline(__always)
  private static func script(of scalar: UInt32) -> Scripts {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x530...0x58F, 0x13A0...0x13FF, 0xFF21...0xFF5A, 0x1D400...0x1D7FF: .other
    default: []
    }
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }
}
