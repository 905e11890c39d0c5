import Dispatch
import Foundation
import Synchronization

/// Calls the body for ranges that cover `0..<count`, on all cores, in any order; returns when all are done.
func concurrently(over count: Int, _ body: @Sendable (Range<Int>) -> Void) {
  _ = concurrently(mapping: count, body)
}

/// The same with a result for each range, in the order of the ranges.
func concurrently<Result: Sendable>(
  mapping count: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
  // More pieces than cores, since one may hold an object that everybody shared.
  let pieces = cores > 1 ? min(count, cores * 16) : min(count, 1)
  return filled(pieces) { results in
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let result = body(piece * count / pieces..<(piece + 1) * count / pieces)
      results.elements.initializeElement(at: piece, to: result)
    }
  }
}

/// Calls the body for each number below `count` on all cores, each of which has a room for itself: memory that is fresh from the
/// system costs as much as what is done in it.
/// - Returns: the results in the order of the numbers.
func concurrently<Room, Result: Sendable>(
  each count: Int, room: @Sendable () -> Room, _ body: @Sendable (Int, inout Room) -> Result
) -> [Result] {
  let workers = min(count, max(1, ProcessInfo.processInfo.activeProcessorCount))
  let next = Atomic<Int>(0)
  return filled(count) { results in
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var own = room()
      while case let number = next.add(1, ordering: .relaxed).oldValue, number < count {
        results.elements.initializeElement(at: number, to: body(number, &own))
      }
    }
  }
}

/// An array whose elements are made on several cores.
///
/// - Parameter body: must make every element, each once.
private func filled<Element>(
  _ count: Int, _ body: (SharedBuffer<Element>) -> Void
) -> [Element] {
  guard count > 0 else { return [] }
  return Array(unsafeUninitializedCapacity: count) { elements, made in
    body(SharedBuffer(elements))
    made = count
  }
}

/// Memory that several cores write at once.
///
/// `@unchecked Sendable`: each thread touches elements of its own alone, a range of them or one at a time, and all are waited for.
struct SharedBuffer<Element>: @unchecked Sendable {
  let elements: UnsafeMutableBufferPointer<Element>

  init(_ elements: UnsafeMutableBufferPointer<Element>) {
    self.elements = elements
  }
}
