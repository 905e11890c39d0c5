/// The letters that people type a label with, and which of their keys are neighbours.
struct TypedLetters {
  /// Empty for writing that is not typed letter by letter, such as Han.
  private(set) var letters: [Unicode.Scalar] = []
  private let latin: Keyboard.Neighbours
  private var pairs: Set<[Unicode.Scalar]> = []

  /// - Parameters:
  ///   - label: in Unicode, lower case.
  ///   - country: ISO 3166-1 alpha-2, lower case.
  init(of label: String, in country: String) {
    let scripts = LabelScripts.of(label)
    let isPlain = label.utf8.allSatisfy { $0 < 0x80 }
    let isLatin = scripts.isEmpty || scripts.contains("Latn")
    latin = Keyboard.Neighbours(on: isLatin ? Keyboard.layouts(in: country) : [])
    var known: Set<Unicode.Scalar> = []
    func add(_ text: String) {
      for letter in text.unicodeScalars where letter != " " && known.insert(letter).inserted {
        letters.append(letter)
      }
    }
    if isLatin { add("abcdefghijklmnopqrstuvwxyz0123456789") }
    // A slip to a letter with a mark is made in labels that have such letters.
    for keyboard in isPlain ? [] : NationalKeyboard.keyboards(of: scripts, in: country) {
      for row in keyboard.rows { add(row) }
      add(keyboard.others)
      keyboard.forEachPair { pairs.insert([$0, $1]) }
    }
  }

  func areNeighbours(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    guard let one = one.plainKey, let other = other.plainKey else {
      return pairs.contains([one, other]) || pairs.contains([other, one])
    }
    return latin.contains(one, other)
  }
}

extension Unicode.Scalar {
  /// A letter or digit of ASCII in lower case.
  var plainKey: UInt8? {
    guard isASCII else { return nil }
    let byte = UInt8(truncatingIfNeeded: value)
    return byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 ? byte : nil
  }
}
