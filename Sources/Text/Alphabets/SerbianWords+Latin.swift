extension SerbianWords {
  /// A part of the text as it is written in Latin letters, with marks and capitals; `nil` where no word in it is all in Cyrillic ones.
  /// Logarithmic in the words, linear in the part.
  ///
  /// - Parameters:
  ///   - part: UTF-8 offsets that cut no word.
  ///   - utf8: the text.
  package func latin(_ part: Range<Int>, of utf8: [UInt8]) -> String? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].end <= part.lowerBound { low = middle + 1 } else { high = middle }
    }
    let words = places[low...].prefix { $0.start < part.upperBound }.filter { !$0.isMixed }
    guard !words.isEmpty else { return nil }
    func text(_ start: Int, _ end: Int) -> String {
      start < end ? String(decoding: utf8[start..<end], as: UTF8.self) : ""
    }
    var written = ""
    var index = part.lowerBound
    for word in words {
      let (start, end) = (max(word.start, index), min(word.end, part.upperBound))
      written += text(index, start) + SerbianLetters.shared.latin(text(start, end))
      index = end
    }
    return written + text(index, part.upperBound)
  }
}
