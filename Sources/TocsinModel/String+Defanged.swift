/// Addresses of impostors are shown so that they can be read and not be followed, as those who exchange indicators write
/// them: `hxxps://example[.]com/a`.
extension String {
  /// The text as one address: of a web page, a host, or somebody's mail. What has a blank in it is none, and stays.
  package var defanged: String {
    guard !contains(where: \.isWhitespace) else { return self }
    let start = firstRange(of: "://")?.upperBound ?? startIndex
    let scheme = self[..<start].lowercased().replacing("http", with: "hxxp")
    let rest = self[start...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isMail = start == startIndex
    return scheme
      + authority.replacing(".", with: "[.]").replacing("@", with: isMail ? "[@]" : "@")
      + rest.dropFirst(authority.count)
  }

  /// The text on one line, without what directs or cannot be seen, and with every address in it defanged: for mails and
  /// other places where programs turn whatever looks like an address into a link.
  ///
  /// Linear in the text.
  package var withDefangedAddresses: String {
    var result = ""
    var word = ""
    for character in self {
      if character.isWhitespace {
        result += Self.defangedWord(word)
        // Lines of a message are ours; what was read makes none.
        result.append(character.isNewline ? " " : character)
        word = ""
      } else if character.unicodeScalars.allSatisfy({
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }) {
        word.append(character)
      }
    }
    return result + Self.defangedWord(word)
  }

  private static func defangedWord(_ word: String) -> String {
    var word = word
    for (scheme, harmless) in [("http", "hxxp"), ("ftp", "fxp")] {
      let lower = word.lowercased()
      if lower.contains("\(scheme)://") || lower.contains("\(scheme)s://") {
        word = word.replacing(scheme, with: harmless)
      }
    }
    let characters = Array(word)
    // A number such as 0.97 is no address.
    let isNumber =
      !characters.contains(where: \.isLetter) && characters.count { $0 == "." } == 1
    var result = ""
    for (index, character) in characters.enumerated() {
      let isBetween =
        index > 0 && index + 1 < characters.count && characters[index - 1].isLetterOrNumber
        && characters[index + 1].isLetterOrNumber
      switch character {
      case "." where isBetween && !isNumber: result += "[.]"
      case "@" where isBetween: result += "[@]"
      default: result.append(character)
      }
    }
    return result
  }
}

extension Character {
  fileprivate var isLetterOrNumber: Bool { isLetter || isNumber }
}
