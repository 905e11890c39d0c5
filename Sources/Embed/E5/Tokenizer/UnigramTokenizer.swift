/// Cuts a text into the pieces whose probabilities multiply to the most (Kudo, ACL 2018, “Subword
/// Regularization”, section 3.2), by the Viterbi algorithm.
///
/// The text is prepared as XLM-R's SentencePiece model does: code points replaced, runs of spaces
/// made one, a space put before, each space then written as U+2581.
package struct UnigramTokenizer: Sendable {
  package let vocabulary: UnigramVocabulary
  private let map: CharacterMap

  package init(vocabulary: UnigramVocabulary, map: CharacterMap) {
    self.vocabulary = vocabulary
    self.map = map
  }

  /// The first `most` pieces of a text, without those that begin and end it.
  ///
  /// Only as much of the text is read as `most` of the longest pieces can cover, and 4,096 bytes
  /// more. Linear in that.
  package func pieces(of text: String, most: Int) -> [Int32] {
    let prepared = prepare(text, limit: most * vocabulary.longest + 4096)
    return Array(best(prepared).prefix(most))
  }

  /// UTF-8 with the offsets at which characters begin, and the end.
  private struct Prepared {
    var bytes: [UInt8] = []
    var starts: [Int32] = []

    mutating func append(_ codePoint: UInt32) {
      starts.append(Int32(bytes.count))
      switch codePoint {
      case 0x20: bytes += UnigramVocabulary.space
      case ..<0x80: bytes.append(UInt8(codePoint))
      case ..<0x800:
        bytes.append(0xC0 | UInt8(codePoint >> 6))
        bytes.append(0x80 | UInt8(codePoint & 0x3F))
      case ..<0x10000:
        bytes.append(0xE0 | UInt8(codePoint >> 12))
        bytes.append(0x80 | UInt8(codePoint >> 6 & 0x3F))
        bytes.append(0x80 | UInt8(codePoint & 0x3F))
      default:
        bytes.append(0xF0 | UInt8(codePoint >> 18))
        bytes.append(0x80 | UInt8(codePoint >> 12 & 0x3F))
        bytes.append(0x80 | UInt8(codePoint >> 6 & 0x3F))
        bytes.append(0x80 | UInt8(codePoint & 0x3F))
      }
    }
  }

  private func prepare(_ text: String, limit: Int) -> Prepared {
    var prepared = Prepared()
    let expected = min(text.utf8.count, limit) + 64
    prepared.bytes.reserveCapacity(expected)
    prepared.starts.reserveCapacity(expected)
    var last: UInt32?
    func append(_ codePoint: UInt32) {
      if codePoint == 0x20, last == 0x20 { return }
      if last == nil, codePoint != 0x20 { prepared.append(0x20) }
      prepared.append(codePoint)
      last = codePoint
    }
    for scalar in text.unicodeScalars {
      if let replacement = map.replacement(of: scalar.value) {
        replacement.forEach(append)
      } else {
        append(scalar.value)
      }
      if prepared.bytes.count >= limit { break }
    }
    if last == nil { prepared.append(0x20) }
    prepared.starts.append(Int32(prepared.bytes.count))
    return prepared
  }

  /// The best way from the beginning to a character.
  private struct Way {
    var score: Float = -.infinity
    var piece: Int32 = 0
    /// The character at which the last piece begins.
    var start: Int32 = 0
  }

  private func best(_ text: Prepared) -> [Int32] {
    let characters = text.starts.count - 1
    var ways = [Way](repeating: Way(), count: characters + 1)
    ways[0].score = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      for character in 0..<characters {
        let score = ways[character].score
        let start = Int(text.starts[character])
        var hash = PieceHash()
        var hashed = start
        for next in character + 1...characters {
          let end = Int(text.starts[next])
          if end - start > vocabulary.longest { break }
          if next > character + 1, vocabulary.spacesBegin,
            bytes[hashed] == UnigramVocabulary.space[0],
            isSpace(bytes, at: hashed)
          {
            break
          }
          while hashed < end {
            hash.combine(bytes[hashed])
            hashed += 1
          }
          let piece = vocabulary.piece(
            UnsafeBufferPointer(rebasing: bytes[start..<end]), hash: hash)
          guard let piece, piece != vocabulary.unknown else { continue }
          let sum = score + vocabulary.score(of: piece)
          if sum > ways[next].score {
            ways[next] = Way(score: sum, piece: piece, start: Int32(character))
          }
        }
        let sum = score + vocabulary.unknownScore
        if sum > ways[character + 1].score {
          ways[character + 1] = Way(
            score: sum, piece: vocabulary.unknown, start: Int32(character))
        }
      }
    }
    var pieces: [Int32] = []
    var character = characters
    while character > 0 {
      pieces.append(ways[character].piece)
      character = Int(ways[character].start)
    }
    return pieces.reversed()
  }

  private func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == UnigramVocabulary.space[1]
      && bytes[index + 2] == UnigramVocabulary.space[2]
  }
}
