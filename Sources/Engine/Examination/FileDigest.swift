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
    return text(hash.finalize())
  }

  /// The SHA-256 of a text in lower-case hexadecimal.
  static func digest(of text: String) -> String { self.text(SHA256.hash(data: Data(text.utf8))) }

  private static func text(_ digest: SHA256.Digest) -> String {
    digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
