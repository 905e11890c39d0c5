import Glibc

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
    // mkstemp makes files that only their owner can read; a report is to be handed on.
    let mode: mode_t = 0o644
    guard put(page, descriptor), fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
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

  /// - Returns: whether all of it is written; why not, `errno` says.
  private static func put(_ page: String, _ descriptor: Int32) -> Bool {
    var page = page
    return page.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
