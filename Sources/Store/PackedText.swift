internal import CCompression
import Foundation

/// Long texts as one Zstandard frame each (RFC 8878): what findings say is a fifth of its size, and there may be hundreds of
/// thousands of them.
enum PackedText {
  /// The first bytes of a frame (RFC 8878, 3.1.1); what begins otherwise was stored as it is.
  private static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  /// No finding says as much. A damaged file may claim anything.
  private static let longest = 256 << 20

  /// Linear.
  static func pack(_ bytes: [UInt8]) -> Data {
    var packed = Data(count: ccompression_bound(Int32(CCOMPRESSION_ZSTD), bytes.count))
    let written = packed.withUnsafeMutableBytes { target in
      guard let start = target.baseAddress else { return 0 }
      return ccompression_write(
        Int32(CCOMPRESSION_ZSTD), bytes, bytes.count, start.assumingMemoryBound(to: UInt8.self),
        target.count)
    }
    return written > 0 ? packed.prefix(written) : Data(bytes)
  }

  /// Linear in what it gives.
  ///
  /// - Throws: ``Damaged`` where the bytes are no whole frame.
  static func unpack(_ packed: Data) throws -> Data {
    guard packed.starts(with: magic) else { return packed }
    guard let stream = ccompression_open(Int32(CCOMPRESSION_ZSTD)) else { throw Damaged() }
    defer { ccompression_close(stream) }
    var text = Data()
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var rest = packed[...]
    while true {
      var (consumed, written) = (0, 0)
      let code = rest.withUnsafeBytes { source -> Int32 in
        guard let start = source.baseAddress else { return Int32(CCOMPRESSION_CORRUPT) }
        return ccompression_read(
          stream, start.assumingMemoryBound(to: UInt8.self), source.count, &room, room.count,
          &consumed, &written)
      }
      text.append(contentsOf: room[..<written])
      rest = rest.dropFirst(consumed)
      switch code {
      case Int32(CCOMPRESSION_MEMBER_END): return text
      case Int32(CCOMPRESSION_MORE) where consumed + written > 0 && text.count <= longest:
        continue
      default: throw Damaged()
      }
    }
  }

  struct Damaged: Error {}
}
