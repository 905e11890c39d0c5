/// What matching a name needs room for, used again for every name; one for each thread.
///
/// It holds the letters of a host name's labels one after another, hyphens and dots left out, so that what
/// is looked for is found whether it is written in one or with breaks.
package struct MatchScratch: Sendable {
  /// More than a name has bytes, so that eight can be read at any letter.
  typealias Row = InlineArray<272, UInt8>

  /// What begins with a letter.
  enum Edge {
    static let none: UInt8 = 0
    static let token: UInt8 = 1
    static let label: UInt8 = 2
  }

  var letters = Row(repeating: 0)
  var shapes = Row(repeating: 0)
  /// Where each letter stands in the host name.
  var places = Row(repeating: 0)
  /// What begins with each letter.
  var edges = Row(repeating: 0)
  var count = 0
  /// The label read last.
  var label = MatchLabel()
  /// What an encoded label looks like; `nil` for others.
  var rendition: LabelRendition?

  var sound = Sound()
  var alignment = WordAlignment()
  var distance = ShapeDistance()
  /// Patterns that may be near the letters looked at.
  var near: [UInt32] = []
  /// Words and runs of the label that have been compared.
  var seen: [(word: UInt32, begin: Int, end: Int)] = []

  package init() {}

  /// Begins another name.
  mutating func removeAll() {
    count = 0
    if rendition != nil { rendition = nil }
  }

  /// Appends the letters of a label.
  @inline(__always)
  mutating func append(
    label number: Int, at bytes: Range<Int>, shape: Span<UInt8>, _ byte: (Int) -> UInt8
  ) {
    label = MatchLabel()
    label.number = number
    label.begin = count
    var edge = Edge.label
    var position = 0
    for place in bytes {
      let letter = byte(place)
      if letter == UInt8(ascii: "-") || letter == UInt8(ascii: "_") {
        edge = max(edge, Edge.token)
        continue
      }
      letters[count] = letter
      shapes[count] = shape[Int(letter)]
      places[count] = UInt8(truncatingIfNeeded: place)
      edges[count] = edge
      if edge != Edge.none { label.tokenBeginnings |= 1 << UInt64(position) }
      if letter < UInt8(ascii: "a") { label.digits |= 1 << UInt64(position) }
      edge = Edge.none
      count += 1
      position += 1
    }
    label.count = position
    label.tokenEnds = label.tokenBeginnings & ~1 | 1 << UInt64(position)
    label.beginnings.set(label.tokenBeginnings)
    label.ends.set(label.tokenEnds)
  }

  /// The shapes of up to eight letters of the label, the first in the lowest byte.
  ///
  /// It changes nothing: declared so, it is called in place, without a copy of the rows.
  @inline(__always)
  mutating func packed(from place: Int, count: Int) -> UInt64 {
    let eight = shapes.span.bytes.unsafeLoadUnaligned(
      fromByteOffset: label.begin &+ place, as: UInt64.self)
    return count >= 8 ? eight : eight & (1 &<< UInt64(truncatingIfNeeded: count &* 8) &- 1)
  }

  /// Reads the sounds of the label.
  @inline(__always)
  mutating func readSounds() {
    sound.read(letters.span.extracting(label.begin..<label.begin + label.count))
  }

  /// The letters of a run of the label.
  func run(_ run: Range<Int>, of row: Row) -> [UInt8] { run.map { row[label.begin + $0] } }
}
