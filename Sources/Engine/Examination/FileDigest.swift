import Crypto
import Foundation
import TocsinModel

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
    return hash.finalize().hexadecimal
  }

  /// The SHA-256 of a text in lower-case hexadecimal.
  static func digest(of text: String) -> String { SHA256.hash(data: Data(text.utf8)).hexadecimal }
}
