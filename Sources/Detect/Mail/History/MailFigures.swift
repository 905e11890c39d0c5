/// What of a text money and answers are sent by, and where its readers are led.
enum MailFigures {
  /// Digits of a number that is one of an account; a day or a sum has fewer.
  private static let fewestDigits = 9
  private static let most = 200

  /// Numbers of accounts and addresses of mail, each as it is compared. Linear.
  static func accounts(in text: String) -> [String] {
    var found: [String] = []
    for line in text.split(whereSeparator: \.isNewline) where found.count < most {
      found += numbers(in: line)
      for word in line.split(whereSeparator: { $0.isWhitespace || "<>()[]\",;:".contains($0) }) {
        let word = word.trimmed.lowercased()
        if word.utf8.count <= 254, let at = word.firstIndex(of: "@"), at > word.startIndex,
          word[at...].contains("."), !word.contains(where: { "/=&".contains($0) })
        {
          found.append(word)
        }
      }
    }
    return Array(found.prefix(most))
  }

  /// For each address of a page every name of a host in it: what passes links on bears the host that it leads to within itself.
  static func hosts(in text: String) -> [[String]] {
    text.split(whereSeparator: \.isWhitespace).lazy.map { $0.lowercased() }.filter { word in
      word.utf8.count <= 2_000
        && ["http://", "https://", "www.", "<http"].contains { word.hasPrefix($0) }
    }.prefix(most).map { word in
      // What is encoded (%2F) ends a name as well as what it stands for.
      word.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.flatMap { part in
        let name = String(part.trimmed)
        return ["2f", "3a", "40"].contains { name.hasPrefix($0) }
          ? [name, String(name.dropFirst(2))] : [name]
      }.filter { $0.contains(".") }
    }
  }

  /// A text without addresses of pages, which hosts pass on on the way: what they carry is no word of it.
  static func withoutLinks(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      guard line.utf8.contains(UInt8(ascii: "/")) else { return line }
      return line.split(separator: " ").filter { !$0.contains("://") }.joined(separator: " ")[...]
    }.joined(separator: "\n")
  }

  /// Numbers of accounts, groups joined; with the letters of their country before them, where they have these (ISO 13616).
  private static func numbers(in line: Substring) -> [String] {
    var found: [String] = []
    var open = ""
    var digits = 0
    func end() {
      if digits >= fewestDigits { found.append(open) }
      (open, digits) = ("", 0)
    }
    for group in line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }) {
      let bare = group.trimmed
      let count = bare.utf8.count { $0 &- 0x30 < 10 }
      let isGroup =
        count > 0 && count * 2 >= bare.utf8.count
        && bare.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }
      guard isGroup else {
        end()
        continue
      }
      open += bare.uppercased()
      digits += count
      // What stands behind a stop belongs to another.
      if bare.endIndex != group.endIndex { end() }
    }
    end()
    return found
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without stops and brackets around it.
  fileprivate var trimmed: Substring {
    let signs: Set<Character> = [".", ",", ";", ":", "!", "?", "(", ")", "<", ">", "\"", "'"]
    var part = self[...]
    while let last = part.last, signs.contains(last) { part.removeLast() }
    while let first = part.first, signs.contains(first) { part.removeFirst() }
    return part
  }
}
