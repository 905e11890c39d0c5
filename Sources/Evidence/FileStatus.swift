import Foundation

/// What the system says of a file.
///
/// Foundation is asked, and not `stat`: which module the compiler takes for the home of that structure depends on what
/// else it has read, and what builds here did not build there.
struct FileStatus {
  let isRegular: Bool
  let isFolder: Bool
  /// In bytes.
  let size: Int
  /// Whether others than the owner may do anything with it.
  let isShared: Bool

  /// - Parameter followsLinks: `false` to be told of a link itself, which is neither file nor folder.
  /// - Returns: `nil` when there is nothing, or it may not be seen.
  init?(_ path: String, followsLinks: Bool = true) {
    var path = path
    if followsLinks {
      guard let real = realpath(path, nil) else { return nil }
      path = String(cString: real)
      free(real)
    }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      return nil
    }
    let type = attributes[.type] as? FileAttributeType
    isRegular = type == .typeRegular
    isFolder = type == .typeDirectory
    size = attributes[.size] as? Int ?? 0
    isShared = (attributes[.posixPermissions] as? Int ?? 0o777) & 0o077 != 0
  }
}
