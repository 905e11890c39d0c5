import Synchronization
import TocsinModel

/// Says once that something is wrong with a source, and once that it is not any more.
final class SourceTrouble: Sendable {
  private let name: String
  private let place: Place
  private let report: @Sendable (WatchEvent) -> Void
  private let said = Mutex<Set<String>>([])

  /// Different reasons of one source that are said before it answers again.
  private static let most = 5

  init(_ name: String, place: Place, report: @escaping @Sendable (WatchEvent) -> Void) {
    self.name = name
    self.place = place
    self.report = report
  }

  /// - Parameter severity: an error where the source brings nothing until somebody does something.
  func note(_ reason: String, severity: Diagnostic.Severity = .warning) {
    let isNew = said.withLock { $0.count < Self.most && $0.insert(reason).inserted }
    guard isNew else { return }
    report(
      .trouble(
        Diagnostic(
          code: "watch.source", severity: severity, message: "\(name): \(reason).", place: place)))
  }

  func clear() {
    let hadAny = said.withLock { said in
      defer { said = [] }
      return !said.isEmpty
    }
    if hadAny { report(.recovered(name)) }
  }
}
