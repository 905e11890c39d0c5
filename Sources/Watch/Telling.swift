import Alerts
import Fetch

/// Delivers alerts as they become due.
struct Telling: Sendable {
  /// How often is looked, in seconds.
  private static let interval = 2.0

  let alerts: AlertCenter
  let clock: FetchClock
  let events: @Sendable (WatchEvent) -> Void

  func run() async throws {
    // What a scan found while nobody watched is told as well.
    _ = try alerts.collect()
    while true {
      for outcome in try await alerts.deliver() {
        events(
          .alerted(target: outcome.target, count: outcome.findings, trouble: outcome.trouble))
      }
      try await clock.sleep(Self.interval)
    }
  }
}
