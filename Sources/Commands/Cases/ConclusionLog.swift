import Cases
import Custody
import Evidence
import Store
import TocsinModel

/// Brings the log up to date with what people concluded in cases, and with the findings that they took into them.
struct ConclusionLog {
  let workspace: Workspace
  /// The versions of cases up to which all is logged.
  private var seen: [Int: Int] = [:]

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Logs what is not logged yet. Linear in the cases that changed since it was asked last.
  ///
  /// - Throws: `EvidenceError`, `StoreError`; what was not logged is by the next one.
  mutating func run(_ store: Store) throws {
    // What was erased from cases is told as well, and the captures that nothing needs any more go with it.
    if try store.erasures().contains(where: { !$0.isLogged }) { try Custody.finish(workspace) }
    let changed = try store.cases().filter { seen[$0.number] != $0.version }
    guard !changed.isEmpty else { return }
    let book = CaseBook(store)
    var cases: [ExportedCase] = []
    var findings: [(label: String, by: String)] = []
    for head in changed {
      // What a later version of Tocsin wrote is logged by that.
      guard let found = try? book.case(named: "C\(head.number)") else { continue }
      cases.append(try Self.exported(found, store))
      for event in try book.history(head.number) {
        guard case .findingsAdded(let observed) = event.action else { continue }
        findings += observed.map { ($0.label, event.by) }
      }
    }
    try Custody(workspace, store: store).conclude(cases, findings: findings) {
      FindingExport.json(of: $0, $1)
    }
    for head in changed { seen[head.number] = head.version }
  }

  /// A case with its changes, as they were made.
  static func exported(_ found: Case, _ store: Store) throws -> ExportedCase {
    let rows = try store.caseRows(found.number)
    let events = try CaseBook(store).history(found.number)
    return ExportedCase(
      label: found.label, title: found.title,
      changes: zip(rows, events).map { row, event in
        let kind: Statement.Kind? =
          switch event.action {
          case .assessed, .assessmentWithdrawn, .attributionProposed, .attributionWithdrawn:
            .assessment
          case .attributionApproved: .approval
          default: nil
          }
        return ExportedCase.Change(
          version: row.version, at: row.at, by: row.by, content: Array(row.action.utf8), kind: kind)
      })
  }
}
