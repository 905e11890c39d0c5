import CHashing

/// Pieces of text with the logarithm of their probability, found by their bytes.
///
/// An open-addressed hash table with linear probing; the first of equal pieces is found.
package struct UnigramVocabulary: Sendable {
  /// UTF-8 of all pieces, one after another.
  private let bytes: [UInt8]
  private let offsets: [UInt32]
  let scores: [Float]
  /// Slots of the hash: its upper half, and 1 more than the piece; 0 is empty.
  private let slots: [Slot]

  /// The pieces that begin and end a text, and the one for what is in no other.
  package let beginning, end, unknown: Int32
  /// The score of a character that is in no piece: 10 below the worst piece's, as SentencePiece has
  /// it.
  let unknownScore: Float
  /// Bytes of the longest piece.
  let longest: Int
  /// Whether the mark of a space stands only where pieces begin, so that no piece goes beyond one.
  let spacesBegin: Bool

  private struct Slot {
    var tag: UInt32 = 0
    var piece: UInt32 = 0
  }

  /// U+2581, which SentencePiece puts where a space was.
  static let space: [UInt8] = [0xE2, 0x96, 0x81]

  /// - Returns: `nil` when offsets do not ascend from 0 to the end of `bytes`, counts differ, or a
  ///   score is not finite.
  package init?(
    bytes: [UInt8], offsets: [UInt32], scores: [Float], beginning: Int32, end: Int32, unknown: Int32
  ) {
    guard offsets.count == scores.count + 1, offsets.first == 0,
      offsets.last.map(Int.init) == bytes.count, zip(offsets, offsets.dropFirst()).allSatisfy(<=),
      scores.allSatisfy(\.isFinite), let worst = scores.min(),
      [beginning, end, unknown].allSatisfy({ scores.indices.contains(Int($0)) })
    else { return nil }
    self.bytes = bytes
    self.offsets = offsets
    self.scores = scores
    self.beginning = beginning
    self.end = end
    self.unknown = unknown
    unknownScore = worst - 10

    var capacity = 2
    while capacity < scores.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    var longest = 1
    var spacesBegin = true
    for piece in scores.indices {
      let range = Int(offsets[piece])..<Int(offsets[piece + 1])
      if range.isEmpty { continue }
      longest = max(longest, range.count)
      var hash = PieceHash()
      for index in range {
        hash.combine(bytes[index])
        if index > range.lowerBound, bytes[index] == Self.space[0], index + 2 < range.upperBound,
          bytes[index + 1] == Self.space[1], bytes[index + 2] == Self.space[2]
        {
          spacesBegin = false
        }
      }
      var slot = hash.slot(in: capacity)
      while slots[slot].piece != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Slot(tag: hash.tag, piece: UInt32(piece + 1))
    }
    self.slots = slots
    self.longest = longest
    self.spacesBegin = spacesBegin
  }

  package var count: Int { scores.count }

  func score(of piece: Int32) -> Float { scores[Int(piece)] }

  /// The piece of exactly these bytes, whose hash is given.
  func piece(_ text: UnsafeBufferPointer<UInt8>, hash: PieceHash) -> Int32? {
    var slot = hash.slot(in: slots.count)
    while slots[slot].piece != 0 {
      if slots[slot].tag == hash.tag {
        let piece = Int(slots[slot].piece) - 1
        let start = Int(offsets[piece])
        let length = Int(offsets[piece + 1]) - start
        if length == text.count, text.indices.allSatisfy({ text[$0] == bytes[start + $0] }) {
          return Int32(piece)
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}

/// ``FNV1a``, its upper half folded into the lower for the slot.
struct PieceHash {
  private var hash = FNV1a.start

  mutating func combine(_ byte: UInt8) { hash.combine(UInt32(byte)) }

  var tag: UInt32 { UInt32(truncatingIfNeeded: hash.value >> 32) }

  /// - Precondition: `capacity` is a power of two.
  func slot(in capacity: Int) -> Int {
    Int(truncatingIfNeeded: hash.value ^ hash.value >> 29) & (capacity - 1)
  }
}
