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
      !text.unicodeScalars.contains(where: isUnseen)
    else { return false }
    // “no”, “on” and their like are read as what they are not by other readers of YAML.
    let word = text.lowercased()
    return !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(word)
  }

  /// In double quotes (YAML 1.2.2, section 7.3.1): whatever it is, it stays that text.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where isUnseen(scalar):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Controls, ends of lines and the byte order mark, which YAML does not have as they are (section 5.1) or breaks lines at.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}": true
    default: false
    }
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
