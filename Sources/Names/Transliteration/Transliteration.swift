/// Names in other scripts, written in Latin letters as people write them.
package enum Transliteration {
  /// At most how many scalars are rendered.
  static let longest = 256

  /// A text in Cyrillic, Greek, Georgian or Armenian letters in lower-case ASCII, once for each
  /// standard or custom that gives something else, in a fixed order; empty for a text without such
  /// letters and for one with letters that have no rendition.
  ///
  /// Standards differ by country and century, and names on the net follow all of them: `Щ` is shch,
  /// sch, sht, sc. Linear in the text's length and the number of schemes, which is about a dozen.
  package static func renditions(of text: String) -> [String] {
    let folded = text.lowercased().unicodeScalars.prefix(longest)
    let composed = Array(String(String.UnicodeScalarView(folded)).unicodeScalars)
    guard let first = composed.first(where: { script(of: $0) != nil }),
      let script = script(of: first)
    else { return [] }
    var renditions: [String] = []
    for scheme in schemes(for: script) {
      if let rendition = scheme.render(composed), !renditions.contains(rendition) {
        renditions.append(rendition)
      }
    }
    return renditions
  }

  enum Script { case cyrillic, greek, georgian, armenian }

  static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x0370...0x03FF, 0x1F00...0x1FFF: .greek
    case 0x0400...0x052F: .cyrillic
    case 0x0531...0x0588: .armenian
    case 0x10A0...0x10FF: .georgian
    default: nil
    }
  }

  static func schemes(for script: Script) -> [TransliterationScheme] {
    switch script {
    case .cyrillic: TransliterationScheme.cyrillic
    case .greek: TransliterationScheme.greek
    case .georgian: TransliterationScheme.georgian
    case .armenian: TransliterationScheme.armenian
    }
  }
}
