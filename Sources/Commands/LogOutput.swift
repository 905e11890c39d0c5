import Foundation
import Logging
import Operate
import Synchronization

/// Where log lines go: to the journal of the system where that is listening, otherwise to standard error, from the level of TOCSIN_LOG (or `debug` with `--verbose`).
enum LogOutput {
  /// The library ends a process that tells it twice.
  private static let isStarted = Mutex(false)

  /// Call it before the first logger is made; what comes later changes nothing.
  static func start(isVerbose: Bool) {
    let isFirst = isStarted.withLock { isStarted in
      defer { isStarted = true }
      return !isStarted
    }
    guard isFirst else { return }
    let named = ProcessInfo.processInfo.environment["TOCSIN_LOG"]
      .flatMap { Logger.Level(rawValue: $0.lowercased()) }
    let level = isVerbose ? .debug : named ?? .critical
    if let journal = Journal() {
      // There everything that is worth a line is kept, and chosen when it is read.
      let level = isVerbose ? .debug : named ?? .notice
      LoggingSystem.bootstrap { JournalLogHandler(journal, label: $0, level: level) }
      return
    }
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }
}
