import Foundation
import Logging
import Store
import Synchronization

/// Reads files as they come in: what comes while others are read is read together after them, so that few scans take in what
/// many collectors send.
///
/// It holds the workspace while it reads and not between, so that a scan at the terminal finds its turn; where another process
/// holds it, it waits.
package actor Intake {
  /// What it is doing.
  package struct State: Hashable, Sendable {
    /// Files that wait to be read.
    package var waiting = 0
    /// Files that are being read.
    package var reading = 0
    /// Why nothing is read just now; `nil` when all is well.
    package var trouble: String?
  }

  private var waiting: [String] = []
  private var known: Set<String> = []
  private var state = State()
  private var isRunning = false
  private var isToSettle = false
  private let scan: @Sendable ([String]) async throws -> Void
  private let pause: Duration
  private let logger = Logger(label: "tocsin.intake")

  /// Files of one scan: what is read is seen the sooner.
  private static let together = 256

  /// - Parameters:
  ///   - options: how files are read; its paths and models are left out of account.
  ///   - models: reads what compares meanings, when the first file comes.
  package init(
    _ options: ScanOptions, models: @escaping @Sendable () throws -> MeaningModels?
  ) {
    let known = Mutex<MeaningModels??>(nil)
    self.init { paths in
      var options = try options.asLastScanned()
      options.paths = paths
      options.models = try known.withLock { known in
        let models = try known ?? models()
        known = .some(models)
        return models
      }
      _ = try await Scan(options).run()
    }
  }

  /// - Parameters:
  ///   - pause: before what failed for want of the workspace is tried again.
  ///   - scan: reads files.
  package init(
    pause: Duration = .seconds(2), scan: @escaping @Sendable ([String]) async throws -> Void
  ) {
    self.pause = pause
    self.scan = scan
  }

  /// Takes files that lie whole where they stay; one that waits already is not taken twice.
  package func add(_ paths: [String]) {
    for path in paths where known.insert(path).inserted { waiting.append(path) }
    state.waiting = waiting.count
    start()
  }

  /// Settles what is there again, since somebody decided something about it; what is asked for meanwhile comes together.
  package func settle() {
    isToSettle = true
    start()
  }

  private func start() {
    guard !isRunning, !waiting.isEmpty || isToSettle else { return }
    isRunning = true
    // Below the priority of who waits for a page: with it come threads of its own, so that requests never queue behind texts
    // that are compared.
    Task(priority: .utility) { await run() }
  }

  package func current() -> State { state }

  private func run() async {
    while !waiting.isEmpty || isToSettle {
      // A scan of no files settles.
      isToSettle = false
      let batch = Array(waiting.prefix(Self.together))
      waiting.removeFirst(batch.count)
      known.subtract(batch)
      (state.waiting, state.reading) = (waiting.count, batch.count)
      do {
        try await scan(batch)
        state.trouble = nil
      } catch StoreError.locked {
        // Another process reads; these come first when it is done.
        state.trouble = "Another process holds the workspace; what came in is read after it."
        isToSettle = true
        await putBack(batch)
      } catch let error as StoreError where error.passes {
        state.trouble = "\(error)"
        isToSettle = true
        logger.error("reading waits", metadata: ["error": "\(error)"])
        await putBack(batch)
      } catch {
        // What cannot be read stays where it is, and is tried again when the console starts.
        state.trouble = "\(error)"
        logger.error("reading failed", metadata: ["error": "\(error)"])
      }
      state.reading = 0
    }
    isRunning = false
  }

  private func putBack(_ batch: [String]) async {
    waiting = batch.filter { known.insert($0).inserted } + waiting
    state.waiting = waiting.count
    state.reading = 0
    try? await Task.sleep(for: pause)
  }
}

extension StoreError {
  /// Whether the same may go well in a while, without anybody asking for it again.
  fileprivate var passes: Bool {
    if case .roomLow = self { true } else { false }
  }
}
