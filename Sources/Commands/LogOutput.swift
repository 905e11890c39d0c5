import Foundation
import Logging

/// Where log lines go: to standard error, from the level of TOCSIN_LOG (or `debug` with `--verbose`).
enum LogOutput {
  private static let start: @Sendable (Logger.Level) -> Void = { level in
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }

  /// Call it once, before the first logger is made.
  static func start(isVerbose: Bool) {
    let named = ProcessInfo.processInfo.environment["TOCSIN_LOG"]
      .flatMap { Logger.Level(rawValue: $0.lowercased()) }
    start(isVerbose ? .debug : named ?? .critical)
  }
}
