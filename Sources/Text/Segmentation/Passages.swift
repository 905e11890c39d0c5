/// Cuts a text into passages that a language model can read whole: half-open UTF-8 ranges in order.
///
/// A text of at most `longest` letters is one passage. A longer one is cut between sentences, at the end of a
/// paragraph where one is near. Letters are counted as an alphabet would need them (``LetterContent``), so that a text and its
/// translation are cut alike in whatever writing. Linear.
///
/// - Parameters:
///   - usual: the letters after which a passage ends with its sentence; with half of them it ends with its paragraph.
///   - limit: how many passages at most; what comes behind is left out.
package func passages(
  of text: String, longest: Int = 1_200, usual: Int = 500, limit: Int = 256
) -> [Range<Int>] {
  var text = text
  let bytes = text.utf8.count
  // No writing says more than a letter with a byte.
  if bytes <= longest || text.letters(in: 0..<bytes) <= longest {
    let whole = sentences(of: text, limit: 1)
    return whole.isEmpty ? [] : [0..<bytes]
  }
  let found = sentences(of: text, limit: limit * 64).flatMap {
    divided($0, longest: longest, in: &text)
  }
  let letters = found.map { text.letters(in: $0) }
  return text.withUTF8 { utf8 in
    var passages: [Range<Int>] = []
    var (open, count): (Range<Int>?, Int) = (nil, 0)
    for (index, sentence) in found.enumerated() where passages.count < limit {
      let passage = (open?.lowerBound ?? sentence.lowerBound)..<sentence.upperBound
      count += letters[index]
      let next = index + 1 < found.count ? index + 1 : nil
      let endsParagraph =
        next.map { utf8[sentence.upperBound..<found[$0].lowerBound].contains(0x0A) } ?? true
      let isLong = next.map { count + letters[$0] > longest } ?? false
      if count >= usual || isLong || (endsParagraph && count * 2 >= usual) {
        passages.append(passage)
        (open, count) = (nil, 0)
      } else {
        open = passage
      }
    }
    if let open, passages.count < limit {
      // A short rest belongs to the passage before it.
      if let last = passages.last, count * 4 < usual {
        passages[passages.count - 1] = last.lowerBound..<open.upperBound
      } else {
        passages.append(open)
      }
    }
    return passages
  }
}

extension String {
  /// Letters and digits, as many as an alphabet would need.
  fileprivate mutating func letters(in range: Range<Int>) -> Int {
    withUTF8 { utf8 in
      let part = UnsafeBufferPointer(rebasing: utf8[range])
      var (index, quarters) = (0, 0)
      while index < part.count {
        let scalar = nextScalar(part, &index)
        quarters += LetterContent.quarters(
          of: scalar, isLetter: ScalarFolding.shared.keeps(scalar))
      }
      return quarters / LetterContent.alphabetic
    }
  }
}

/// A sentence without end, cut at white space, otherwise between scalars: by bytes, which are no fewer than letters.
private func divided(_ sentence: Range<Int>, longest: Int, in text: inout String) -> [Range<Int>] {
  guard sentence.count > longest else { return [sentence] }
  return text.withUTF8 { utf8 in
    var parts: [Range<Int>] = []
    var start = sentence.lowerBound
    while sentence.upperBound - start > longest {
      var end = start + longest
      let earliest = start + longest / 2
      var space = end
      while space > earliest, utf8[space] > 0x20 { space -= 1 }
      if space > earliest {
        end = space
      } else {
        while end > earliest, utf8[end] & 0xC0 == 0x80 { end -= 1 }
      }
      parts.append(start..<end)
      start = end
      while start < sentence.upperBound, utf8[start] <= 0x20 { start += 1 }
    }
    if start < sentence.upperBound { parts.append(start..<sentence.upperBound) }
    return parts
  }
}
