import ArgumentParser
import Engine
import Exchange
import Foundation
import Synchronization

/// Runs a verb's work with the conventions that all share: Ctrl-C stops it, a reader that went away
/// ends it quietly, every other error is one sentence.
///
/// - Parameter body: runs in a task of its own, which a signal cancels; what reads on threads asks the flag.
func run(
  _ console: Console, _ body: @escaping @Sendable (Cancellation) async throws -> Void
) async throws {
  let cancellation = Cancellation()
  // Signals are heard before the work begins: none is lost.
  let work = Work()
  let interrupt = Interrupt(console) {
    cancellation.cancel()
    work.cancel()
  }
  defer { interrupt.end() }
  let task = Task { try await body(cancellation) }
  work.set(task)
  if cancellation.isCancelled { task.cancel() }
  do {
    try await task.value
    console.finish()
  } catch ExchangeError.brokenPipe {
    console.finish()
  } catch let error as EngineError {
    console.finish()
    console.fail("\(error)")
    switch error {
    case .cancelled: throw ExitCode(130)
    // What was asked for on the command line cannot be done.
    case .noDomain: throw ExitCode.validationFailure
    default: throw ExitCode.failure
    }
  } catch is CancellationError {
    console.finish()
    console.fail("\(EngineError.cancelled(kept: "Nothing was stored."))")
    throw ExitCode(130)
  } catch let code as ExitCode {
    console.finish()
    throw code
  } catch let error as ValidationError {
    console.finish()
    throw error
  } catch {
    console.finish()
    console.fail("\(error)")
    throw ExitCode.failure
  }
}

/// The task that a signal cancels, once there is one.
private final class Work: Sendable {
  private let task = Mutex<Task<Void, any Error>?>(nil)

  func set(_ task: Task<Void, any Error>) { self.task.withLock { $0 = task } }

  func cancel() { task.withLock { $0?.cancel() } }
}
