import Text
import TocsinModel

/// Two texts as one: what they share, what only the first has, what only the second has.
package struct WordDifference: Sendable {
  package enum Piece: Hashable, Sendable {
    case same(String)
    case dropped(String)
    case added(String)
  }

  package let pieces: [Piece]

  /// Compares word by word, exactly: case and look-alike letters count. A Serbian word is the same in either of its alphabets.
  ///
  /// - Complexity: O((n + m)·d) in the words and differences; beyond 2,000 differences what is left
  ///   is one replacement.
  package init(_ a: String, _ b: String) {
    let left = Self.words(of: a)
    let right = Self.words(of: b)
    var pieces: [Piece] = []
    for run in sequenceDiff(left.map(\.word), right.map(\.word), limit: 2000) {
      switch run {
      case .same(_, let range):
        if !range.isEmpty { pieces.append(.same(Self.text(right, range))) }
      case .replaced(let before, let after):
        if !before.isEmpty { pieces.append(.dropped(Self.text(left, before))) }
        if !after.isEmpty { pieces.append(.added(Self.text(right, after))) }
      }
    }
    self.pieces = pieces
  }

  private struct Token {
    /// In Latin letters, where it is Serbian.
    var word: Substring
    /// The word with what stands before the next one.
    var text: Substring
  }

  private static func words(of text: String) -> [Token] {
    let words = Word.words(of: text)
    let serbian = SerbianWords(text)
    let bytes = serbian == nil ? [] : Array(text.utf8)
    let utf8 = text.utf8
    var index = utf8.startIndex
    var offset = 0
    var tokens: [Token] = []
    tokens.reserveCapacity(words.count)
    for (number, word) in words.enumerated() {
      let start = utf8.index(index, offsetBy: word.start - offset)
      let end = utf8.index(start, offsetBy: word.end - word.start)
      let next = number + 1 < words.count ? words[number + 1].start : utf8.count
      let after = utf8.index(end, offsetBy: next - word.end)
      let from = number == 0 ? utf8.startIndex : start
      let latin = serbian?.latin(word.start..<word.end, of: bytes)
      tokens.append(
        Token(word: latin.map { $0[...] } ?? text[start..<end], text: text[from..<after]))
      (index, offset) = (after, next)
    }
    return tokens
  }

  private static func text(_ tokens: [Token], _ range: Range<Int>) -> String {
    tokens[range].map(\.text).joined()
  }
}
