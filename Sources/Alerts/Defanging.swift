/// Makes addresses in a text such that nothing turns them into links: `hxxps://evil[.]example`.
package enum Defanging {
  /// Linear in the text.
  package static func defanged(_ text: String) -> String {
    var result = ""
    var word = ""
    for character in text {
      if character.isWhitespace {
        result += defangedWord(word)
        // Lines of a message are ours; what was read makes none.
        result.append(character.isNewline ? " " : character)
        word = ""
      } else if character.unicodeScalars.allSatisfy({
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }) {
        word.append(character)
      }
    }
    return result + defangedWord(word)
  }

  private static func defangedWord(_ word: String) -> String {
    var word = word
    for scheme in ["http", "ftp"]
    where word.lowercased().contains("\(scheme)://") || word.lowercased().contains("\(scheme)s://")
    {
      word = word.replacing("\(scheme)", with: scheme == "http" ? "hxxp" : "fxp")
    }
    let characters = Array(word)
    var result = ""
    for (index, character) in characters.enumerated() {
      let isBetween =
        index > 0 && index + 1 < characters.count && characters[index - 1].isLetterOrDigit
        && characters[index + 1].isLetterOrDigit
      // A number such as 0.97 is none.
      let isNumber =
        isBetween && characters[index - 1].isNumber && characters[index + 1].isNumber
        && characters.allSatisfy { $0.isNumber || !$0.isLetter }
        && characters.count { $0 == "." } == 1
      result += character == "." && isBetween && !isNumber ? "[.]" : String(character)
      if character == "@", isBetween { result.removeLast(); result += "[@]" }
    }
    return result
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
