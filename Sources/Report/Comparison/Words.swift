import Text
import TocsinModel

/// A text cut into words and marks of punctuation. Each carries the white space that follows it,
/// so that the words, put together, are the text (but for white space before the first).
package struct Words: Sendable {
  /// The text's UTF-8.
  let bytes: [UInt8]
  /// Where each word begins; one more for the end of the text.
  private(set) var starts: [Int] = []
  /// Where each word ends, before its white space.
  private(set) var ends: [Int] = []
  /// Which words end a sentence.
  private var sentenceEnds: Set<Int> = []

  /// Linear.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    while position < bytes.count {
      starts.append(position)
      if Self.isPunctuation(bytes[position]) {
        position += 1
      } else {
        while position < bytes.count, !Self.isSpace(bytes[position]),
          !Self.isPunctuation(bytes[position])
        {
          position += 1
        }
      }
      ends.append(position)
      while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }
    starts.append(bytes.count)
    for sentence in sentences(of: text) {
      sentenceEnds.insert(firstWord(from: sentence.upperBound) - 1)
    }
  }

  /// How many words and marks.
  package var count: Int { ends.count }

  /// The bytes of one word, without white space.
  package func word(_ index: Int) -> ArraySlice<UInt8> { bytes[starts[index]..<ends[index]] }

  /// The text of some words, with the white space between them.
  package func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return String(
      decoding: bytes[starts[range.lowerBound]..<ends[range.upperBound - 1]], as: UTF8.self)
  }

  /// The white space after a word.
  package func space(after index: Int) -> ArraySlice<UInt8> {
    bytes[ends[index]..<starts[index + 1]]
  }

  /// Whether it has a letter or a digit.
  func isWord(_ index: Int) -> Bool {
    word(index).contains { byte in
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
  }

  /// The words of each paragraph. Linear.
  package var paragraphs: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in 0..<count where endsParagraph(index) || index == count - 1 {
      ranges.append(start..<index + 1)
      start = index + 1
    }
    return ranges
  }

  func endsParagraph(_ index: Int) -> Bool {
    space(after: index).contains(UInt8(ascii: "\n"))
  }

  /// By the boundaries of Unicode's UAX #29.
  package func endsSentence(_ index: Int) -> Bool { sentenceEnds.contains(index) }

  /// The words that begin inside a span of UTF-8 offsets. Logarithmic.
  func words(in span: TextSpan) -> Range<Int> {
    let lower = firstWord(from: span.start)
    return lower..<max(lower, firstWord(from: span.end))
  }

  private func firstWord(from offset: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// ASCII punctuation but for what stands inside words; other scripts' marks stay with the word.
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"): false
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}

/// Gives equal words equal numbers, by their bytes alone: letters that only look alike differ. A Serbian word is the same in either
/// of its alphabets.
struct WordNumbers {
  private var numbers: [ArraySlice<UInt8>: Int32] = [:]

  /// Linear in the words.
  mutating func numbers(of words: Words) -> [Int32] {
    let serbian = words.bytes.withUnsafeBufferPointer { SerbianWords($0) }
    return (0..<words.count).map { index in
      var word = words.word(index)
      if let latin = serbian?.latin(word.indices, of: words.bytes) { word = Array(latin.utf8)[...] }
      if let number = numbers[word] { return number }
      let number = Int32(clamping: numbers.count)
      numbers[word] = number
      return number
    }
  }
}
