import Foundation

/// Where the user wants the report to be.
enum ReportPlace {
  /// Looks before hours of work whether a report can be put there. Nothing but a file is ever replaced.
  ///
  /// - Throws: ``EngineError/report(path:reason:)``.
  static func check(_ path: String) throws(EngineError) {
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw .report(path: path, reason: "it is a folder")
      default: throw .report(path: path, reason: "it is a device or a pipe, not a file")
      }
    }
    let folder = (path as NSString).deletingLastPathComponent
    guard access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else {
      throw .report(path: path, reason: String(cString: strerror(errno)))
    }
  }
}
