package import Authentication
import Foundation

extension RecordFile {
  /// More is no list of keys.
  private static let limit = 64 << 20

  /// Reads a file of records.
  ///
  /// - Throws: ``EngineError/list(path:reason:)``.
  package init(path: String) throws(EngineError) {
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: Self.limit + 1) ?? Data()
    else { throw .list(path: path, reason: "It is not there or may not be read.") }
    guard data.count <= Self.limit else {
      throw .list(path: path, reason: "It is larger than 64 MB.")
    }
    self.init(String(decoding: data, as: UTF8.self))
  }
}
