internal import CCompression

/// One member of gzip (RFC 1952).
enum GzipMember {
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let format = Int32(CCOMPRESSION_GZIP)
    let room = ccompression_bound(format, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { source in
        source.baseAddress.map { ccompression_write(format, $0, source.count, base, room) } ?? 0
      }
    }
  }
}

/// Unpacks gzip member after member, and says where each ended.
final class GzipStream {
  enum Step: Equatable {
    /// So many bytes of the input were used, so many were written.
    case more(Int, Int)
    case memberEnd(Int, Int)
    case corrupt
  }

  private let stream: OpaquePointer

  init?() {
    guard let stream = ccompression_open(Int32(CCOMPRESSION_GZIP)) else { return nil }
    self.stream = stream
  }

  deinit { ccompression_close(stream) }

  func unpack(_ source: UnsafeBufferPointer<UInt8>, into target: inout [UInt8]) -> Step {
    guard let base = source.baseAddress else { return .more(0, 0) }
    var (used, written) = (0, 0)
    let room = target.count
    let code = target.withUnsafeMutableBufferPointer { target in
      target.baseAddress.map {
        ccompression_read(stream, base, source.count, $0, room, &used, &written)
      } ?? Int32(CCOMPRESSION_CORRUPT)
    }
    switch code {
    case Int32(CCOMPRESSION_MORE): return .more(used, written)
    case Int32(CCOMPRESSION_MEMBER_END): return .memberEnd(used, written)
    default: return .corrupt
    }
  }
}
