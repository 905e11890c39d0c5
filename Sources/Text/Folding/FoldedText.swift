/// The letters and digits of a text, folded (``ScalarFolding``), each with the place it came from.
///
/// Web addresses, mentions (`@name`) and hashtags (`#word`) are left out: they are what a copier adds. Serbian in Cyrillic letters is folded
/// to what it is in Latin ones (``SerbianWords``).
///
/// Time and memory are linear in the text; folding stops after ``limit`` scalars.
package struct FoldedText: Sendable {
  /// A longer text is compared by its beginning.
  package static let limit = 4_000_000

  /// Changes when texts are folded to other letters: what is kept of folded texts is made again.
  package static let version: UInt64 = 2

  package private(set) var scalars: [UInt32]
  /// For each scalar, the UTF-8 offset in the original of the scalar it came from.
  package private(set) var starts: [UInt32]
  /// For each scalar, how many bytes the scalar it came from has: four at most.
  private var widths: [UInt8]

  package init(_ text: String) {
    var scalars: [UInt32] = []
    var starts: [UInt32] = []
    var widths: [UInt8] = []
    scalars.reserveCapacity(text.utf8.count)
    starts.reserveCapacity(text.utf8.count)
    widths.reserveCapacity(text.utf8.count)
    if let letters = Self.lettersInOneAlphabet(text) {
      for letter in letters {
        scalars.append(letter.scalar)
        starts.append(letter.start)
        widths.append(letter.width)
      }
      (self.scalars, self.starts, self.widths) = (scalars, starts, widths)
      return
    }
    Self.fold(text) { scalar, start, end in
      scalars.append(scalar)
      starts.append(UInt32(truncatingIfNeeded: start))
      widths.append(UInt8(truncatingIfNeeded: end - start))
    }
    self.scalars = scalars
    self.starts = starts
    self.widths = widths
  }

  package var count: Int { scalars.count }

  /// The span of the original text under a range of folded scalars.
  package func span(_ range: Range<Int>) -> (start: Int, end: Int) {
    guard !range.isEmpty else { return (0, 0) }
    let last = range.upperBound - 1
    return (Int(starts[range.lowerBound]), Int(starts[last]) + Int(widths[last]))
  }

  /// Takes out ranges of folded scalars, ascending and disjoint; what is left keeps its places. Linear.
  package mutating func remove(_ ranges: [Range<Int>]) {
    guard !ranges.isEmpty else { return }
    func kept<Element>(_ elements: [Element]) -> [Element] {
      var kept: [Element] = []
      kept.reserveCapacity(elements.count)
      var next = 0
      for range in ranges {
        kept += elements[next..<range.lowerBound]
        next = range.upperBound
      }
      return kept + elements[next...]
    }
    scalars = kept(scalars)
    starts = kept(starts)
    widths = kept(widths)
  }

  /// Only the folded scalars, appended to `scalars`.
  package static func appendScalars(of text: String, to scalars: inout [UInt32]) {
    if let letters = lettersInOneAlphabet(text) {
      scalars += letters.lazy.map(\.scalar)
    } else {
      fold(text) { scalar, _, _ in scalars.append(scalar) }
    }
  }

  @inline(__always)
  private static func fold(_ text: String, _ body: (UInt32, Int, Int) -> Void) {
    var text = text
    let folding = ScalarFolding.shared
    text.withUTF8 { utf8 in
      var index = 0
      var count = 0
      var isInWord = false
      while index < utf8.count, count < limit {
        let start = index
        let byte = utf8[index]
        if !isInWord, mayBeginUnwantedWord(byte), let end = unwantedWord(utf8, at: index) {
          index = end
          continue
        }
        if byte < 0x80 {
          index += 1
          let folded = folding.folded(ascii: byte)
          isInWord = folded != 0
          if isInWord {
            count += 1
            body(folded, start, index)
          }
          continue
        }
        let scalar = nextScalar(utf8, &index)
        var any = false
        folding.fold(scalar) { folded in
          any = true
          count += 1
          body(folded, start, index)
        }
        isInWord = any
      }
    }
  }

  private struct Letter {
    var scalar: UInt32
    var start: UInt32
    var width: UInt8
  }

  /// The folded letters of a text with words that are written in another alphabet; `nil` for all others, which are folded in a loop that
  /// knows nothing of them: a third use of its closure made that a sixth slower.
  @inline(never)
  private static func lettersInOneAlphabet(_ text: String) -> [Letter]? {
    var text = text
    return text.withUTF8 { utf8 in SerbianWords(utf8).map { letters(of: utf8, $0.places) } }
  }

  private static func letters(
    of utf8: UnsafeBufferPointer<UInt8>, _ words: [SerbianWords.Place]
  ) -> [Letter] {
    let (folding, letters) = (ScalarFolding.shared, SerbianLetters.shared)
    var found: [Letter] = []
    found.reserveCapacity(utf8.count / 2)
    var (word, index, isInWord) = (0, 0, false)
    while index < utf8.count, found.count < limit {
      let start = index
      if !isInWord, mayBeginUnwantedWord(utf8[index]), let end = unwantedWord(utf8, at: index) {
        index = end
        continue
      }
      while word < words.count, words[word].end <= start { word += 1 }
      let scalar = nextScalar(utf8, &index)
      var letter = Letter(
        scalar: 0, start: UInt32(truncatingIfNeeded: start),
        width: UInt8(truncatingIfNeeded: index - start))
      let count = found.count
      if word < words.count, words[word].start <= start {
        letters.fold(scalar) {
          letter.scalar = $0
          found.append(letter)
        }
      } else {
        folding.fold(scalar) {
          letter.scalar = $0
          found.append(letter)
        }
      }
      isInWord = found.count > count
    }
    return found
  }
}

