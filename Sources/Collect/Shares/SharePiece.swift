import Synchronization
import TocsinModel

/// A piece of a table as it was read, and where the names of its rows stand in it.
///
/// `@unchecked Sendable`: the reader alone writes it, until it hands it over; from then on it is only read.
final class SharePiece: @unchecked Sendable {
  let bytes: UnsafeMutableRawBufferPointer
  var rows = Rows()
  private let pool: Pool

  struct Rows {
    var objects = NameBatch()
    var accounts = NameBatch()
    var contents = NameBatch()
    /// In seconds since 1970-01-01T00:00:00Z.
    var times: [Int64] = []

    /// Makes room for as many rows, so that none is moved while more come.
    init(room: Int = 0) {
      objects.reserve(room)
      accounts.reserve(room)
      contents.reserve(room)
      times.reserveCapacity(room)
    }
  }

  init(_ pool: Pool) {
    self.pool = pool
    bytes = pool.take()
  }

  deinit { pool.put(bytes) }

  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(bytes.bindMemory(to: UInt8.self))
  }

  /// Buffers that are used again: memory that comes fresh from the system costs as much as reading into it.
  final class Pool: Sendable {
    private let count: Int
    private let free = Mutex<[UInt]>([])

    /// - Parameter count: of a buffer, in bytes, under 4 GB.
    init(count: Int) {
      self.count = count
    }

    deinit {
      for address in free.withLock({ $0 }) {
        UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
      }
    }

    fileprivate func take() -> UnsafeMutableRawBufferPointer {
      let address = free.withLock { $0.popLast() }
      if let known = address.flatMap({ UnsafeMutableRawPointer(bitPattern: $0) }) {
        return UnsafeMutableRawBufferPointer(start: known, count: count)
      }
      return UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
    }

    fileprivate func put(_ bytes: UnsafeMutableRawBufferPointer) {
      guard let base = bytes.baseAddress else { return }
      free.withLock { $0.append(UInt(bitPattern: base)) }
    }
  }
}
