import Synchronization
import Wording

/// Slows down who guesses passwords: after five failures with a name each further one doubles the wait, up to a quarter of
/// an hour; and nobody makes this machine hash without end.
final class SignInThrottle: Sendable {
  private struct Failures {
    var count = 0
    var last: Int64 = 0
  }

  private struct State {
    var names: [String: Failures] = [:]
    var attempts: [Int64] = []
  }

  private static let free = 5
  private static let longest: Int64 = 900
  /// Of all names in a minute.
  private static let mostAttempts = 60
  /// Names that are remembered; beyond, who has waited longest is forgotten.
  private static let mostNames = 10_000

  private let state = Mutex(State())

  /// Seconds to wait before another attempt is looked at; `nil` for none.
  func wait(for name: String, now: Int64) -> Int64? {
    state.withLock { state in
      state.attempts.removeAll { $0 <= now - 60 || $0 > now }
      guard state.attempts.count < Self.mostAttempts else { return 60 }
      if let failures = state.names[name.lowercased()], failures.count >= Self.free {
        let pause = min(Self.longest, 1 << Int64(min(10, failures.count - Self.free + 1)))
        let rest = failures.last + pause - now
        // A clock that was set back must not lock anybody out.
        if rest > 0, rest <= pause { return rest }
      }
      state.attempts.append(now)
      return nil
    }
  }

  func failed(_ name: String, now: Int64) {
    state.withLock { state in
      if state.names.count >= Self.mostNames,
        let oldest = state.names.min(by: { $0.value.last < $1.value.last })
      {
        state.names[oldest.key] = nil
      }
      state.names[name.lowercased(), default: Failures()].count += 1
      state.names[name.lowercased()]?.last = now
    }
  }

  func succeeded(_ name: String) {
    state.withLock { $0.names[name.lowercased()] = nil }
  }
}