extension FoldedText {
  /// The web addresses, mentions and hashtags that folding leaves out, as UTF-8 ranges in order. Linear.
  package static func leftOut(of text: String) -> [Range<Int>] {
    var text = text
    let folding = ScalarFolding.shared
    return text.withUTF8 { utf8 in
      var found: [Range<Int>] = []
      guard utf8.contains(where: marksUnwantedWord) else { return found }
      var index = 0
      var isInWord = false
      while index < utf8.count {
        if !isInWord, let end = unwantedWord(utf8, at: index) {
          found.append(index..<end)
          index = end
        } else {
          isInWord = folding.keeps(nextScalar(utf8, &index))
        }
      }
      return found
    }
  }

  @inline(__always)
  private static func mayBeginUnwantedWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") || byte | 0x20 == UInt8(ascii: "h")
      || byte | 0x20 == UInt8(ascii: "w")
  }

  /// Every address, mention and hashtag has one of these.
  @inline(__always)
  private static func marksUnwantedWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ".")
  }

  /// The end of a web address, mention or hashtag that begins at `index`; `nil` when none does.
  static func unwantedWord(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch utf8[index] {
    case UInt8(ascii: "@"), UInt8(ascii: "#"):
      return endOfName(utf8, from: index + 1)
    case UInt8(ascii: "h"), UInt8(ascii: "H"):
      guard matches(utf8, "http", at: index) else { return nil }
      let rest = index + 4
      return matches(utf8, "://", at: rest) || matches(utf8, "s://", at: rest)
        ? endOfAddress(utf8, from: rest) : nil
    case UInt8(ascii: "w"), UInt8(ascii: "W"):
      return matches(utf8, "www.", at: index) ? endOfAddress(utf8, from: index) : nil
    default:
      return nil
    }
  }

  private static func matches(
    _ utf8: UnsafeBufferPointer<UInt8>, _ word: StaticString, at index: Int
  ) -> Bool {
    guard index + word.utf8CodeUnitCount <= utf8.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where utf8[index + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
      return false
    }
    return true
  }

  private static func endOfAddress(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < utf8.count, utf8[index] > 0x20 { index += 1 }
    return index
  }

  private static func endOfName(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let folding = ScalarFolding.shared
    var index = start
    while index < utf8.count {
      var next = index
      let scalar = nextScalar(utf8, &next)
      guard scalar == 0x5F || folding.keeps(scalar) else { break }
      index = next
    }
    return index > start ? index : nil
  }
}

extension FoldedText {
  /// How many letters and digits a text has after folding. Linear; without allocation for nearly all texts.
  package static func length(of text: String) -> Int {
    if let letters = lettersInOneAlphabet(text) { return letters.count }
    var count = 0
    fold(text) { _, _, _ in count += 1 }
    return count
  }
}
