import Synchronization
package import TocsinModel

/// Says once that something is wrong with a source, and once that it is not any more.
package final class SourceTrouble: Sendable {
  private let name: String
  private let place: Place
  private let report: @Sendable (WatchEvent) -> Void
  private let said = Mutex<(reasons: Set<String>, pages: Int)>(([], 0))

  /// Different reasons of one source that are said before it answers again.
  private static let most = 20
  /// Pages of a source that cannot be had and are named; a site may have thousands.
  private static let mostPages = 3

  package init(_ name: String, place: Place, report: @escaping @Sendable (WatchEvent) -> Void) {
    self.name = name
    self.place = place
    self.report = report
  }

  /// - Parameter severity: an error where the source brings nothing until somebody does something.
  func note(_ reason: String, severity: Diagnostic.Severity = .warning) {
    let isNew = said.withLock { said in
      said.reasons.count < Self.most && said.reasons.insert(reason).inserted
    }
    guard isNew else { return }
    say("watch.source", reason, severity)
  }

  /// Something is wrong with one page that the source named; the source itself is well.
  func note(page reason: String) {
    let count = said.withLock { said in
      said.pages += 1
      return said.pages
    }
    guard count <= Self.mostPages else { return }
    say(
      "watch.page", reason + (count == Self.mostPages ? "; no more such pages are named" : ""),
      .warning)
  }

  private func say(_ code: String, _ reason: String, _ severity: Diagnostic.Severity) {
    report(
      .trouble(
        Diagnostic(code: code, severity: severity, message: "\(name): \(reason).", place: place)))
  }

  func clear() {
    let hadAny = said.withLock { said in
      defer { said.reasons = [] }
      return !said.reasons.isEmpty
    }
    if hadAny { report(.recovered(name)) }
  }
}
