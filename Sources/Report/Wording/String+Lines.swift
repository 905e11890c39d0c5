extension String {
  /// Runs of line breaks as one: a blank line inside a marked passage would show as a stain.
  var withoutBlankLines: String {
    guard utf8.contains(UInt8(ascii: "\n")) else { return self }
    if utf8.allSatisfy({ $0 <= 0x20 }) { return "\n" }
    return split(separator: "\n", omittingEmptySubsequences: true)
      .filter { line in !line.utf8.allSatisfy { $0 <= 0x20 } }
      .joined(separator: "\n")
  }

  /// The same, keeping a line break at either end.
  var withSingleLineBreaks: String {
    let lineBreak = UInt8(ascii: "\n")
    guard utf8.contains(lineBreak), !utf8.allSatisfy({ $0 <= 0x20 }) else {
      return withoutBlankLines
    }
    let (first, last) = (utf8.first == lineBreak, utf8.last == lineBreak)
    return (first ? "\n" : "") + withoutBlankLines + (last ? "\n" : "")
  }
}
