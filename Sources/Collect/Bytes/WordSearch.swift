/// Looks for ASCII words in bytes. The standard library's search prepares a table for each call,
/// which costs more than what is searched here: the first kilobytes of a file.
extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The first place of a word; its capitals are ignored if `isFolded`, for which it is in lower
  /// case. Linear in the bytes, for words whose first letter is not on every line.
  func range(ofWord word: StaticString, isFolded: Bool = false) -> Range<Int>? {
    let found = withContiguousStorageIfAvailable { bytes -> Int? in
      word.withUTF8Buffer { word in
        guard let first = word.first, bytes.count >= word.count else { return nil }
        var at = 0
        let last = bytes.count - word.count
        while at <= last {
          if Self.folded(bytes[at], isFolded) == first {
            var place = 1
            while place < word.count, Self.folded(bytes[at + place], isFolded) == word[place] {
              place += 1
            }
            if place == word.count { return at }
          }
          at += 1
        }
        return nil
      }
    }
    guard let found, let found else { return nil }
    return startIndex + found..<startIndex + found + word.utf8CodeUnitCount
  }

  /// Whether one of the words is in it.
  func holds(anyOf words: [StaticString], isFolded: Bool = false) -> Bool {
    words.contains { range(ofWord: $0, isFolded: isFolded) != nil }
  }

  @inline(__always)
  private static func folded(_ byte: UInt8, _ isFolded: Bool) -> UInt8 {
    isFolded && byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
