/// Letters of Latin, Cyrillic and Greek that are drawn alike, small or capital (a selection of UTS #39's confusables).
/// Letters are given in lower case.
struct LookAlikeLetters: Sendable {
  static let shared = LookAlikeLetters()

  /// The letter of `script` that looks like `letter`; `nil` when none does.
  func twin(of letter: UInt32, in script: Script) -> UInt32? {
    if letter < 0x80 {
      switch script {
      case .cyrillic: return cyrillic.byLatin[letter]
      case .greek: return greek.byLatin[letter]
      default: return nil
      }
    }
    guard let latin = cyrillic.toLatin[letter] ?? greek.toLatin[letter] else { return nil }
    return script == .latin ? latin : twin(of: latin, in: script)
  }

  private struct Twins: Sendable {
    var byLatin: [UInt32: UInt32] = [:]
    var toLatin: [UInt32: UInt32] = [:]

    /// Of several letters that look like a Latin one the first is the usual one.
    init(_ letters: String, _ latin: String) {
      for (letter, twin) in zip(letters.unicodeScalars, latin.unicodeScalars) {
        toLatin[letter.value] = twin.value
        if byLatin[twin.value] == nil { byLatin[twin.value] = letter.value }
      }
    }
  }

  private let cyrillic = Twins("авекмнорстухіјѕһьԁԛԝ", "abekmhopctyxijshbdqw")
  private let greek = Twins("αβεζηικμνορτυχγν", "abezhikmnoptyxyv")

  private init() {}
}
