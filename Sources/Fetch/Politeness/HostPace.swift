/// When a host may be asked again.
struct HostPace: Sendable {
  /// Nobody is asked more often than this without having said so, in seconds.
  static let gap = 1.0
  /// After a failure, and then twice as long each time.
  static let firstPause = 30.0
  static let longestPause = 6 * 3600.0

  private(set) var next = 0.0
  private(set) var failures = 0
  /// What its robots.txt asks for.
  var delay: Double?
  private(set) var isPausing = false

  /// Seconds until it may be asked, by a clock that never goes back.
  func wait(at now: Double) -> Double { max(0, next - now) }

  /// Takes the next turn: the one after it is that much later. `random` is 0 to 1: askers that began together drift
  /// apart.
  mutating func take(at now: Double, random: Double) {
    let gap = max(Self.gap, min(delay ?? 0, 60))
    next = max(next, now) + gap * (0.75 + random / 2)
    isPausing = false
  }

  /// It answered as it should; `pause` is what it asked for besides, in seconds.
  mutating func succeeded(at now: Double, pause: Double? = nil) {
    failures = 0
    if let pause { rest(pause, at: now) }
  }

  /// It failed, or asked for a pause.
  mutating func failed(at now: Double, pause: Double?, random: Double) {
    failures = min(failures + 1, 30)
    let doubled = Self.firstPause * Double(1 << min(failures - 1, 12))
    rest(max(pause ?? 0, min(doubled, Self.longestPause) * (0.75 + random / 2)), at: now)
  }

  private mutating func rest(_ seconds: Double, at now: Double) {
    // What asks for years is a mistake, or a way to be left alone: a day is kept.
    next = max(next, now + min(max(0, seconds), 86_400))
    isPausing = true
  }
}
