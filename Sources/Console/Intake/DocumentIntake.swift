/// What reads files that came in.
package protocol DocumentIntake: Sendable {
  /// Reads files that lie whole where they stay, in its own time.
  func read(_ paths: [String]) async

  /// How far it is.
  func state() async -> IntakeState
}

/// How far reading is.
package struct IntakeState: Hashable, Sendable {
  /// Files that wait.
  package let waiting: Int
  /// Files that are being read.
  package let reading: Int
  /// Why nothing is read just now; `nil` when all is well.
  package let trouble: String?

  package init(waiting: Int, reading: Int, trouble: String?) {
    self.waiting = waiting
    self.reading = reading
    self.trouble = trouble
  }
}
