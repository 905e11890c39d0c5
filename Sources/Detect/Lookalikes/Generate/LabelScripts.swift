import Names

/// Which scripts labels and endings are written in, and which of them go together.
enum LabelScripts {
  /// Those that are written beside Latin letters.
  private static let mixing: Set<String> = ["Hani", "Hira", "Kana", "Hang", "Bopo"]

  /// ISO 15924 codes, sorted; none for digits and hyphens alone.
  static func of(_ label: String) -> [String] {
    label.utf8.allSatisfy { $0 < 0x80 }
      ? label.utf8.contains { $0 &- UInt8(ascii: "a") < 26 } ? ["Latn"] : []
      : LabelSkeleton(of: label).scripts
  }

  /// Whether Latin words may stand in a label of such scripts.
  static func takeLatin(_ scripts: [String]) -> Bool {
    scripts.allSatisfy { $0 == "Latn" || mixing.contains($0) }
  }

  /// Whether a registry takes a label under an ending: one in a script of its own takes names in that script
  /// (the registries' tables at IANA, “Repository of IDN Practices”), and beside Han, kana and Hangul Latin
  /// letters too.
  static func isTaken(_ label: String, under ending: String) -> Bool {
    let home = of(ending)
    guard !home.isEmpty, !home.contains("Latn") else { return true }
    let scripts = of(label)
    if home.allSatisfy(mixing.contains) { return scripts.contains(where: mixing.contains) }
    return scripts.allSatisfy(home.contains)
  }
}
