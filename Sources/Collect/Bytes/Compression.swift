import CCompression

/// What a file may be compressed with, known by its first bytes.
enum Compression: Sendable {
  /// RFC 1952.
  case gzip
  /// RFC 8878.
  case zstd

  init?(magic: [UInt8]) {
    if magic.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if magic.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      // The frame of a dictionary, which stands before the records of an archive.
      || magic.starts(with: [0x5D, 0x2A, 0x4D, 0x18])
    {
      self = .zstd
    } else {
      return nil
    }
  }

  var code: Int32 {
    switch self {
    case .gzip: Int32(CCOMPRESSION_GZIP)
    case .zstd: Int32(CCOMPRESSION_ZSTD)
    }
  }
}
