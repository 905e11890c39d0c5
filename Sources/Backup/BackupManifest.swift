import Foundation
package import Store

/// What one backup consists of.
package struct BackupManifest: Codable, Hashable, Sendable {
  /// A file of the workspace.
  package struct File: Codable, Hashable, Sendable {
    /// Below the workspace.
    package var path: String
    package var size: Int
    package var mode: UInt32
    /// Nanoseconds since 1970.
    package var modified: Int64
    /// Where the file system kept it: with time and size it tells a file that was not touched.
    package var inode: UInt64
    /// Of the whole file.
    package var sha256: String
    /// The hashes of its parts, in order.
    package var parts: [String]

    package init(
      path: String, size: Int, mode: UInt32, modified: Int64, inode: UInt64, sha256: String,
      parts: [String]
    ) {
      self.path = path
      self.size = size
      self.mode = mode
      self.modified = modified
      self.inode = inode
      self.sha256 = sha256
      self.parts = parts
    }
  }

  static let format = "tocsin backup 1"

  package var format = Self.format
  /// Of Tocsin.
  package var version: String
  /// When, in seconds since 1970.
  package var at: Int64
  package var contents: Store.Contents
  /// Sorted by path.
  package var files: [File]

  package init(version: String, at: Int64, contents: Store.Contents, files: [File]) {
    self.version = version
    self.at = at
    self.contents = contents
    self.files = files
  }

  package var bytes: Int { files.reduce(0) { $0 + $1.size } }

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Whether nothing in it leads out of a folder, and its numbers can be true.
  package var isSound: Bool {
    format == Self.format && Set(files.map(\.path)).count == files.count
      && files.allSatisfy { file in
        let steps = file.path.split(separator: "/", omittingEmptySubsequences: false)
        return !steps.contains { $0.isEmpty || $0 == "." || $0 == ".." }
          && !file.path.utf8.contains(0) && file.size >= 0
          && file.parts.count == (file.size + PartFolder.size - 1) / PartFolder.size
          && file.parts.allSatisfy(Digest.isOne) && Digest.isOne(file.sha256)
      }
  }
}
