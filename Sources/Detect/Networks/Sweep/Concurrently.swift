import Dispatch
import Foundation
import Synchronization

/// Calls the body for ranges that cover `0..<count`, on all cores, in any order; returns when all are done.
func concurrently(over count: Int, _ body: @Sendable (Range<Int>) -> Void) {
  let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
  // More pieces than cores, since one may hold an object that everybody shared.
  let pieces = min(count, cores * 16)
  guard cores > 1, pieces > 1 else {
    if count > 0 { body(0..<count) }
    return
  }
  DispatchQueue.concurrentPerform(iterations: pieces) { piece in
    body(piece * count / pieces..<(piece + 1) * count / pieces)
  }
}

/// The same with a result for each range, in the order of the ranges.
func concurrently<Result: Sendable>(
  mapping count: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let results = Mutex<[(Int, Result)]>([])
  concurrently(over: count) { range in
    let result = body(range)
    results.withLock { $0.append((range.lowerBound, result)) }
  }
  return results.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
}

/// Calls the body for each number below `count` on all cores, each of which has a room for itself: memory that is fresh from the
/// system costs as much as what is done in it.
/// - Returns: the results in the order of the numbers.
func concurrently<Room, Result: Sendable>(
  each count: Int, room: @Sendable () -> Room, _ body: @Sendable (Int, inout Room) -> Result
) -> [Result] {
  let workers = min(count, max(1, ProcessInfo.processInfo.activeProcessorCount))
  let next = Atomic<Int>(0)
  let results = Mutex<[(Int, Result)]>([])
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    var own = room()
    while case let number = next.add(1, ordering: .relaxed).oldValue, number < count {
      let result = body(number, &own)
      results.withLock { $0.append((number, result)) }
    }
  }
  return results.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
}

/// Memory that several cores write at once.
///
/// `@unchecked Sendable`: each thread touches the elements of its own range, and ranges do not overlap.
struct SharedBuffer<Element>: @unchecked Sendable {
  let elements: UnsafeMutableBufferPointer<Element>

  init(_ elements: UnsafeMutableBufferPointer<Element>) {
    self.elements = elements
  }
}
