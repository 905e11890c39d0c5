/// Bytes that come one chunk after the other.
protocol ByteSource: AnyObject {
  /// Reads up to the target's length; 0 at the end.
  /// - Throws: ``SourceFailure`` where the rest cannot be had; what came before is good.
  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int
}

/// Why the rest of a file cannot be had; becomes a diagnostic.
struct SourceFailure: Error {
  var code: String
  var message: String
}

extension ByteSource {
  /// Reads up to the length of a buffer, which keeps it; 0 at the end.
  func read(into buffer: inout [UInt8]) throws(SourceFailure) -> Int {
    var failure: SourceFailure?
    let count = buffer.withUnsafeMutableBytes { bytes in
      do throws(SourceFailure) {
        return try read(into: bytes)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }

  /// Reads until the count is reached or the source ends or fails.
  func head(_ count: Int) -> (bytes: [UInt8], failure: SourceFailure?) {
    var failure: SourceFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      do throws(SourceFailure) {
        while filled < count {
          let read = try self.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[filled...]))
          if read == 0 { break }
          filled += read
        }
      } catch {
        failure = error
      }
    }
    return (bytes, failure)
  }
}

/// A source whose first bytes were looked at already.
final class HeadedBytes: ByteSource {
  private let head: [UInt8]
  private var position = 0
  private let failure: SourceFailure?
  private let rest: any ByteSource

  /// - Parameters:
  ///   - start: bytes of the head to leave out, such as a byte order mark.
  ///   - failure: what reading the head ended with.
  init(head: [UInt8], from start: Int = 0, failure: SourceFailure?, rest: any ByteSource) {
    self.head = head
    position = min(start, head.count)
    self.failure = failure
    self.rest = rest
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    if position < head.count {
      let count = min(target.count, head.count - position)
      target.copyBytes(from: head[position..<position + count])
      position += count
      return count
    }
    if let failure { throw failure }
    return try rest.read(into: target)
  }
}

/// Nothing.
final class NoBytes: ByteSource {
  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int { 0 }
}
