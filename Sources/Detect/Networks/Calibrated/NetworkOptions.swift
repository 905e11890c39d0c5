/// What the calibrated method is told.
package struct NetworkOptions: Sendable, Hashable {
  /// Shares of one object at most so many seconds apart are close; both ends included.
  package var window: Int64 = 60
  /// The false discovery rate among named accounts that is held.
  package var q = 0.05
  /// How often times are shuffled at most; fewer where the input is large, never under 20.
  package var shuffles = 100
  /// Of the shuffles, and of the communities. The same seed and shares give the same result, in whatever order they come.
  package var seed: UInt64 = 1
  package var limits = NetworkLimits()

  package init() {}

  func check() throws(NetworksError) {
    guard (0...86_400).contains(window) else {
      throw .option("--time-window is a number of seconds, from 0 to 86,400.")
    }
    guard q > 0, q < 1 else { throw .option("--fdr is a rate between 0 and 1.") }
    guard (20...10_000).contains(shuffles) else {
      throw .option("--shuffles is a number from 20 to 10,000.")
    }
  }
}
