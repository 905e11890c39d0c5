import Foundation

/// The time, and how it passes: passed in, so that days go by in minutes where they are simulated.
package struct FetchClock: Sendable {
  /// Seconds since 1970; may jump when somebody sets the clock.
  package var now: @Sendable () -> Double
  /// Seconds that never go back.
  package var uptime: @Sendable () -> Double
  package var sleep: @Sendable (_ seconds: Double) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Double, uptime: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Double) async throws -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
  }

  package static let system = running(at: 1)

  /// A clock on which time passes faster.
  ///
  /// - Parameter start: when, in real seconds since 1970, it showed the real time: one that is made again goes on; `nil`
  ///   for now.
  package static func running(at speed: Double, since start: Double? = nil) -> FetchClock {
    let start = start ?? Date().timeIntervalSince1970
    let begun = ContinuousClock.now
    let uptime: @Sendable () -> Double = {
      let passed = (ContinuousClock.now - begun).components
      return (Double(passed.seconds) + Double(passed.attoseconds) / 1e18) * speed
    }
    let now: @Sendable () -> Double = {
      start + (Date().timeIntervalSince1970 - start) * speed
    }
    return FetchClock(now: now, uptime: uptime) { seconds in
      try await Task.sleep(for: .seconds(max(0, seconds) / speed))
    }
  }
}
