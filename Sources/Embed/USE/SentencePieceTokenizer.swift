import CSentencePiece
import FileMapping

/// Cuts texts into the pieces of a SentencePiece model (Kudo and Richardson, EMNLP 2018), as numbers.
package final class SentencePieceTokenizer: @unchecked Sendable {
  // Sendable: the library's model does not change once it is loaded, and says so of encoding.
  private let model: OpaquePointer

  /// The most pieces of a text, those that begin and end it included; what is beyond is cut.
  package static let mostPieces = 1024
  /// The most bytes of a text that are looked at, so that a text of 10 MB costs no more than a page.
  package static let mostBytes = 16 << 10

  /// - Parameter size: how many pieces the model must have.
  package init(path: String, size: Int) throws(EmbedError) {
    let file = try MappedFile(model: path, most: 64 << 20)
    var reason = [CChar](repeating: 0, count: 256)
    guard
      let model = csentencepiece_open(file.start, file.bytes.count, &reason, reason.count)
    else {
      let sentence = reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
      throw .damaged(
        file: path, reason: "SentencePiece says “\(String(decoding: sentence, as: UTF8.self))”")
    }
    self.model = model
    let found = csentencepiece_size(model)
    guard found == size else {
      throw .damaged(file: path, reason: "it has \(found) pieces, not \(size)")
    }
    let special = [
      csentencepiece_begin(model), csentencepiece_unknown(model), csentencepiece_end(model),
    ]
    guard special.allSatisfy({ (0..<Int32(size)).contains($0) }) else {
      throw .damaged(
        file: path, reason: "it has no pieces for unknown letters and the ends of a text")
    }
  }

  deinit {
    csentencepiece_close(model)
  }

  /// The pieces of a text between those that begin and end it; at most ``mostPieces``.
  ///
  /// A text without any piece, such as an empty one, is one unknown piece. Unknown letters are a piece
  /// each. Linear in the text, of which at most ``mostBytes`` are read.
  ///
  /// - Throws: ``EmbedError/failed(model:reason:)`` when memory runs out.
  package func pieces(of text: String) throws(EmbedError) -> [Int32] {
    var pieces = [Int32](repeating: 0, count: Self.mostPieces)
    let inner = pieces.count - 2
    var text = text
    let found = text.withUTF8 { bytes in
      pieces.withUnsafeMutableBufferPointer { pieces -> Int in
        guard let ids = pieces.baseAddress else { return -1 }
        // An empty string has no address to hand over.
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0 }
        return csentencepiece_encode(model, start, Self.length(of: bytes), ids + 1, inner)
      }
    }
    guard found >= 0 else {
      throw .failed(model: .universalSentenceEncoder, reason: "out of memory for a text's pieces")
    }
    if found == 0 { pieces[1] = csentencepiece_unknown(model) }
    let count = min(max(found, 1), inner)
    pieces[0] = csentencepiece_begin(model)
    pieces[count + 1] = csentencepiece_end(model)
    pieces.removeSubrange((count + 2)...)
    return pieces
  }

  /// The bytes to read: all, or whole scalars up to ``mostBytes``.
  private static func length(of text: UnsafeBufferPointer<UInt8>) -> Int {
    guard text.count > mostBytes else { return text.count }
    var end = mostBytes
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
