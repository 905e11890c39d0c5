import Glibc

/// The bytes of a regular file, mapped for reading.
///
/// The file must not shrink while it is mapped: a model folder is not written to in place.
final class MappedFile: @unchecked Sendable {
  // Sendable: the bytes are mapped read-only, and unmapped only when nobody holds the object.
  let path: String
  let start: UnsafePointer<UInt8>
  let bytes: UnsafeRawBufferPointer

  /// - Throws: ``EmbedError/missing(file:)``, ``EmbedError/unreadable(file:reason:)``, and
  ///   ``EmbedError/damaged(file:reason:)`` for an empty file or one over `most` bytes.
  init(path: String, most: Int) throws(EmbedError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT
        ? .missing(file: path) : .unreadable(file: path, reason: String(cString: strerror(code)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(file: path, reason: "it is not a regular file")
    }
    let size = Int(status.st_size)
    guard size > 0, size <= most else {
      throw .damaged(file: path, reason: "it has \(size) bytes")
    }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else {
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    start = UnsafePointer(base.assumingMemoryBound(to: UInt8.self))
    bytes = UnsafeRawBufferPointer(start: base, count: size)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
