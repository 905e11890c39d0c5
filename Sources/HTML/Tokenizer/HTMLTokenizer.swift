/// The tokenizer of the HTML standard (section 13.2.5) over UTF-8 that is whole in memory.
///
/// The arena begins with a copy of the input, so that text without references is a range of it and
/// nothing is copied twice; what had to be decoded follows behind. The states of the standard that
/// only wait for the next byte are loops here. Each byte is read a bounded number of times.
/// Line breaks are normalized before (see ``HTMLTree/parse(_:limits:)``).
package struct HTMLTokenizer {
  /// The content that the tree construction asks for.
  package enum Content: UInt8, Sendable {
    case data, characterData, rawText, script, plainText, section
  }

  let base: UnsafePointer<UInt8>
  let end: Int
  var at = 0
  package internal(set) var token = HTMLToken()
  package var content = Content.data
  /// Whether `<![CDATA[` begins a section: the current node is foreign.
  package var allowsSections = false
  /// The name of the last start tag, which alone ends raw text.
  package var lastStartTag = HTMLTree.Bytes(0, 0)
  /// The current tag's attributes.
  package internal(set) var attributes: [HTMLTree.Attribute] = []
  package internal(set) var arena: [UInt8]
  let attributeLimit: Int
  /// Whether the input has a NUL at all, so that few pages are searched for one piece by piece.
  let mayHaveNUL: Bool
  package internal(set) var hasTooManyAttributes = false
  /// A bit for each name of the current tag, so that most names need no comparison.
  var seen: UInt64 = 0

  let tags = HTMLTag.known
  let attributeNames = HTMLAttribute.known
  let references = NamedReferences.shared

  /// The input must outlive the tokenizer.
  package init(
    _ input: UnsafeBufferPointer<UInt8>, attributeLimit: Int = 256, mayHaveNUL: Bool = true
  ) {
    arena = []
    arena.reserveCapacity(input.count + input.count / 4 + 64)
    arena.append(contentsOf: input)
    // An empty buffer has no address; its end is where it begins.
    base = input.baseAddress ?? Self.nothing.utf8Start
    end = input.count
    self.attributeLimit = attributeLimit
    self.mayHaveNUL = mayHaveNUL
    attributes.reserveCapacity(32)
  }

  private static let nothing: StaticString = " "

  @inline(__always)
  func byte(_ place: Int) -> UInt8 { place < end ? base[place] : 0 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
  }

  /// Reads the next token.
  package mutating func next() {
    switch content {
    case .data: nextData()
    case .characterData, .rawText, .script: nextRaw()
    case .plainText: nextPlain()
    case .section: nextSection()
    }
  }

  @inline(__always)
  mutating func emit(_ kind: HTMLToken.Kind, _ start: Int, _ end: Int) {
    token.kind = kind
    token.text = HTMLTree.Bytes(start, end)
  }

  private mutating func nextData() {
    guard at < end else { return emit(.end, at, at) }
    switch base[at] {
    case 0x3C: readMarkup()
    case 0x26: readReference()
    case 0:
      at += 1
      emit(.null, at - 1, at)
    default:
      let start = at
      at = endOfText(from: at)
      emit(.characters, start, at)
    }
  }

  /// The first place from `start` with the byte, or the end; eight bytes at a time.
  @inline(__always)
  func place(of byte: UInt8, from start: Int) -> Int {
    var place = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    while place &+ 8 <= end {
      let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self) ^ pattern
      let marks = ((word &- ones) & ~word) & 0x8080_8080_8080_8080
      if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < end, base[place] != byte { place &+= 1 }
    return place
  }

  /// The place of the next `<`, `&` or NUL, eight bytes at a time (a zero byte of x ^ pattern:
  /// Hacker's Delight, section 6-1).
  @inline(__always)
  private func endOfText(from start: Int) -> Int {
    var place = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while place &+ 8 <= end {
      let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
      let less = word ^ (ones &* 0x3C)
      let and = word ^ (ones &* 0x26)
      let found =
        ((less &- ones) & ~less) | ((and &- ones) & ~and) | ((word &- ones) & ~word)
      let marks = found & highs
      if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < end {
      let byte = base[place]
      if byte == 0x3C || byte == 0x26 || byte == 0 { return place }
      place &+= 1
    }
    return end
  }

  private mutating func readReference() {
    let start = at
    let before = arena.count
    if let next = appendReference(at: at, inAttribute: false) {
      at = next
      emit(.characters, before, arena.count)
    } else {
      at += 1
      while at < end, Self.isLetter(base[at]) || base[at] &- 0x30 < 10 { at += 1 }
      emit(.characters, start, at)
    }
  }

  private mutating func readMarkup() {
    let next = byte(at + 1)
    if at + 1 >= end {
      at += 1
      emit(.characters, at - 1, at)
    } else if Self.isLetter(next) {
      readTag(.startTag, at + 1)
    } else if next == 0x2F {
      if at + 2 >= end {
        at += 2
        emit(.characters, at - 2, at)
      } else if Self.isLetter(base[at + 2]) {
        readTag(.endTag, at + 2)
      } else if base[at + 2] == 0x3E {
        at += 3
        nextData()
      } else {
        readBogusComment(at + 2)
      }
    } else if next == 0x21 {
      readDeclaration()
    } else if next == 0x3F {
      readBogusComment(at + 1)
    } else {
      at += 1
      emit(.characters, at - 1, at)
    }
  }

  private mutating func nextPlain() {
    guard at < end else { return emit(.end, at, at) }
    let start = at
    at = end
    emitReplacing(start, end)
  }

  private mutating func nextSection() {
    guard at < end else { return emit(.end, at, at) }
    if base[at] == 0 {
      at += 1
      return emit(.null, at - 1, at)
    }
    let start = at
    while at < end, base[at] != 0 {
      if base[at] == 0x5D, byte(at + 1) == 0x5D, byte(at + 2) == 0x3E, at + 2 < end {
        let stop = at
        at += 3
        content = .data
        return stop == start ? next() : emit(.characters, start, stop)
      }
      at += 1
    }
    emit(.characters, start, at)
  }

  /// Emits characters with U+FFFD for NUL.
  mutating func emitReplacing(_ start: Int, _ stop: Int) {
    if !mayHaveNUL { return emit(.characters, start, stop) }
    let run = replacing(start, stop)
    emit(.characters, run.start, run.end)
  }

  /// A run of the input, or a copy with U+FFFD for its NULs.
  mutating func replacing(_ start: Int, _ stop: Int) -> HTMLTree.Bytes {
    guard mayHaveNUL, UnsafeBufferPointer(start: base + start, count: stop - start).contains(0)
    else {
      return HTMLTree.Bytes(start, stop)
    }
    let before = arena.count
    for place in start..<stop { append(base[place]) }
    return HTMLTree.Bytes(before, arena.count)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if byte == 0 {
      arena.append(contentsOf: [0xEF, 0xBF, 0xBD])
    } else {
      arena.append(byte)
    }
  }
}
