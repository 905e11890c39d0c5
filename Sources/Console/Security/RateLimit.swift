import Synchronization

/// How often somebody may ask: so many times a second for as long as they like, and a burst beyond that.
///
/// The generic cell rate algorithm (ITU-T I.371, appendix I): of each key it knows one moment, that at which all it asked so far
/// would have been asked at the rate. A key whose moment is past is as good as unknown, so that forgetting it changes nothing.
package final class RateLimit: Sendable {
  /// Whose requests are counted together.
  package enum Key: Hashable, Sendable {
    case address(String)
    case person(String)
    case token([UInt8])
    /// All for whom there was no room.
    case others
  }

  private struct State {
    var moments: [Key: Double] = [:]
    var swept = -Double.infinity
  }

  /// Requests a second.
  let rate: Double
  /// Seconds' worth of requests that may come at once.
  private let burst: Double
  private let most: Int
  private let now: @Sendable () -> Double
  private let state = Mutex(State())

  /// - Parameters:
  ///   - rate: of requests, a second.
  ///   - burst: seconds' worth of them that may come at once.
  ///   - most: keys that are known at a time, some 100 bytes each. Further ones share one.
  ///   - now: seconds of a clock that nobody sets.
  package init(
    rate: Double, burst: Double = 10, most: Int = 10_000,
    now: @escaping @Sendable () -> Double = RateLimit.monotonic
  ) {
    self.rate = rate
    self.burst = burst
    self.most = most
    self.now = now
  }

  /// Counts a request.
  ///
  /// - Returns: `nil` where it may be answered; otherwise after how many seconds the next one would be.
  /// - Complexity: O(1); once a second at most, where there is no room for another key, linear in the keys.
  package func wait(for key: Key) -> Int? {
    let now = now()
    return state.withLock { state in
      var key = key
      if state.moments[key] == nil, state.moments.count >= most {
        if now - state.swept >= 1 {
          state.swept = now
          state.moments = state.moments.filter { $0.value > now }
        }
        if state.moments.count >= most { key = .others }
      }
      let moment = max(state.moments[key] ?? now, now)
      let over = moment - now - burst
      guard over <= 0 else { return max(1, Int(over.rounded(.up))) }
      state.moments[key] = moment + 1 / rate
      return nil
    }
  }

  /// How many keys are known.
  package var count: Int { state.withLock { $0.moments.count } }

  private static let begin = ContinuousClock.now

  package static func monotonic() -> Double { (ContinuousClock.now - begin) / .seconds(1) }
}
