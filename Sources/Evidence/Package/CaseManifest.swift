import Crypto
import Foundation

/// The list of files of an exported folder with their hashes, in the form that `sha256sum -c` checks.
package struct CaseManifest: Hashable, Sendable {
  package static let name = "manifest.sha256"
  /// More files than any case has.
  private static let most = 100_000

  /// Hashes in hexadecimal, by path.
  package private(set) var files: [String: String] = [:]

  package init() {}

  package mutating func add(_ path: String, _ bytes: [UInt8]) {
    files[path] = Hexadecimal.text(SHA256.hash(data: bytes))
  }

  package mutating func add(_ path: String, sha256: String) { files[path] = sha256 }

  package struct Damaged: Error, Hashable {
    package let line: Int
  }

  package init(_ bytes: [UInt8]) throws(Damaged) {
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
      number += 1
      let text = String(decoding: line, as: UTF8.self)
      let path = String(text.dropFirst(66))
      guard number <= Self.most, text.count > 66, text.dropFirst(64).hasPrefix("  "),
        Hexadecimal.bytes(text.prefix(64))?.count == 32, Self.isSafe(path), files[path] == nil
      else { throw Damaged(line: number) }
      files[path] = String(text.prefix(64))
    }
    guard number > 0, bytes.last == 0x0A else { throw Damaged(line: number) }
  }

  package var encoded: [UInt8] {
    Array(files.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined().utf8)
  }

  /// Whether a path stays inside the folder: names, parted by slashes, none of them special.
  package static func isSafe(_ path: String) -> Bool {
    guard !path.isEmpty, path.utf8.count <= 1024 else { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".."
        && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\\" && $0.value != 0x7F }
    }
  }
}
