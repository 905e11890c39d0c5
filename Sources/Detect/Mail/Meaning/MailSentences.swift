import Text

/// The sentences of a mail whose meaning is worth looking at: its subject and the beginning of what it shows, without what it quotes.
///
/// Bounded, since each costs a third of a millisecond: whoever asks for something says so early, or nobody reads it.
enum MailSentences {
  /// Besides the subject.
  static let most = 24
  /// Bytes of a sentence; what is longer is a list or a table.
  static let longest = 400
  /// Letters of an alphabet below which a line is a button or the end of another, and like anything.
  static let fewestLetters = 20
  static let fewestOfSubject = 8
  /// Bytes of the text that are looked at.
  static let mostText = 64 << 10

  struct Sentence: Hashable {
    var text: String
    var isSubject: Bool
  }

  /// Linear in ``mostText``.
  static func sentences(of mail: MailMessage) -> [Sentence] {
    var found: [Sentence] = []
    let subject = visible(mail.subject)
    if letters(subject) >= fewestOfSubject {
      found.append(Sentence(text: subject, isSubject: true))
    }
    let text = String(decoding: mail.text.utf8.prefix(mostText), as: UTF8.self)
    let utf8 = Array(text.utf8)
    var lines: [String] = []
    var isOpen = false
    for range in Text.sentences(of: text, limit: 400) {
      let line = visible(String(decoding: utf8[range], as: UTF8.self))
      // What is quoted somebody else wrote.
      guard let first = line.unicodeScalars.first, first != ">" else {
        isOpen = false
        continue
      }
      // A sentence that a program broke into lines goes on in small letters.
      if isOpen, first.properties.isLowercase, let last = lines.last, last.utf8.count < longest {
        lines[lines.count - 1] = last + " " + line
      } else {
        lines.append(line)
      }
      isOpen = !endings.contains(line.unicodeScalars.last ?? " ")
    }
    for line in lines where found.count <= most && letters(line) >= fewestLetters {
      found.append(Sentence(text: cut(line), isSubject: false))
    }
    return found
  }

  private static let endings: Set<Unicode.Scalar> = [".", "!", "?", ":", "。", "！", "？", "؟"]

  /// As people read it: blanks as one, without addresses and signs that show nothing.
  private static func visible(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).lazy.filter { word in
      !["http://", "https://", "www."].contains { word.lowercased().hasPrefix($0) }
    }.map { word in
      let scalars = word.unicodeScalars
      guard scalars.contains(where: { Disguises.isInvisible($0.value) }) else {
        return String(word)
      }
      return String(String.UnicodeScalarView(scalars.filter { !Disguises.isInvisible($0.value) }))
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func letters(_ text: String) -> Int {
    text.unicodeScalars.reduce(into: 0) { quarters, scalar in
      quarters += LetterContent.quarters(of: scalar.value, isLetter: scalar.properties.isAlphabetic)
    } / LetterContent.alphabetic
  }

  private static func cut(_ line: String) -> String {
    guard line.utf8.count > longest else { return line }
    var line = Array(line.utf8.prefix(longest))
    // Not within a scalar.
    while let last = line.last, last & 0xC0 == 0x80 { line.removeLast() }
    if line.last ?? 0 >= 0xC0 { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}
