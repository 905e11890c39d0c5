/// Letters of Latin, Cyrillic and Greek that are drawn alike, in lower case.
struct LookAlikeLetters: Sendable {
  /// From a letter to the one of the other script that looks like it.
  private let twins: [Script: [UInt32: UInt32]]

  static let shared = LookAlikeLetters()

  private init() {
    // What folds to the same ASCII letter looks alike in one of its cases. The more usual letter comes first.
    func twins(_ alphabet: String) -> [UInt32: UInt32] {
      var found: [UInt32: UInt32] = [:]
      for letter in alphabet.unicodeScalars {
        ScalarFolding.shared.fold(letter.value) { folded in
          guard folded < 0x80, found[folded] == nil else { return }
          found[folded] = letter.value
        }
      }
      return found
    }
    self.twins = [
      .cyrillic: twins("авекмнорстухіјѕьгпиѵԁԛԝһ"),
      .greek: twins("αβεζηικμνορτυχγωσ"),
    ]
  }

  /// The letter of `script` that looks like `letter`; `nil` when none does.
  func twin(of letter: UInt32, in script: Script) -> UInt32? {
    var plain: UInt32?
    if letter < 0x80 {
      plain = letter
    } else {
      // Accented Latin letters have no twin: nobody who imitates writes them.
      ScalarFolding.shared.fold(letter) { plain = $0 < 0x80 ? $0 : nil }
      if script != .latin, letter < 0x250 { return nil }
    }
    guard let plain else { return nil }
    return script == .latin ? plain : twins[script]?[plain]
  }
}
