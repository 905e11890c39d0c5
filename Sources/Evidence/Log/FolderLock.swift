import Foundation

/// One process at a time writes into a folder; the lock is the kernel's, so that a killed process leaves none.
package final class FolderLock {
  private let descriptor: Int32

  /// - Parameter patience: seconds in which another one may end.
  /// - Throws: ``EvidenceError/busy(path:)`` when it does not.
  package init(_ folder: String, patience: Double) throws(EvidenceError) {
    try WholeFile.makeFolder(folder)
    descriptor = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: "\(folder)/lock", code: errno) }
    var tries = 0.0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      guard tries * 0.05 < patience else { throw .busy(path: folder) }
      usleep(50_000)
    }
  }

  deinit { close(descriptor) }
}
