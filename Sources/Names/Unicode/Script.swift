import CICU

/// The script of a scalar (UAX #24).
struct Script: Hashable, Sendable {
  /// As ICU numbers them.
  private let code: Int32

  static let latin = Script(of: "a")

  init(of scalar: Unicode.Scalar) {
    code = tocsin_text_script(scalar.value)
  }

  /// Whether it is the script of what belongs to several: digits, punctuation, marks.
  var isShared: Bool { code <= 1 }

  /// The ISO 15924 code, such as `Cyrl`.
  var name: String { String(cString: tocsin_names_script_name(code)) }

  /// Whether letters of more than one script stand in a text.
  static func areSeveral(in text: String) -> Bool {
    var first: Script?
    for scalar in text.unicodeScalars {
      let script = Script(of: scalar)
      if script.isShared { continue }
      if let first, first != script { return true }
      first = script
    }
    return false
  }
}
