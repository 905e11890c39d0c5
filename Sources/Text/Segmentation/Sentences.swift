internal import CICU

/// The sentences of a text as half-open UTF-8 ranges, trimmed of white space, empty ones left out.
///
/// Boundaries are those of Unicode's UAX #29 (ICU, root locale); a line break ends a sentence, too.
/// Linear; at most `limit` sentences, the last of which takes the rest.
package func sentences(of text: String, limit: Int = 100_000) -> [Range<Int>] {
  var text = text
  return text.withUTF8 { utf8 in
    if limit > 0, utf8.allSatisfy(isInsideSentence) { return lines(utf8, 0..<utf8.count) }
    var ends: [Int64] = []
    let capacity = min(limit, utf8.count / 2 + 8)
    ends = [Int64](unsafeUninitializedCapacity: capacity) { buffer, count in
      let found = utf8.withMemoryRebound(to: CChar.self) { bytes in
        tocsin_text_sentences(
          bytes.baseAddress, Int64(bytes.count), buffer.baseAddress, Int32(capacity))
      }
      count = max(0, Int(found))
    }
    if ends.last != Int64(utf8.count) { ends.append(Int64(utf8.count)) }
    var ranges: [Range<Int>] = []
    var start = 0
    for end in ends {
      let end = Int(end) == utf8.count ? utf8.count : beforeOpening(utf8, start..<Int(end))
      for line in lines(utf8, start..<end) { ranges.append(line) }
      start = end
    }
    return ranges
  }
}

/// Whether no rule of UAX #29 ends a sentence at, or because of, this byte: ASCII other than CR, LF and the
/// terminators `.`, `!` and `?`.
@inline(__always)
private func isInsideSentence(_ byte: UInt8) -> Bool {
  byte < 0x80 && byte != 0x0A && byte != 0x0D && byte != UInt8(ascii: ".")
    && byte != UInt8(ascii: "!") && byte != UInt8(ascii: "?")
}

/// UAX #29 takes an opening bracket behind a stop for a closing one; it begins the next sentence.
private func beforeOpening(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
  var end = range.upperBound
  while end - range.lowerBound > 3 {
    let last = (UInt32(utf8[end - 3]) << 16) | (UInt32(utf8[end - 2]) << 8) | UInt32(utf8[end - 1])
    guard openings.contains(last) else { break }
    end -= 3
  }
  return end
}

/// 〈《「『【〔（［｛ in UTF-8.
private let openings: Set<UInt32> = [
  0xE38088, 0xE3808A, 0xE3808C, 0xE3808E, 0xE38090, 0xE38094, 0xEFBC88, 0xEFBCBB, 0xEFBD9B,
]

private func lines(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, utf8[start] <= 0x20 { start += 1 }
    while end > start, utf8[end - 1] <= 0x20 { end -= 1 }
    return start < end ? start..<end : nil
  }
  var found: [Range<Int>] = []
  var start = range.lowerBound
  for index in range where utf8[index] == UInt8(ascii: "\n") {
    if let line = trimmed(start..<index) { found.append(line) }
    start = index + 1
  }
  if let line = trimmed(start..<range.upperBound) { found.append(line) }
  return found
}
