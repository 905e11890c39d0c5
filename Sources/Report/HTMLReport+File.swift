#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension HTMLReport {
  /// Writes the page so that a reader finds the old file or the whole new one, never a part:
  /// a temporary file beside it, flushed to the disk, then renamed over it.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; the temporary file is removed.
  package func write(toFile path: String) throws(ReportError) {
    try Self.write(html(), toFile: path)
  }

  /// Writes a page that was made, in the same way.
  package static func write(_ page: String, toFile path: String) throws(ReportError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    var stream = DescriptorStream(descriptor: descriptor)
    stream.write(page)
    stream.flush()
    // mkstemp makes files that only their owner can read; a report is to be handed on.
    let mode: mode_t = 0o644
    guard stream.isWhole, fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
      let failure = failure(path)
      close(descriptor)
      unlink(template)
      throw failure
    }
    close(descriptor)
    guard rename(template, path) == 0 else {
      let failure = failure(path)
      unlink(template)
      throw failure
    }
  }

  private static func failure(_ path: String) -> ReportError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Text to an open file, in pieces of a megabyte. The first failure stops all writing.
private struct DescriptorStream: TextOutputStream {
  let descriptor: Int32
  var isWhole = true
  private var buffer: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  mutating func write(_ string: String) {
    buffer.append(contentsOf: string.utf8)
    if buffer.count > 1 << 20 { flush() }
  }

  mutating func flush() {
    var start = 0
    while isWhole, start < buffer.count {
      #if canImport(Glibc)
        let written = buffer[start...].withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
      #elseif canImport(Musl)
        let written = buffer[start...].withUnsafeBytes {
          Musl.write(descriptor, $0.baseAddress, $0.count)
        }
      #else
        let written = buffer[start...].withUnsafeBytes {
          Darwin.write(descriptor, $0.baseAddress, $0.count)
        }
      #endif
      if written > 0 {
        start += written
      } else if errno != EINTR {
        isWhole = false
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
