extension HTMLTokenizer {
  /// Reads a tag from its name on; at the end of the input it is dropped whole, as the standard has
  /// it.
  mutating func readTag(_ kind: HTMLToken.Kind, _ start: Int) {
    attributes.removeAll(keepingCapacity: true)
    seen = 0
    var place = start
    let (name, key) = readName(&place, stopsAtEquals: false)
    while true {
      while place < end, Self.isSpace(base[place]) { place += 1 }
      guard place < end else { return drop() }
      if base[place] == 0x3E { break }
      if base[place] == 0x2F {
        place += 1
        if place < end, base[place] == 0x3E {
          finish(kind, name, key, isSelfClosing: true, place + 1)
          return
        }
        continue
      }
      guard readAttribute(&place) else { return drop() }
    }
    finish(kind, name, key, isSelfClosing: false, place + 1)
  }

  private mutating func drop() {
    at = end
    attributes.removeAll(keepingCapacity: true)
    emit(.end, end, end)
  }

  private mutating func finish(
    _ kind: HTMLToken.Kind, _ name: HTMLTree.Bytes, _ key: NameTable.Key, isSelfClosing: Bool,
    _ next: Int
  ) {
    at = next
    token.kind = kind
    token.text = name
    token.tag = HTMLTag(rawValue: tags.value(of: key, count: name.count)) ?? .unknown
    if token.tag == .document { token.tag = .unknown }
    token.isSelfClosing = isSelfClosing
    if kind == .startTag { lastStartTag = name }
  }

  /// A name in lower case: a range of the input where it is written so, else a copy.
  @inline(__always)
  private mutating func readName(
    _ place: inout Int, stopsAtEquals: Bool
  ) -> (HTMLTree.Bytes, NameTable.Key) {
    let start = place
    var key = NameTable.Key()
    var isChanged = false
    while place < end {
      var byte = base[place]
      if Self.isSpace(byte) || byte == 0x2F || byte == 0x3E { break }
      // An equals sign at the beginning belongs to the name.
      if byte == 0x3D, stopsAtEquals, place > start { break }
      if byte &- 0x41 < 26 {
        byte |= 0x20
        isChanged = true
      } else if byte == 0 {
        isChanged = true
      }
      key.set(byte, at: place &- start)
      place &+= 1
    }
    guard isChanged else { return (HTMLTree.Bytes(start, place), key) }
    let before = arena.count
    for index in start..<place {
      let byte = base[index]
      append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return (HTMLTree.Bytes(before, arena.count), key)
  }

  private mutating func readAttribute(_ place: inout Int) -> Bool {
    let (name, key) = readName(&place, stopsAtEquals: true)
    while place < end, Self.isSpace(base[place]) { place += 1 }
    var value = HTMLTree.Bytes(0, 0)
    if place < end, base[place] == 0x3D {
      place += 1
      while place < end, Self.isSpace(base[place]) { place += 1 }
      guard place < end else { return false }
      let quote = base[place]
      if quote == 0x22 || quote == 0x27 {
        place += 1
        let start = place
        guard let stop = find(quote, from: start) else { return false }
        value = decode(start, stop)
        place = stop + 1
      } else if quote != 0x3E {
        let start = place
        while place < end, !Self.isSpace(base[place]), base[place] != 0x3E { place += 1 }
        value = decode(start, place)
      }
    }
    add(name, key, value)
    return true
  }

  func find(_ byte: UInt8, from start: Int) -> Int? {
    let place = place(of: byte, from: start)
    return place < end ? place : nil
  }

  private mutating func decode(_ start: Int, _ stop: Int) -> HTMLTree.Bytes {
    if isPlain(start, stop) { return HTMLTree.Bytes(start, stop) }
    let before = arena.count
    var place = start
    while place < stop {
      if base[place] == 0x26, let next = appendReference(at: place, inAttribute: true) {
        place = next
      } else {
        append(base[place])
        place += 1
      }
    }
    return HTMLTree.Bytes(before, arena.count)
  }

  /// Whether neither a reference nor a NUL may be in it; eight bytes at a time.
  @inline(__always)
  private func isPlain(_ start: Int, _ stop: Int) -> Bool {
    var place = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    while place &+ 8 <= stop {
      let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
      let and = word ^ (ones &* 0x26)
      let marks = ((and &- ones) & ~and) | ((word &- ones) & ~word)
      if marks & 0x8080_8080_8080_8080 != 0 { return false }
      place &+= 8
    }
    while place < stop {
      if base[place] == 0x26 || base[place] == 0 { return false }
      place &+= 1
    }
    return true
  }

  /// The first attribute of a name counts.
  private mutating func add(_ name: HTMLTree.Bytes, _ key: NameTable.Key, _ value: HTMLTree.Bytes) {
    guard attributes.count < attributeLimit else {
      hasTooManyAttributes = true
      return
    }
    let mixed = (key.low ^ key.high ^ UInt64(name.count)) &* 0x9E37_79B9_7F4A_7C15
    let bit = UInt64(1) << (mixed >> 58)
    if seen & bit != 0 {
      for other in attributes where Int(other.nameCount) == name.count {
        if arena[Int(other.name)..<Int(other.name) + name.count]
          .elementsEqual(arena[name.start..<name.end])
        {
          return
        }
      }
    }
    seen |= bit
    attributes.append(
      HTMLTree.Attribute(
        name: UInt32(name.start), nameCount: UInt32(name.count),
        known: HTMLAttribute(rawValue: attributeNames.value(of: key, count: name.count))
          ?? .unknown,
        start: UInt32(value.start), count: UInt32(value.count)))
  }
}
