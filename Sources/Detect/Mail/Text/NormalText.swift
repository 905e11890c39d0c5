import Text

/// A text as phrases are looked for in it: words of folded letters (``ScalarFolding``), one blank before, between and behind
/// them, and for every byte the place that it came from; and how much of it was disguised.
package struct NormalText: Sendable {
  /// UTF-8.
  package private(set) var bytes: [UInt8] = [0x20]
  /// For each byte the UTF-8 offset in the original.
  package private(set) var starts: [UInt32] = [0]
  package private(set) var words = 0
  /// Letters that are pictures of letters: mathematical, circled, full width among narrow.
  package private(set) var styled = 0
  /// Signs that show nothing, between two letters of one word.
  package private(set) var invisible = 0
  /// Marks set on letters that no language sets there.
  package private(set) var marked = 0
  /// Words in which Latin letters stand beside those of another script that look like them.
  package private(set) var mixed = 0
  /// Words without a sense: long, and letters and digits in turns, or without vowels.
  package private(set) var noise = 0

  /// A longer text is looked at by its beginning, in bytes.
  package static let limit = 1 << 18

  /// Linear.
  package init(_ text: String) {
    var text = text
    let folding = ScalarFolding.shared
    bytes.reserveCapacity(min(Self.limit, text.utf8.count) + 2)
    starts.reserveCapacity(min(Self.limit, text.utf8.count) + 2)
    text.withUTF8 { utf8 in
      var index = 0
      var word = WordState()
      var pendingInvisible = 0
      while index < utf8.count, index < Self.limit {
        let start = index
        let byte = utf8[index]
        if byte < 0x80 {
          index += 1
          let folded = folding.folded(ascii: byte)
          if folded == 0 {
            finish(&word, at: start)
            pendingInvisible = 0
          } else {
            invisible += pendingInvisible
            pendingInvisible = 0
            append(folded, start)
            word.take(ascii: UInt8(truncatingIfNeeded: folded))
          }
          continue
        }
        let scalar = nextScalar(utf8, &index)
        if Disguises.isInvisible(scalar) {
          if word.length > 0 { pendingInvisible += 1 }
          continue
        }
        if Disguises.isMark(scalar), word.isLatin {
          if !Disguises.isUsual(mark: scalar) { marked += 1 }
          continue
        }
        var any = false
        folding.fold(scalar) { folded in
          any = true
          append(folded, start)
          word.take(scalar: scalar, folded: folded)
        }
        if any {
          invisible += pendingInvisible
          if Disguises.isStyled(scalar) { styled += 1 }
        } else {
          finish(&word, at: start)
        }
        pendingInvisible = 0
      }
      finish(&word, at: index)
    }
  }

  /// The span of the original under a range of bytes.
  package func span(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(starts[range.lowerBound])..<Int(starts[min(range.upperBound, starts.count - 1)])
  }

  private mutating func append(_ scalar: UInt32, _ start: Int) {
    guard scalar >= 0x80 else {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      starts.append(UInt32(truncatingIfNeeded: start))
      return
    }
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for byte in Unicode.UTF8.encode(scalar) ?? .init() {
      bytes.append(byte)
      starts.append(UInt32(truncatingIfNeeded: start))
    }
  }

  private mutating func finish(_ word: inout WordState, at start: Int) {
    guard word.length > 0 else { return }
    words += 1
    if word.isMixed { mixed += 1 }
    if word.isNoise { noise += 1 }
    word = WordState()
    bytes.append(0x20)
    starts.append(UInt32(truncatingIfNeeded: start))
  }
}

/// What the letters of a word were so far.
private struct WordState {
  var length = 0
  private var latin = 0
  private var likeLatin = 0
  private var digits = 0
  private var turns = 0
  private var wasDigit = false

  var isLatin: Bool { latin > 0 }
  var isMixed: Bool { latin > 0 && likeLatin > 0 }
  /// Twenty letters and more in which digits and letters change five times: a number for a machine. Six changes of forty
  /// random letters and digits are the least; a word of a language has one or two.
  var isNoise: Bool { length >= 20 && turns >= 5 }

  mutating func take(ascii byte: UInt8) {
    length += 1
    let isDigit = byte &- 0x30 < 10
    if isDigit { digits += 1 } else { latin += 1 }
    if length > 1, isDigit != wasDigit { turns += 1 }
    wasDigit = isDigit
  }

  mutating func take(scalar: UInt32, folded: UInt32) {
    length += 1
    if folded >= 0x80 { return }
    // Cyrillic, Greek, Armenian and Cherokee letters that fold to Latin ones because they look like them.
    if (0x370...0x58F).contains(scalar) || (0x13A0...0x13FF).contains(scalar) {
      likeLatin += 1
    } else {
      latin += 1
    }
  }
}

/// Scalars that disguise a word.
enum Disguises {
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x6D6...0x6DC,
      0x711, 0x730...0x74A, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// Marks that languages in Latin letters use.
  static func isUsual(mark scalar: UInt32) -> Bool {
    (0x300...0x30C).contains(scalar) || (0x323...0x331).contains(scalar)
  }

  static func isStyled(_ scalar: UInt32) -> Bool {
    (0x1D400...0x1D7FF).contains(scalar) || (0x24B6...0x24E9).contains(scalar)
      || (0x1F130...0x1F189).contains(scalar) || (0x1D00...0x1D2B).contains(scalar)
  }
}
