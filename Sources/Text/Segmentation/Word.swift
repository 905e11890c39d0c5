import CHashing

/// A word of a text: a run of letters, digits and marks; in scripts without spaces a word of a dictionary.
package struct Word: Hashable, Sendable {
  /// UTF-8 offsets in the text.
  package var start: Int
  package var end: Int
  /// A hash of the folded letters: equal for words that differ only in case, accents or look-alikes.
  package var key: UInt64
  package var isCapitalised: Bool
  package var hasDigit: Bool
}

extension Word {
  /// The words of a text, in order, those of scripts without spaces told by ``WordBoundaries``. Linear; `limit` bounds how many are returned.
  package static func words(of text: String, limit: Int = 1_000_000) -> [Word] {
    var text = text
    return text.withUTF8 { words(in: $0, from: 0, to: $0.count, limit: limit) }
  }

  /// The words between two UTF-8 offsets that lie on scalar boundaries.
  package static func words(
    in utf8: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, limit: Int = 1_000_000
  ) -> [Word] {
    let folding = ScalarFolding.shared
    var words: [Word] = []
    var open: Word?
    var index = start
    let end = min(end, utf8.count)
    var boundaries = WordBoundaries(utf8, to: end)
    var wasUnspaced = false
    func close() {
      if let word = open { words.append(word) }
      open = nil
    }
    while index < end, words.count < limit {
      let here = index
      let scalar = nextScalar(utf8, &index)
      let isUnspaced = WordBoundaries.areNeeded(at: scalar)
      if isUnspaced {
        let begins = boundaries.isBoundary(here)
        if begins || !wasUnspaced { close() }
      } else if wasUnspaced, !isCombining(scalar) {
        close()
      }
      var key = open.map { FNV1a(value: $0.key) } ?? FNV1a.start
      var any = false
      folding.fold(scalar) { folded in
        any = true
        key.combine(folded)
      }
      if open != nil, !any, !isCombining(scalar) { close() }
      guard any || open != nil else { continue }
      wasUnspaced = isUnspaced
      var word =
        open
        ?? Word(
          start: here, end: index, key: key.value, isCapitalised: isCapital(scalar), hasDigit: false
        )
      word.end = index
      word.key = key.value
      if isDigit(scalar) { word.hasDigit = true }
      open = word
    }
    if words.count < limit { close() }
    return words
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (0x30...0x39).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.generalCategory == .decimalNumber
  }

  private static func isCapital(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (0x41...0x5A).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
  }

  /// Combining marks and invisible joiners stay inside a word.
  private static func isCombining(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 { return scalar == 0xAD }
    if (0x200B...0x200D).contains(scalar) || scalar == 0x2060 || scalar == 0xFEFF { return true }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }
}

extension SerbianWords {
  /// The keys of words as they are in Latin letters: equal for a word in either alphabet. Linear in the words.
  ///
  /// - Parameter words: those of the text, in order.
  /// - Returns: for each word its key, and whether it is all in Cyrillic letters.
  package func keys(of words: [Word], in text: String) -> [(key: UInt64, isCyrillic: Bool)] {
    var text = text
    return text.withUTF8 { utf8 in
      var rest = places[...]
      return words.map { word in
        while let first = rest.first, first.end <= word.start { rest.removeFirst() }
        var (key, isCyrillic) = (FNV1a.start, false)
        var index = word.start
        for place in rest {
          guard place.start < word.end else { break }
          isCyrillic = !place.isMixed && place.start <= word.start && word.end <= place.end
          Self.fold(utf8, from: &index, to: place.start, ScalarFolding.shared.fold, &key)
          Self.fold(
            utf8, from: &index, to: min(place.end, word.end), SerbianLetters.shared.fold, &key)
        }
        guard index > word.start else { return (word.key, false) }
        Self.fold(utf8, from: &index, to: word.end, ScalarFolding.shared.fold, &key)
        return (key.value, isCyrillic)
      }
    }
  }

  private static func fold(
    _ utf8: UnsafeBufferPointer<UInt8>, from index: inout Int, to end: Int,
    _ folding: (UInt32, (UInt32) -> Void) -> Void, _ key: inout FNV1a
  ) {
    while index < end {
      var folded = key
      folding(nextScalar(utf8, &index)) { folded.combine($0) }
      key = folded
    }
  }
}
