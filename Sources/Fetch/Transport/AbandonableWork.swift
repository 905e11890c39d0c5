import Dispatch
import Synchronization

/// Runs what blocks on a queue of threads, and waits for it no longer than the task that asked is there: a look-up of a
/// name cannot be stopped, and nobody should wait for one who asked to end.
enum AbandonableWork {
  private enum State<Value: Sendable>: Sendable {
    case begun
    case waiting(CheckedContinuation<Result<Value, FetchError>, Never>)
    case over
  }

  private final class Once<Value: Sendable>: Sendable {
    private let state = Mutex<State<Value>>(.begun)

    /// Whether it was not over before.
    func wait(_ continuation: CheckedContinuation<Result<Value, FetchError>, Never>) -> Bool {
      state.withLock { state in
        if case .over = state { return false }
        state = .waiting(continuation)
        return true
      }
    }

    func end(_ result: Result<Value, FetchError>) {
      let waiting = state.withLock {
        state -> CheckedContinuation<Result<Value, FetchError>, Never>? in
        defer { state = .over }
        if case .waiting(let continuation) = state { return continuation }
        return nil
      }
      waiting?.resume(returning: result)
    }
  }

  /// - Parameter onCancel: tells the work that nobody waits any more.
  /// - Throws: ``FetchError/stopped`` when the task was cancelled.
  static func run<Value: Sendable>(
    on queue: DispatchQueue, onCancel: @escaping @Sendable () -> Void = {},
    _ work: @escaping @Sendable () -> Result<Value, FetchError>
  ) async throws(FetchError) -> Value {
    let once = Once<Value>()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard once.wait(continuation) else {
          return continuation.resume(returning: .failure(.stopped))
        }
        queue.async { once.end(work()) }
      }
    } onCancel: {
      onCancel()
      once.end(.failure(.stopped))
    }
    return try result.get()
  }
}
