internal import Text
internal import TocsinModel

/// A line at the end of a pasted text that says whose it is: `(c) KESTRELWIRE 2024`, `© Netloft`.
///
/// On a page such a line is the page's own. Only a text that was read without the site it stood on, whose line is therefore
/// part of what somebody pasted, credits by it.
struct RightsLine: Hashable {
  let name: String
  let written: String

  /// - Returns: `nil` where the document has a source, or no such line among its last ones.
  init?(of document: Document) {
    guard document.source == nil, document.form == .page else { return nil }
    for line in document.text.suffix(400).split(whereSeparator: \.isNewline).reversed().prefix(3) {
      let line = line.drop { $0 == " " || $0 == "(" && line.hasPrefix("(©") }
      for mark in ["(c)", "(C)", "©", "(с)", "(С)"] where line.hasPrefix(mark) {
        let rest = line.dropFirst(mark.count)
        let words = rest.split { $0 == " " || $0 == "," || $0 == ")" || $0 == "." }
          .filter { word in !word.allSatisfy { $0.isNumber || "-–".contains($0) } }
        guard (1...6).contains(words.count) else { continue }
        name = words.joined(separator: " ")
        written = String(line)
        return
      }
    }
    return nil
  }
}
