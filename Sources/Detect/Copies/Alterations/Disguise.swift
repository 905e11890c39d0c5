internal import Text
internal import TocsinModel

/// Words that read the same but are written in letters of another script, and invisible characters that
/// only the copy has.
struct Disguise {
  /// Pairs of word indices.
  private(set) var words: [(a: Int, b: Int)] = []
  private(set) var invisible = 0

  init(_ a: ExaminedText, _ b: ExaminedText, _ matches: [SentenceMatching.Match]) {
    let scripts = a.characters.scripts.union(b.characters.scripts)
    let mayDiffer = scripts.rawValue & (scripts.rawValue &- 1) != 0
    for match in matches where mayDiffer {
      let (inA, inB) = (a.words(ofSentences: match.a), b.words(ofSentences: match.b))
      for run in sequenceDiff(Array(a.keys(inA)), Array(b.keys(inB)), limit: 200) {
        guard case .same(let sameA, let sameB) = run else { continue }
        for (i, j) in zip(sameA, sameB) {
          let pair = (a: inA.lowerBound + i, b: inB.lowerBound + j)
          if a.scripts(ofWord: pair.a) != b.scripts(ofWord: pair.b) { words.append(pair) }
        }
      }
    }
    invisible = max(0, b.characters.invisible - a.characters.invisible)
  }

  /// The first words, for a list.
  func sample(_ text: ExaminedText, _ index: ((a: Int, b: Int)) -> Int) -> String {
    let shown = words.prefix(5).map { pair in
      let word = text.words[index(pair)]
      return text.string(TextSpan(word.start, word.end))
    }
    return shown.joined(separator: ", ") + (words.count > 5 ? ", … (\(words.count) words)" : "")
  }
}
