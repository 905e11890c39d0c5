/// The words of a text that are high bytes from end to end, and how much that is of all high bytes.
struct HighWords {
  /// Bytes that are looked at, from the first high one on, and those that are kept.
  private static let reach = (looked: 1 << 20, kept: 1 << 15)

  /// The words, each with a space behind it.
  private(set) var bytes: [UInt8] = []
  /// High bytes in words without an ASCII letter.
  private(set) var whole = 0
  /// All high bytes.
  private(set) var high = 0

  /// - Parameter isMarkup: whether tags, scripts and styles say nothing about the language.
  init(_ text: [UInt8], isMarkup: Bool) {
    var start = 0
    var isMixed = false
    var index = text.firstIndex { $0 >= 0x80 } ?? text.count
    let end = min(text.count, index + Self.reach.looked)
    start = index
    while index <= end, bytes.count < Self.reach.kept {
      let byte = index < end ? text[index] : 0x20
      if byte >= 0x80 {
        high += 1
      } else if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
        isMixed = true
      } else {
        if !isMixed, index - start > 1 {
          bytes.append(contentsOf: text[start..<index])
          bytes.append(0x20)
          whole += index - start
        }
        if isMarkup, byte == UInt8(ascii: "<") { index = Self.end(ofTag: index, in: text, end) }
        start = index + 1
        isMixed = false
      }
      index += 1
    }
  }

  /// The index of the `>`, or of the last byte of a script or style.
  private static func end(ofTag open: Int, in text: [UInt8], _ end: Int) -> Int {
    for (name, close) in [("<script", "</script"), ("<style", "</style"), ("<!--", "-->")] {
      guard starts(text, at: open, end, with: name) else { continue }
      var index = open + name.utf8.count
      while index < end, !starts(text, at: index, end, with: close) { index += 1 }
      return min(end, index + close.utf8.count)
    }
    let next = text.index(after: open)
    // A tag of more than this is a stray `<`.
    let limit = min(end, open + 4096)
    return next < limit ? text[next..<limit].firstIndex(of: UInt8(ascii: ">")) ?? open : open
  }

  private static func starts(
    _ text: [UInt8], at index: Int, _ end: Int, with word: String
  ) -> Bool {
    guard index + word.utf8.count <= end else { return false }
    var index = index
    for byte in word.utf8 {
      let found = text[index]
      guard found == byte || ((0x41...0x5A).contains(found) && found | 0x20 == byte) else {
        return false
      }
      index += 1
    }
    return true
  }
}
