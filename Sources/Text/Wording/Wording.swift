/// The words of a text as a language model should read them.
///
/// What a copier adds or disguises is undone, and nothing else is changed: web addresses, mentions, and the hashtags around
/// the text are left out; a hashtag inside a sentence stays as its words; characters that cannot be seen are
/// dropped, letters exchanged for look-alikes of another script written in the text's own, and shouting lowered.
///
/// Linear in the text; a longer one than ``limit`` is cut.
package struct Wording: Hashable, Sendable {
  package let text: String
  /// Letters and digits of ``text``, as many as an alphabet would need (``LetterContent``).
  package let length: Int

  /// How many bytes of a text are read.
  package static let limit = 65_536

  package init(_ text: String) {
    var pieces = Self.pieces(of: text)
    pieces.leaveOutTagsAround()
    for index in pieces.indices { pieces[index].divideTag() }
    pieces.undoDisguise()
    let shouts = pieces.shout
    var written = String.UnicodeScalarView()
    var quarters = 0
    for piece in pieces {
      for scalar in piece.scalars {
        let entry = LetterTable.shared.entry(of: scalar)
        if entry == LetterTable.invisible { continue }
        quarters += LetterContent.quarters(
          of: scalar, isLetter: entry != 0 || (0x30...0x39).contains(scalar))
        let lower = entry & 0xFF_FFFF
        guard let scalar = Unicode.Scalar(shouts && lower != 0 ? lower : scalar) else { continue }
        written.append(scalar)
      }
      written.append(" ")
    }
    if !written.isEmpty { written.removeLast() }
    self.text = String(written)
    self.length = quarters / LetterContent.alphabetic
  }
}

/// A run of characters without white space.
struct WordingPiece {
  var scalars: [UInt32]
  var isTag: Bool
}

extension Wording {
  /// The text cut at white space, addresses and mentions left out.
  private static func pieces(of text: String) -> [WordingPiece] {
    var text = text
    return text.withUTF8 { utf8 in
      var pieces: [WordingPiece] = []
      var piece = WordingPiece(scalars: [], isTag: false)
      func end() {
        if !piece.scalars.isEmpty { pieces.append(piece) }
        piece = WordingPiece(scalars: [], isTag: false)
      }
      var index = 0
      var isInWord = false
      let count = min(utf8.count, limit)
      while index < count {
        if !isInWord, let behind = FoldedText.unwantedWord(utf8, at: index) {
          if utf8[index] == UInt8(ascii: "#") {
            end()
            var at = index + 1
            while at < behind { piece.scalars.append(nextScalar(utf8, &at)) }
            piece.isTag = true
            end()
          } else if utf8[index] == UInt8(ascii: "@"), pieces.count == 1, pieces[0].isRepostMark {
            pieces.removeAll()
            index = behind
            if index < count, utf8[index] == UInt8(ascii: ":") { index += 1 }
            continue
          }
          index = behind
          continue
        }
        let scalar = nextScalar(utf8, &index)
        if scalar <= 0x20 || scalar == 0xA0 || Self.isWideSpace(scalar) {
          end()
          isInWord = false
        } else {
          piece.scalars.append(scalar)
          isInWord = ScalarFolding.shared.keeps(scalar)
        }
      }
      end()
      return pieces
    }
  }

  private static func isWideSpace(_ scalar: UInt32) -> Bool {
    (0x2000...0x200A).contains(scalar) || scalar == 0x2028 || scalar == 0x2029 || scalar == 0x202F
      || scalar == 0x3000
  }
}

extension WordingPiece {
  /// `RT` before a mention says that the text is another's.
  fileprivate var isRepostMark: Bool { scalars == [0x52, 0x54] }

  /// `#StopTheCount` and `#stop_the_count` are three words.
  fileprivate mutating func divideTag() {
    guard isTag else { return }
    var divided: [UInt32] = []
    var wasLower = false
    for scalar in scalars {
      let entry = LetterTable.shared.entry(of: scalar)
      let isLower = entry != 0 && entry & 0xFF_FFFF == scalar
      if wasLower, entry != 0, !isLower { divided.append(0x20) }
      divided.append(scalar == 0x5F ? 0x20 : scalar)
      wasLower = isLower
    }
    scalars = divided
  }
}

extension [WordingPiece] {
  /// Hashtags before and behind the text say where it belongs, not what it says.
  fileprivate mutating func leaveOutTagsAround() {
    let first = firstIndex { !$0.isTag && $0.hasLetters } ?? endIndex
    let last = lastIndex { !$0.isTag && $0.hasLetters } ?? startIndex
    self = indices.compactMap { index in
      self[index].isTag && (index < first || index > last) ? nil : self[index]
    }
  }

  /// Whether most letters are capitals of a script that has two cases.
  fileprivate var shout: Bool {
    var (upper, letters) = (0, 0)
    for scalar in lazy.flatMap(\.scalars) {
      let entry = LetterTable.shared.entry(of: scalar)
      guard entry != 0, entry != LetterTable.invisible else { continue }
      letters += 1
      if entry & 0xFF_FFFF != scalar { upper += 1 }
    }
    return letters >= 12 && upper * 5 > letters * 3
  }
}

extension WordingPiece {
  fileprivate var hasLetters: Bool {
    scalars.contains { scalar in
      let entry = LetterTable.shared.entry(of: scalar)
      return entry != 0 && entry != LetterTable.invisible
    }
  }
}
