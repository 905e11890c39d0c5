internal import FileMapping
internal import Glibc

/// The memory of a segment, until nobody holds it.
///
/// `@unchecked Sendable`: nobody writes once a ``Segment`` is made of it.
final class SegmentBytes: @unchecked Sendable {
  let raw: UnsafeMutableRawBufferPointer
  /// Where it is in a file; `nil` in memory.
  let path: String?
  private let release: () -> Void

  /// Memory with anything in it: sections are filled whole, and nobody reads what is between them.
  init(size: Int) {
    raw = .allocate(byteCount: size, alignment: 64)
    path = nil
    release = { [raw] in raw.deallocate() }
  }

  /// A new file, whose room is reserved so that a full disk is an error here and not a signal later.
  init(creating path: String, size: Int) throws(IndexError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw IndexError(errno, path) }
    defer { close(descriptor) }
    let code = posix_fallocate(descriptor, 0, size)
    guard code == 0 else {
      unlink(path)
      throw IndexError(code, path)
    }
    guard let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      base != MAP_FAILED
    else {
      let code = errno
      unlink(path)
      throw IndexError(code, path)
    }
    raw = UnsafeMutableRawBufferPointer(start: base, count: size)
    self.path = path
    release = { munmap(base, size) }
  }

  /// Waits until what was written is on the disk.
  func flush() throws(IndexError) {
    guard let path else { return }
    guard msync(raw.baseAddress, raw.count, MS_SYNC) == 0 else { throw IndexError(errno, path) }
    try syncFile(path)
  }

  deinit { release() }
}

/// Waits until a file or a folder is on the disk.
func syncFile(_ path: String) throws(IndexError) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw IndexError(errno, path) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw IndexError(errno, path) }
}

extension IndexError {
  init(_ code: Int32, _ path: String) {
    self = .unavailable(path: path, reason: String(cString: strerror(code)))
  }
}
