import Dispatch
import Foundation
import Synchronization

/// A thread that runs the jobs of one engine, one after the other, and may wait for disks.
///
/// A thread of its own and not a queue, since only of its own threads can a process say that others go first: on Linux
/// that is a property of the thread, and who gave it up may not take it back.
final class EngineExecutor: SerialExecutor {
  private let line = Line()

  /// Added to the thread's nice value, with which it gets a third of a processor that others want as well (`sched(7)`).
  private static let patience: Int32 = 5

  init(yields: Bool) {
    let thread = Thread { [line] in
      if yields { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.patience) }
      while let job = line.next() { job() }
    }
    thread.name = "tocsin.engine"
    thread.start()
  }

  deinit { line.end() }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    line.add { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }
}

/// Jobs in their order, and a thread that waits for the next.
private final class Line: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  /// Counts the jobs, and the end as one more.
  private let signal = DispatchSemaphore(value: 0)

  func add(_ job: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(job) }
    signal.signal()
  }

  func end() { signal.signal() }

  /// The next job, whenever it comes; `nil` once there will be none.
  func next() -> (@Sendable () -> Void)? {
    signal.wait()
    return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
