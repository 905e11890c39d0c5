// Which of the two the compiler takes for the home of `stat` depends on what else it has read.
import CoreFoundation
import Glibc

/// What the system says of a file.
struct FileStatus {
  let isRegular: Bool
  let isFolder: Bool
  let size: Int
  /// Whether others than the owner may do anything with it.
  let isShared: Bool

  private init(_ status: stat) {
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
    isShared = status.st_mode & 0o077 != 0
  }

  /// - Parameter followsLinks: `false` to be told of a link itself, which is neither file nor folder.
  /// - Returns: `nil` when there is nothing, or it may not be seen.
  init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}
