extension HTMLTokenizer {
  /// From `<!` on: a comment, a doctype, a section, or something else that becomes a comment.
  mutating func readDeclaration() {
    let start = at + 2
    if byte(start) == 0x2D, byte(start + 1) == 0x2D, start + 1 < end {
      readComment(start + 2)
    } else if isDoctype(start) {
      readDoctype(start + 7)
    } else if allowsSections, isSection(start) {
      at = start + 7
      content = .section
      next()
    } else {
      readBogusComment(start)
    }
  }

  mutating func readBogusComment(_ start: Int) {
    let stop = find(0x3E, from: start) ?? end
    at = min(stop + 1, end)
    let run = replacing(start, stop)
    emit(.comment, run.start, run.end)
  }

  private mutating func readComment(_ start: Int) {
    var stop = start
    if byte(start) == 0x3E, start < end {
      at = start + 1
    } else if byte(start) == 0x2D, byte(start + 1) == 0x3E, start + 1 < end {
      at = start + 2
    } else {
      stop = endOfComment(start)
    }
    let run = replacing(start, stop)
    emit(.comment, run.start, run.end)
  }

  /// Sets the place behind the comment and returns the end of its text.
  private mutating func endOfComment(_ start: Int) -> Int {
    var place = start
    while let dash = find(0x2D, from: place) {
      if byte(dash + 1) == 0x2D {
        if byte(dash + 2) == 0x3E {
          at = dash + 3
          return dash
        }
        if byte(dash + 2) == 0x21, byte(dash + 3) == 0x3E {
          at = dash + 4
          return dash
        }
      }
      place = dash + 1
    }
    at = end
    // What might have become its end is not its text.
    for (suffix, count) in [("--!", 3), ("--", 2), ("-", 1)] as [(StaticString, Int)] {
      guard end - start >= count else { continue }
      let isThere = (0..<count).allSatisfy { base[end - count + $0] == suffix.utf8Start[$0] }
      if isThere { return end - count }
    }
    return end
  }

  private func isDoctype(_ start: Int) -> Bool { matches("doctype", start) }

  private func matches(_ word: StaticString, _ start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= end else { return false }
    for index in 0..<count where base[start + index] | 0x20 != word.utf8Start[index] {
      return false
    }
    return true
  }

  private func isSection(_ start: Int) -> Bool {
    let word: StaticString = "[CDATA["
    guard start + 7 <= end else { return false }
    return (0..<7).allSatisfy { base[start + $0] == word.utf8Start[$0] }
  }

  private func skipSpaces(_ place: inout Int) {
    while place < end, Self.isSpace(base[place]) { place += 1 }
  }

  private mutating func readDoctype(_ start: Int) {
    token = HTMLToken()
    token.kind = .doctype
    token.forcesQuirks = true
    var place = start
    skipSpaces(&place)
    guard place < end else {
      at = end
      return
    }
    if base[place] == 0x3E {
      at = place + 1
      return
    }
    let before = arena.count
    while place < end, base[place] != 0x3E, !Self.isSpace(base[place]) {
      let byte = base[place]
      append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      place += 1
    }
    token.hasName = true
    token.text = HTMLTree.Bytes(before, arena.count)
    skipSpaces(&place)
    var isSound = true
    if place < end, base[place] != 0x3E { isSound = readIdentifiers(&place) }
    skipSpaces(&place)
    token.forcesQuirks = !isSound || place >= end
    // Whatever else stands before the `>` is left out.
    let stop = find(0x3E, from: place) ?? end
    at = min(stop + 1, end)
  }

  /// The identifiers behind a doctype's name; false where they are malformed.
  private mutating func readIdentifiers(_ place: inout Int) -> Bool {
    if matches("public", place) {
      place += 6
      skipSpaces(&place)
      guard let (first, isWhole) = readQuoted(&place) else { return false }
      token.publicIdentifier = first
      guard isWhole else { return false }
      skipSpaces(&place)
      guard place < end, base[place] != 0x3E else { return place < end }
      guard let (second, isSecondWhole) = readQuoted(&place) else { return false }
      token.systemIdentifier = second
      return isSecondWhole
    }
    guard matches("system", place) else { return false }
    place += 6
    skipSpaces(&place)
    guard let (identifier, isWhole) = readQuoted(&place) else { return false }
    token.systemIdentifier = identifier
    return isWhole
  }

  private mutating func readQuoted(_ place: inout Int) -> (HTMLTree.Bytes, isWhole: Bool)? {
    guard place < end, base[place] == 0x22 || base[place] == 0x27 else { return nil }
    let quote = base[place]
    place += 1
    let start = place
    while place < end, base[place] != quote, base[place] != 0x3E { place += 1 }
    let run = replacing(start, place)
    guard place < end, base[place] == quote else { return (run, false) }
    place += 1
    return (run, true)
  }
}
