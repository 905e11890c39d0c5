extension HTMLTokenizer {
  /// Text that only its own end tag ends: RCDATA, RAWTEXT and script data.
  mutating func nextRaw() {
    guard at < end else { return emit(.end, at, at) }
    let start = at
    let stop = content == .script ? endOfScript() : endOfRaw()
    if stop == start {
      content = .data
      return readTag(.endTag, start + 2)
    }
    at = stop
    guard content == .characterData else { return emitReplacing(start, stop) }
    guard let first = (start..<stop).first(where: { base[$0] == 0x26 || base[$0] == 0 }) else {
      return emit(.characters, start, stop)
    }
    let before = arena.count
    arena.append(contentsOf: UnsafeBufferPointer(start: base + start, count: first - start))
    var place = first
    while place < stop {
      if base[place] == 0x26, let next = appendReference(at: place, inAttribute: false) {
        place = next
      } else {
        append(base[place])
        place += 1
      }
    }
    emit(.characters, before, arena.count)
  }

  private func endOfRaw() -> Int {
    var place = at
    while let less = find(0x3C, from: place) {
      if byte(less + 1) == 0x2F, isAppropriateEnd(less + 2) { return less }
      place = less + 1
    }
    return end
  }

  /// Whether the name of the last start tag stands here, and ends here.
  private func isAppropriateEnd(_ start: Int) -> Bool {
    let count = lastStartTag.count
    guard count > 0, start + count < end else { return false }
    for index in 0..<count {
      let byte = base[start + index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower != arena[lastStartTag.start + index] { return false }
    }
    return isNameEnd(start + count)
  }

  private func isNameEnd(_ place: Int) -> Bool {
    place < end && (Self.isSpace(base[place]) || base[place] == 0x2F || base[place] == 0x3E)
  }

  private func isWord(_ word: StaticString, _ start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= end else { return false }
    for index in 0..<count where base[start + index] | 0x20 != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Script data with its escaped and doubly escaped parts (sections 13.2.5.15 to 13.2.5.31).
  private func endOfScript() -> Int {
    var place = at
    var isEscaped = false
    var isDoublyEscaped = false
    var dashes = 0
    while place < end {
      // Outside of a comment only `<` means something, and most scripts have none.
      if !isEscaped {
        place = self.place(of: 0x3C, from: place)
        dashes = 0
        if place >= end { break }
      }
      let byte = base[place]
      if byte == 0x2D {
        dashes += 1
        place += 1
        continue
      }
      if byte == 0x3E, dashes >= 2, isEscaped {
        isEscaped = false
        isDoublyEscaped = false
      }
      dashes = 0
      if byte == 0x3C {
        if self.byte(place + 1) == 0x2F {
          if !isDoublyEscaped {
            if isAppropriateEnd(place + 2) { return place }
          } else if isWord("script", place + 2), isNameEnd(place + 8) {
            isDoublyEscaped = false
          }
        } else if !isEscaped {
          if isWord("!--", place + 1) {
            isEscaped = true
            dashes = 2
            place += 4
            continue
          }
        } else if !isDoublyEscaped, isWord("script", place + 1), isNameEnd(place + 7) {
          isDoublyEscaped = true
        }
      }
      place += 1
    }
    return end
  }
}
