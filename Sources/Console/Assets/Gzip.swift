import CCompression

/// Compresses for browsers (gzip, RFC 1952).
enum Gzip {
  /// `nil` when it cannot be compressed.
  static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    let format = Int32(CCOMPRESSION_GZIP)
    let bound = ccompression_bound(format, bytes.count)
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = 0
      bytes.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
        count = ccompression_write(format, from, source.count, to, bound)
      }
    }
    return compressed.isEmpty ? nil : compressed
  }
}
