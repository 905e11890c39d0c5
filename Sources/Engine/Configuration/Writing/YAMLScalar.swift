import Yams

/// How a text is written in YAML 1.2, and where a comment begins behind one.
enum YAMLScalar {
  /// Plain where that is read back as the same text, else in double quotes.
  ///
  /// - Parameter inList: within brackets, where commas end it.
  static func written(_ text: String, inList: Bool = false) -> String {
    isPlain(text, inList) ? text : quoted(text)
  }

  private static func isPlain(_ text: String, _ inList: Bool) -> Bool {
    guard let first = text.first, let last = text.last, !last.isWhitespace, last != ":",
      first.isLetter || first.isNumber || first == "/" || first == ".",
      !text.contains(": "), !text.contains(" #"),
      !text.contains(where: { $0.isNewline || inList && ",[]{}".contains($0) }),
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { return false }
    // “no”, “on” and their like are read as what they are not by other readers of YAML.
    let word = text.lowercased()
    return !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(word)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The comment at the end of a line, from its `#` on: outside of quotes, behind a blank.
  static func comment(in line: String, from start: Int) -> String? {
    var quote: Character?
    var previous: Character = " "
    var isEscaped = false
    for (number, character) in line.enumerated().dropFirst(start) {
      defer { previous = character }
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if character == "\\", open == "\"" { isEscaped = true }
        if character == open { quote = nil }
      } else if character == "\"" || character == "'", " [{,:".contains(previous) {
        quote = character
      } else if character == "#", previous == " " || previous == "\t" {
        return String(line.dropFirst(number))
      }
    }
    return nil
  }
}
