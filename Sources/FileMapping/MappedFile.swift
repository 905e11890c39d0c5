import Glibc

/// The bytes of a regular file, mapped for reading: only what is looked at takes memory.
///
/// The file must not shrink while it is mapped: setup puts another in its place and never writes into it.
///
/// `@unchecked Sendable`: the bytes are mapped read-only, and unmapped only when nobody holds the object.
package final class MappedFile: @unchecked Sendable {
  package let path: String
  package let start: UnsafePointer<UInt8>
  package let bytes: UnsafeBufferPointer<UInt8>
  package let raw: UnsafeRawBufferPointer

  /// - Throws: ``MappedFileError``, also for an empty file or one over `most` bytes.
  package init(path: String, most: Int) throws(MappedFileError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT ? .missing : .unreadable(reason: String(cString: strerror(code)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(reason: "it is not a regular file")
    }
    let size = Int(status.st_size)
    guard size > 0, size <= most else { throw .size(bytes: size) }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .unreadable(reason: String(cString: strerror(errno))) }
    start = UnsafePointer(base.assumingMemoryBound(to: UInt8.self))
    bytes = UnsafeBufferPointer(start: start, count: size)
    raw = UnsafeRawBufferPointer(bytes)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count)
  }
}
