import Foundation

/// Holds a workspace for one writer, across processes. The kernel drops the lock when the process
/// ends, however it ends.
package final class WorkspaceLock: Sendable {
  private let descriptor: Int32

  /// - Throws: ``StoreError/locked(path:)`` at once when another process writes.
  package init(_ workspace: Workspace) throws(StoreError) {
    let path = workspace.lock
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Self.error(errno, path: path)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      // The descriptor is closed as the half-made lock goes; closed here as well, it would be somebody else's by then.
      let code = errno
      throw code == EWOULDBLOCK ? .locked(path: path) : Self.error(code, path: path)
    }
  }

  deinit {
    close(descriptor)
  }

  static func error(_ code: Int32, path: String) -> StoreError {
    switch code {
    case EACCES, EPERM, EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
    default: .cannotOpen(path: path, reason: String(cString: strerror(code)))
    }
  }
}
