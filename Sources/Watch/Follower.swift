package import TocsinModel

/// Follows one source until it is cancelled, and puts what is new into the spool.
package protocol Follower: Sendable {
  /// - Throws: `CancellationError`, and what ends all watching; what is wrong with a source is reported, and tried again.
  func run(_ spool: Spool) async throws
}

/// What happens while sources are followed, for whoever shows it. Events come from several threads.
package enum WatchEvent: Sendable {
  case started(sources: Int)
  /// Something is wrong with a source; the others go on.
  case trouble(Diagnostic)
  /// A source that had trouble answers again.
  case recovered(String)
  /// Findings as they changed, after something new was read.
  case settled(changes: [FindingChange], documents: Int, names: Int, seconds: Double)
  /// An alert was delivered, or is tried again later.
  case alerted(target: String, count: Int, trouble: String?)
}
