internal import Text
internal import TocsinModel

/// Words that read the same but are written in letters of another script, and invisible characters that
/// only the copy has.
struct Disguise {
  /// Pairs of word indices.
  private(set) var words: [(a: Int, b: Int)] = []
  private(set) var invisible = 0

  init(_ a: ExaminedText, _ b: ExaminedText, _ matches: [SentenceMatching.Match]) {
    let mayDiffer = Self.mayDiffer(a.text, b.text)
    for match in matches where mayDiffer {
      let (inA, inB) = (a.words(ofSentences: match.a), b.words(ofSentences: match.b))
      for run in sequenceDiff(a.keys(inA), b.keys(inB), limit: 200) {
        guard case .same(let sameA, let sameB) = run else { continue }
        for (i, j) in zip(sameA, sameB) {
          let pair = (a: inA.lowerBound + i, b: inB.lowerBound + j)
          let before = Self.scripts(a.text, a.words[pair.a])
          let after = Self.scripts(b.text, b.words[pair.b])
          if before != after { words.append(pair) }
        }
      }
    }
    invisible = max(0, Self.invisible(b.text) - Self.invisible(a.text))
  }

  /// The first words, for a list.
  func sample(_ text: ExaminedText, _ index: ((a: Int, b: Int)) -> Int) -> String {
    let shown = words.prefix(5).map { pair in
      let word = text.words[index(pair)]
      return text.string(TextSpan(word.start, word.end))
    }
    return shown.joined(separator: ", ") + (words.count > 5 ? ", … (\(words.count) words)" : "")
  }

  /// Whether the two texts are written in more than one alphabet between them.
  private static func mayDiffer(_ a: String, _ b: String) -> Bool {
    let scripts = scripts(a.unicodeScalars) | scripts(b.unicodeScalars)
    return scripts & (scripts &- 1) != 0
  }

  private static func scripts(_ text: String, _ word: Word) -> UInt8 {
    scripts(text.slice(TextSpan(word.start, word.end)).unicodeScalars)
  }

  /// The alphabets of a text: bit 0 Latin, 1 Greek, 2 Cyrillic, 3 others.
  private static func scripts(_ scalars: some Sequence<Unicode.Scalar>) -> UInt8 {
    var scripts: UInt8 = 0
    for scalar in scalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: scripts |= 1
      case 0x370...0x3FF, 0x1F00...0x1FFF: scripts |= 2
      case 0x400...0x52F: scripts |= 4
      case 0x530...0x58F, 0x13A0...0x13FF, 0xFF21...0xFF5A, 0x1D400...0x1D7FF: scripts |= 8
      default: break
      }
    }
    return scripts
  }

  /// Zero-width, joining, directional and soft-hyphen characters outside emoji sequences.
  static func invisible(_ text: String) -> Int {
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF:
        count += 1
      default: break
      }
    }
    return count
  }
}
