/// A word as the matcher compares it: its letters, without hyphens and dots.
struct MatchTarget: Sendable {
  var letters: [UInt8] = []
  /// Bit n: the owner writes a hyphen before letter n.
  var hyphens: UInt64 = 0
  /// Bit n: the domain has a dot before letter n.
  var dots: UInt64 = 0
  var isJoined: Bool
  var neighbours: Keyboard.Neighbours

  /// - Returns: `nil` for a word that no label can hold.
  init?(_ word: NameWord, neighbours: Keyboard.Neighbours) {
    isJoined = word.isJoined
    self.neighbours = neighbours
    for byte in word.text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        letters.append(byte)
      case UInt8(ascii: "-") where letters.count < 64: hyphens |= 1 << UInt64(letters.count)
      case UInt8(ascii: ".") where letters.count < 64: dots |= 1 << UInt64(letters.count)
      default: return nil
      }
    }
    guard letters.count >= 2, letters.count <= 63 else { return nil }
  }

  var isDomain: Bool { dots != 0 }
  var breaks: UInt64 { hyphens | dots }
}

/// A way to write the shapes of a word: the word itself, or with ligatures.
struct MatchPattern: Sendable {
  /// The index of its word.
  var word: UInt32
  /// Where its shapes begin among those of all patterns.
  var begin: UInt32
  /// How many shapes it has, and how many letters its word.
  var count: UInt8
  var wordCount: UInt8
  /// How many edits may be made to it besides.
  var edits: UInt8
  var isDomain: Bool
  var isJoined: Bool
}
