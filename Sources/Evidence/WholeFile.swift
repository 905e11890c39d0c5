import Foundation

/// Files that are there whole or not at all, whatever happens while they are written.
package enum WholeFile {
  /// Writes beside the place, waits for the disk, and renames.
  ///
  /// - Parameter mode: the permissions from the first byte on: a key is never readable for a moment.
  package static func write(
    _ bytes: some Sequence<UInt8>, to path: String, mode: UInt32 = 0o644, syncs: Bool = true
  ) throws(EvidenceError) {
    let draft = path + ".part"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        unlink(draft)
        throw .cannotWrite(path: path, code: code)
      }
      done += count
    }
    // The umask may have taken bits away; nothing is given that was not asked for.
    let isSafe = fchmod(descriptor, mode) == 0 && (!syncs || fsync(descriptor) == 0)
    close(descriptor)
    guard isSafe, rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw .cannotWrite(path: path, code: code)
    }
  }

  /// Reads a regular file whole.
  ///
  /// - Parameter limit: a longer one is refused, with `EFBIG`.
  package static func read(_ path: String, limit: Int) throws(EvidenceError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .cannotRead(path: path, code: errno) }
    defer { close(descriptor) }
    guard let status = FileStatus(path), status.isRegular else {
      throw .cannotRead(path: path, code: EINVAL)
    }
    guard status.size <= limit else { throw .cannotRead(path: path, code: EFBIG) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(status.size)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, code: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw .cannotRead(path: path, code: EFBIG)
  }

  package static func makeFolder(_ path: String, mode: Int = 0o755) throws(EvidenceError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    } catch {
      throw .cannotWrite(path: path, code: errno == 0 ? EIO : errno)
    }
  }

  /// Waits until files and their places in folders are on the disk; after the first, most are there already.
  static func sync(_ paths: [String]) throws(EvidenceError) {
    for path in paths {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
      let code = fsync(descriptor) == 0 ? 0 : errno
      close(descriptor)
      guard code == 0 else { throw .cannotWrite(path: path, code: code) }
    }
    let folders = Set(paths.map { $0[..<($0.lastIndex(of: "/") ?? $0.endIndex)] })
    for folder in folders { syncFolder(String(folder)) }
  }

  /// Makes renamed files outlive a power failure.
  static func syncFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// What the system says of an error code.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
