import DequeModule
import Foundation

/// Hands pieces of work from one producer to several workers, and their results to one consumer in the
/// order of the pieces. At most `capacity` pieces are under way, and no more bytes than `bytes` unless one piece alone
/// is larger, so that memory is bounded and the producer waits for the slowest step: a piece may be one page of 64 MB.
///
/// Unchecked, because every stored `var` is read and written only while `condition` is locked.
final class OrderedQueue<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let capacity: Int
  private let bytes: Int
  /// About how many bytes each piece under way has.
  private var weights: [Int: Int] = [:]
  private var weight = 0
  private var waiting: Deque<(ticket: Int, input: Input)> = []
  private var finished: [Int: Output] = [:]
  private var pushed = 0
  private var delivered = 0
  private var isClosed = false
  private var isAborted = false

  init(capacity: Int, bytes: Int) {
    self.capacity = capacity
    self.bytes = bytes
  }

  /// Waits for room. Returns false when the consumer has given up.
  ///
  /// - Parameter weight: about how many bytes it has, and its result will have.
  func push(_ input: Input, weight own: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while pushed > delivered, pushed - delivered >= capacity || weight + own > bytes, !isAborted {
      condition.wait()
    }
    guard !isAborted else { return false }
    weights[pushed] = own
    weight += own
    waiting.append((pushed, input))
    pushed += 1
    condition.broadcast()
    return true
  }

  /// Nothing more will be pushed.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  /// The consumer has given up: everybody stops.
  func abort() {
    condition.lock()
    isAborted = true
    waiting.removeAll()
    condition.broadcast()
    condition.unlock()
  }

  /// Works on pieces until there are no more.
  func work(_ body: (Input) -> Output) {
    while let (ticket, input) = take() {
      let output = body(input)
      condition.lock()
      finished[ticket] = output
      condition.broadcast()
      condition.unlock()
    }
  }

  private func take() -> (Int, Input)? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isClosed, !isAborted { condition.wait() }
    return waiting.popFirst()
  }

  /// The next result in order; `nil` after the last one.
  func next() -> Output? {
    condition.lock()
    defer { condition.unlock() }
    while finished[delivered] == nil, !isAborted, !(isClosed && delivered == pushed) {
      condition.wait()
    }
    guard let output = finished.removeValue(forKey: delivered) else { return nil }
    weight -= weights.removeValue(forKey: delivered) ?? 0
    delivered += 1
    condition.broadcast()
    return output
  }
}
