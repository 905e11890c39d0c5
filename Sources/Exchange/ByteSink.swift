import Foundation

/// Bytes on their way to a file descriptor, in pieces of 64 KiB.
package struct ByteSink {
  private static let piece = 1 << 16

  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []

  /// Writes to an open descriptor, which stays open.
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  package static func standardOutput() -> ByteSink {
    ByteSink(descriptor: STDOUT_FILENO, name: "standard output")
  }

  package mutating func append(_ bytes: [UInt8]) throws(ExchangeError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.piece { try flush() }
  }

  package mutating func append(_ text: String) throws(ExchangeError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.piece { try flush() }
  }

  /// Writes what is left. Without it, the last piece is lost.
  package mutating func flush() throws(ExchangeError) {
    var start = 0
    // What was written is not written again when the caller tries once more.
    defer { buffer.removeFirst(min(start, buffer.count)) }
    while start < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if written >= 0 {
        start += written
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE:
        buffer.removeAll()
        throw .brokenPipe
      case ENOSPC, EDQUOT, EFBIG: throw .diskFull(name: name)
      default: throw .cannotWrite(name: name, reason: String(cString: strerror(errno)))
      }
    }
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, 1000)
  }
}
