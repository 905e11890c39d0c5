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
    let most = ccompression_bound(Int32(CCOMPRESSION_ZSTD), bytes.count)
    // Room that is not cleared first, of which no more is kept than was written.
    return withUnsafeTemporaryAllocation(byteCount: most, alignment: 1) { room in
      guard let start = room.baseAddress else { return Data(bytes) }
      let written = ccompression_write(
        Int32(CCOMPRESSION_ZSTD), bytes, bytes.count, start.assumingMemoryBound(to: UInt8.self),
        room.count)
      return written > 0 ? Data(bytes: start, count: written) : Data(bytes)
    }
  }

  /// Linear in what it gives.
  ///
  /// - Throws: ``Damaged`` where the bytes are no whole frame that says how much it holds.
  static func unpack(_ packed: Data) throws -> Data {
    guard packed.starts(with: magic) else { return packed }
    return try packed.withUnsafeBytes { frame in
      guard let start = frame.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
        throw Damaged()
      }
      let size = ccompression_frame_size(start, frame.count)
      guard (0...longest).contains(Int(size)) else { throw Damaged() }
      // Room that is not cleared first, since all of it is written.
      guard let room = malloc(max(1, Int(size))) else { throw Damaged() }
      guard
        ccompression_frame_read(
          start, frame.count, room.assumingMemoryBound(to: UInt8.self), Int(size)) != 0
      else {
        free(room)
        throw Damaged()
      }
      return Data(bytesNoCopy: room, count: Int(size), deallocator: .free)
    }
  }

  struct Damaged: Error {}
}
