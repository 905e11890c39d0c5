/// What reads files that came in.
package protocol DocumentIntake: Sendable {
  /// Reads files that lie whole where they stay, in its own time.
  func read(_ paths: [String]) async

  /// How far it is.
  func state() async -> IntakeState

  /// Whether what somebody decides takes hold without a scan.
  var settles: Bool { get }

  /// Has it take hold, in its own time.
  func settle()

  /// Whether pages of the web are asked for.
  var mayFetch: Bool { get }

  /// Asks for pages and reads them, in its own time.
  ///
  /// - Returns: how many of the addresses were taken.
  func fetch(_ addresses: [String]) async -> Int

  /// What became of the addresses that were asked for last, the last first.
  var asked: [AskedAddress] { get }
}

extension DocumentIntake {
  package var settles: Bool { false }
  package func settle() {}
  package var mayFetch: Bool { false }
  package func fetch(_ addresses: [String]) async -> Int { 0 }
  package var asked: [AskedAddress] { [] }
}

/// An address of the web, and what became of it.
package struct AskedAddress: Hashable, Sendable {
  package let url: String
  /// `waits`, `stored`, or why it was not had.
  package let outcome: String

  package init(url: String, outcome: String) {
    self.url = url
    self.outcome = outcome
  }
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
