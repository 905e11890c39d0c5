import Crypto
import Glibc
import TocsinModel

/// A regular file's own bytes, or standard input's, hashed as they are read.
///
/// A file is read to the size that it had when it was opened, so that one that grows ends.
final class FileBytes: ByteSource {
  private let descriptor: Int32
  /// Of the file, as it lies; `nil` for what has none.
  let size: Int?
  private var status: stat
  private var hash: SHA256?
  private let shouldStop: @Sendable () -> Bool
  private(set) var count = 0
  private(set) var wasStopped = false
  private var endedEarly = false

  /// - Throws: ``SourceFailure`` for what is missing, unreadable or no regular file. Nothing but a
  ///   regular file is ever opened: opening a device or a pipe may block or do something.
  init(
    _ file: InputFile, isHashed: Bool = true, shouldStop: @escaping @Sendable () -> Bool
  ) throws(SourceFailure) {
    if isHashed { hash = SHA256() }
    self.shouldStop = shouldStop
    status = stat()
    guard !file.isStandardInput else {
      descriptor = STDIN_FILENO
      size = nil
      return
    }
    guard stat(file.path, &status) == 0 else { throw .unreadable(errno) }
    try Self.check(status)
    descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      size = 0
      throw .unreadable(errno)
    }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      size = 0
      throw SourceFailure(
        code: "input.not-a-file", message: "It was exchanged while it was opened.")
    }
    size = Int(status.st_size)
    _ = posix_fadvise(descriptor, 0, 0, Int32(POSIX_FADV_SEQUENTIAL))
  }

  deinit {
    if size != nil, descriptor >= 0 { close(descriptor) }
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    var room = target.count
    if let size { room = min(room, size - count) }
    while true {
      try checkStop()
      guard room > 0 else { return 0 }
      if size == nil, !isReady() { continue }
      let read = Glibc.read(descriptor, target.baseAddress, room)
      if read < 0, errno == EINTR || (errno == EAGAIN && size == nil) { continue }
      guard read >= 0 else { throw .unreadable(errno) }
      if read == 0 { endedEarly = true }
      hash?.update(bufferPointer: UnsafeRawBufferPointer(rebasing: target[..<read]))
      count += read
      return read
    }
  }

  private func checkStop() throws(SourceFailure) {
    guard shouldStop() else { return }
    wasStopped = true
    throw SourceFailure(code: "input.stopped", message: "Reading was stopped.")
  }

  /// Waits for a tenth of a second at most, so that nobody who asks to stop waits for whoever writes.
  private func isReady() -> Bool {
    var awaited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&awaited, 1, 100)
    return ready > 0 || (ready < 0 && errno != EINTR)
  }

  /// Reads what nobody asked for, so that the hash is the whole file's. Standard input is left.
  func drain() {
    guard size != nil else { return }
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while let read = try? read(into: buffer), read > 0 {}
    }
  }

  /// Lower-case hexadecimal; `nil` when it was not to be hashed.
  var sha256: String? { hash?.finalize().hexadecimal }

  /// Whether the file was written to since it was opened.
  var hasChanged: Bool {
    guard let size else { return false }
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { return true }
    return now.st_size != size || endedEarly || now.st_mtim.tv_sec != status.st_mtim.tv_sec
      || now.st_mtim.tv_nsec != status.st_mtim.tv_nsec
  }

  private static func check(_ status: stat) throws(SourceFailure) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR:
      throw SourceFailure(
        code: "input.not-a-file", message: "It is a folder where a file was expected.")
    default:
      throw SourceFailure(
        code: "input.not-a-file",
        message: "It is a pipe, a socket or a device, and only regular files are read.")
    }
  }
}

extension SourceFailure {
  /// For an error number of the system.
  static func unreadable(_ error: Int32) -> SourceFailure {
    switch error {
    case ENOENT, ENOTDIR:
      SourceFailure(code: "input.missing", message: "There is no such file.")
    case EACCES, EPERM:
      SourceFailure(
        code: "input.unreadable", message: "It may not be read: its permissions do not allow it.")
    case ELOOP:
      SourceFailure(
        code: "input.link-loop", message: "It is a symbolic link that leads back to itself.")
    default:
      SourceFailure(
        code: "input.unreadable", message: "It cannot be read: \(String(cString: strerror(error)))."
      )
    }
  }
}
