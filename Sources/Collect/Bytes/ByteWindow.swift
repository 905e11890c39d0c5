import CSimdjson
import Glibc

/// A part of a source in memory that moves forward and grows to hold one whole record.
///
/// Invariants: `0 ≤ start ≤ end ≤ capacity`; at least ``padding`` bytes after `capacity` belong to the
/// allocation. Not `Sendable`: one reader owns it.
final class ByteWindow {
  static let padding = Int(CSIMDJSON_PADDING)
  /// Room at the beginning: most files are small, and clearing more than they need takes longer than to read them.
  private static let first = 1 << 14
  /// Room that a longer file gets whatever its records are like.
  private static let ordinary = 1 << 18

  private let source: any ByteSource
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let maximum: Int
  private(set) var start = 0
  private(set) var end = 0
  /// Bytes of the stream before `start`.
  private(set) var offset: Int
  private(set) var isAtEnd = false
  private(set) var failure: SourceFailure?

  /// - Parameters:
  ///   - maximum: the most that it may hold at once.
  ///   - offset: of the source's first byte in the whole input.
  init(_ source: any ByteSource, maximum: Int, offset: Int = 0) {
    self.source = source
    self.maximum = maximum
    self.offset = offset
    capacity = min(maximum, Self.first)
    base = .allocate(capacity: capacity + Self.padding)
    base.initialize(repeating: 0, count: capacity + Self.padding)
  }

  deinit { base.deallocate() }

  var count: Int { end - start }
  var isFull: Bool { start == 0 && end == maximum }

  /// Drops the first bytes.
  func advance(by count: Int) {
    start += count
    offset += count
  }

  /// Reads more behind what is there; `false` when the source ended or the maximum is reached.
  /// Positions relative to `start` stay true, pointers do not.
  func fill() -> Bool {
    guard !isAtEnd else { return false }
    if end == capacity {
      if start > 0 {
        memmove(base, base + start, end - start)
        end -= start
        start = 0
      }
      // Growing only when half is in use keeps the moving linear.
      if end > capacity / 2 || capacity < Self.ordinary {
        guard capacity < maximum else { return end < capacity && pull() }
        grow()
      }
    }
    return pull()
  }

  private func pull() -> Bool {
    do throws(SourceFailure) {
      let room = UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
      let read = try source.read(into: room)
      end += read
      isAtEnd = read == 0
    } catch {
      failure = error
      isAtEnd = true
    }
    return !isAtEnd
  }

  private func grow() {
    let larger = min(maximum, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
    moved.initialize(repeating: 0, count: larger + Self.padding)
    moved.update(from: base, count: end)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
