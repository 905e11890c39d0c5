internal import CICU

/// Where words begin and end in scripts that are written without spaces: Han, kana, Thai, Lao, Khmer, Burmese.
///
/// The boundaries are those of ICU's dictionaries (UAX #29, section 4, and its note on such scripts). They are
/// sought in pieces, when they are asked for: texts in other scripts pay nothing, and memory is bounded.
struct WordBoundaries {
  private let utf8: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// Ends of words within the piece that was looked at last, ascending, and the one that is next.
  private var ends: [Int64] = []
  private var next = 0
  private var origin = 0
  private var known = 0

  /// Bytes that are looked at together.
  private static let piece = 4_096

  init(_ utf8: UnsafeBufferPointer<UInt8>, to end: Int) {
    self.utf8 = utf8
    self.end = end
  }

  /// Whether a word begins at an offset. Offsets must be asked in ascending order. Constant time on average.
  mutating func isBoundary(_ offset: Int) -> Bool {
    if offset >= known { look(from: offset) }
    while next < ends.count, origin + Int(ends[next]) < offset { next += 1 }
    return offset == origin || next < ends.count && origin + Int(ends[next]) == offset
  }

  private mutating func look(from offset: Int) {
    var stop = min(end, offset + Self.piece)
    while stop < end, utf8[stop] & 0xC0 == 0x80 { stop += 1 }
    let count = stop - offset
    ends = [Int64](unsafeUninitializedCapacity: count) { buffer, found in
      let rest = UnsafeBufferPointer(rebasing: utf8[offset..<stop])
      let written = rest.withMemoryRebound(to: CChar.self) { bytes in
        tocsin_text_words(bytes.baseAddress, Int64(count), buffer.baseAddress, Int32(count))
      }
      found = max(0, Int(written))
    }
    origin = offset
    next = 0
    // The last word may go on in the next piece: unless the text ends here, it is looked at again.
    known = stop
    if stop < end, ends.count > 1 { known = offset + Int(ends[ends.count - 2]) }
  }

  /// Whether a scalar is of a script without spaces.
  @inline(__always)
  static func areNeeded(at scalar: UInt32) -> Bool {
    scalar >= 0xE00 && isUnspaced(scalar)
  }

  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true
    case 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
