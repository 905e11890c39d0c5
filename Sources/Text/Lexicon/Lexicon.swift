/// A set of words and phrases, matched on folded words: case, accents and look-alike letters do not count.
package struct Lexicon: Sendable {
  private var phrases: [UInt64: [[UInt64]]] = [:]
  /// One bit for some of the bits of each first word: most words of a text begin no entry.
  private var firsts = [UInt64](repeating: 0, count: Self.firstBits / 64)

  private static let firstBits = 8192

  /// Takes entries of one or several words.
  package init(_ entries: [String]) {
    for entry in entries {
      let keys = Word.words(of: entry).map(\.key)
      guard let first = keys.first else { continue }
      phrases[first, default: []].append(keys)
      firsts[Self.bit(of: first) >> 6] |= 1 << UInt64(Self.bit(of: first) & 63)
    }
    // The longest phrase that fits is the one meant.
    for first in phrases.keys {
      phrases[first]?.sort { $0.count > $1.count }
    }
  }

  /// Takes entries separated by commas; one may go on in the next line.
  package init(list: String) {
    self.init(list.split(separator: ",").map(String.init))
  }

  private static func bit(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key ^ key >> 29) & UInt64(firstBits - 1))
  }

  /// The length in words of the entry that begins at `index` and ends in `range`, or `nil`.
  @inline(__always)
  private func match(_ words: [Word], at index: Int, in range: Range<Int>) -> Int? {
    let key = words[index].key
    let bit = Self.bit(of: key)
    guard firsts[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return nil }
    return phrase(words, at: index, in: range)
  }

  private func phrase(_ words: [Word], at index: Int, in range: Range<Int>) -> Int? {
    guard let candidates = phrases[words[index].key] else { return nil }
    for phrase in candidates where index + phrase.count <= range.upperBound {
      if zip(phrase, words[index...]).allSatisfy({ $0 == $1.key }) { return phrase.count }
    }
    return nil
  }

  /// The ranges of words that are entries, left to right, without overlaps.
  ///
  /// - Parameter range: where to look; all words by default. Entries lie inside it whole.
  package func matches(in words: [Word], _ range: Range<Int>? = nil) -> [Range<Int>] {
    let range = range ?? words.indices
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let length = match(words, at: index, in: range) {
        found.append(index..<(index + length))
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether any entry is among the words, or among those of a range.
  package func occurs(in words: [Word], _ range: Range<Int>? = nil) -> Bool {
    let range = range ?? words.indices
    return range.contains { match(words, at: $0, in: range) != nil }
  }
}
