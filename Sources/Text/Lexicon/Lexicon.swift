/// A set of words and phrases, matched on folded words: case, accents and look-alike letters do not count.
package struct Lexicon: Sendable {
  private var phrases: [UInt64: [[UInt64]]] = [:]

  /// Takes entries of one or several words.
  package init(_ entries: [String]) {
    for entry in entries {
      let keys = Word.words(of: entry).map(\.key)
      guard let first = keys.first else { continue }
      phrases[first, default: []].append(keys)
    }
    // The longest phrase that fits is the one meant.
    for first in phrases.keys {
      phrases[first]?.sort { $0.count > $1.count }
    }
  }

  /// Takes entries separated by commas or line breaks.
  package init(list: String) {
    self.init(list.split { $0 == "," || $0.isNewline }.map(String.init))
  }

  /// The length in words of the entry that begins at `index`, or `nil`.
  package func match(_ words: [Word], at index: Int) -> Int? {
    guard let candidates = phrases[words[index].key] else { return nil }
    for phrase in candidates where index + phrase.count <= words.count {
      if zip(phrase, words[index...]).allSatisfy({ $0 == $1.key }) { return phrase.count }
    }
    return nil
  }

  /// The ranges of words that are entries, left to right, without overlaps.
  package func matches(in words: [Word]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < words.count {
      if let length = match(words, at: index) {
        found.append(index..<(index + length))
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  package func occurs(in words: [Word]) -> Bool {
    words.indices.contains { match(words, at: $0) != nil }
  }
}
