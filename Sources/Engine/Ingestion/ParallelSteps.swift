import Foundation
import Synchronization

/// One thread produces, one a core converts, the calling one consumes, in the producer's order.
enum ParallelSteps {
  static let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Bytes of pieces that are read and not yet stored. A page is several times as large while it is taken apart.
  private static let bytesUnderWay = 64 << 20
  /// So many that reading and converting go on while a transaction of some megabytes is stored.
  static let piecesUnderWay = 48

  /// Returns when all threads have ended.
  ///
  /// - Parameters:
  ///   - produce: calls its argument with each piece; it must end soon after that returns false.
  ///   - weight: about how many bytes a piece has; pieces of unknown size are small.
  ///   - pieces: how many are read and not yet consumed: where one may take a hundred times as long as others, as many as are converted
  ///     meanwhile.
  ///   - workers: how many convert; more than there are cores where they wait for other processes.
  ///   - worker: makes the conversion of one worker, with the state it keeps.
  /// - Throws: what `consume` throws, else what `produce` throws; after the latter, everything pushed
  ///   before was consumed.
  static func run<Input: Sendable, Output: Sendable, Product: Sendable>(
    produce: @escaping @Sendable ((Input) -> Bool) throws -> Product,
    weight: @escaping @Sendable (Input) -> Int = { _ in 0 },
    pieces: Int = piecesUnderWay, workers: Int = workers,
    worker: @escaping @Sendable () -> (Input) -> Output,
    consume: (Output) throws -> Void
  ) throws -> Product? {
    let queue = OrderedQueue<Input, Output>(capacity: pieces, bytes: bytesUnderWay)
    let outcome = Outcome<Product>()
    let threads = DispatchGroup()
    start("reader", threads) {
      let result = Result { try produce { queue.push($0, weight: weight($0)) } }
      outcome.value.withLock { $0 = result }
      queue.close()
    }
    for number in 0..<workers {
      start("worker-\(number)", threads) { queue.work(worker()) }
    }
    defer { threads.wait() }
    do {
      while let output = queue.next() { try consume(output) }
    } catch {
      queue.abort()
      throw error
    }
    threads.wait()
    return try outcome.value.withLock { $0 }?.get()
  }

  private final class Outcome<Product: Sendable>: Sendable {
    let value = Mutex<Result<Product, any Error>?>(nil)
  }

  private static func start(
    _ name: String, _ group: DispatchGroup, _ body: @escaping @Sendable () -> Void
  ) {
    group.enter()
    let thread = Thread {
      body()
      group.leave()
    }
    thread.name = "tocsin-\(name)"
    // The default of threads other than the first is small.
    thread.stackSize = 8 << 20
    thread.start()
  }
}
