import Crypto
import Foundation

/// Checksums of files.
enum FileDigest {
  /// The SHA-256 of a file's bytes in lower-case hexadecimal. Linear; memory does not grow.
  ///
  /// - Throws: a sentence of Foundation's when the file cannot be read.
  static func sha256(_ file: String) throws -> String {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    defer { try? handle.close() }
    var hash = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
    }
    return hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
