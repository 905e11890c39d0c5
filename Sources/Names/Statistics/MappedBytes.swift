import Glibc

/// The bytes of a regular file, mapped for reading: only what is looked at takes memory.
///
/// The file must not shrink while it is mapped: setup puts another in its place and never writes into it.
///
/// `@unchecked Sendable`: the bytes are mapped read-only, and unmapped only when nobody holds the object.
final class MappedBytes: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  /// - Throws: ``NamesError/missing(file:)``, and ``NamesError/damaged(file:reason:)`` for an empty
  ///   file or one over `most` bytes.
  init(path: String, most: Int) throws(NamesError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT
        ? .missing(file: path) : .damaged(file: path, reason: String(cString: strerror(code)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .damaged(file: path, reason: "it is not a regular file")
    }
    let size = Int(status.st_size)
    guard size > 0, size <= most else {
      throw .damaged(file: path, reason: "it has \(size) bytes")
    }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .damaged(file: path, reason: String(cString: strerror(errno))) }
    bytes = UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: size)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
