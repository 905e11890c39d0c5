import Crypto
import Foundation

/// Bytes that were captured, each file named by its hash: written once, read only when the hash is still right.
package struct BlobFolder: Sendable {
  package let folder: String

  package init(_ folder: String) {
    self.folder = folder
  }

  private func path(_ hash: String) -> String { "\(folder)/\(hash.prefix(2))/\(hash)" }

  /// Keeps bytes.
  ///
  /// - Returns: their hash, in hexadecimal.
  @discardableResult
  package func put(_ bytes: [UInt8]) throws(EvidenceError) -> String {
    let hash = Hexadecimal.text(SHA256.hash(data: bytes))
    guard access(path(hash), F_OK) != 0 else { return hash }
    try WholeFile.makeFolder("\(folder)/\(hash.prefix(2))", mode: 0o700)
    // Others on the machine need not read what was captured.
    try WholeFile.write(bytes, to: path(hash), mode: 0o400)
    return hash
  }

  /// The bytes of a hash.
  ///
  /// - Returns: `nil` when they are not there, or were altered.
  package func get(_ hash: String, limit: Int = 1 << 30) -> [UInt8]? {
    guard let bytes = try? WholeFile.read(path(hash), limit: limit),
      Hexadecimal.text(SHA256.hash(data: bytes)) == hash
    else { return nil }
    return bytes
  }

  /// How long the bytes of a hash are; `nil` when they are not there.
  package func size(_ hash: String) -> Int? { FileStatus(path(hash))?.size }

  /// All that is kept: hashes, and their lengths.
  package func all() -> [String: Int] {
    var found: [String: Int] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.count == 2 {
      for hash in (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
      {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path(hash))
        found[hash] = attributes?[.size] as? Int ?? 0
      }
    }
    return found
  }

  /// Takes away what is not needed any more. Returns how many files that were.
  @discardableResult
  package func keep(only needed: Set<String>) -> Int {
    var removed = 0
    for hash in all().keys where !needed.contains(hash) {
      if unlink(path(hash)) == 0 { removed += 1 }
    }
    return removed
  }
}
