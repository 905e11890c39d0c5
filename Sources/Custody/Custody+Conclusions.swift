import Evidence
import Foundation
import Store
package import TocsinModel

/// What people conclude is logged when they conclude it, and what they took into a case when they took it: the log then
/// says since when it stands, and not only since when it was handed on.
extension Custody {
  /// Logs what was concluded and approved in cases, and the findings that they hold, as far as it is not logged yet.
  ///
  /// Beside other processes: captures are not touched, and the log has one writer at a time.
  ///
  /// - Parameters:
  ///   - findings: by their labels, with who took them.
  ///   - encode: a finding as JSON, with the documents that it names.
  /// - Returns: how many statements are new.
  @discardableResult
  package func conclude(
    _ cases: [ExportedCase], findings: [(label: String, by: String)],
    encode: (RecordedFinding, [DocumentID: Document]) throws -> [UInt8]
  ) throws -> Int {
    guard !findings.isEmpty || cases.contains(where: { $0.changes.contains { $0.kind != nil } })
    else { return 0 }
    try setUp()
    // Held while it is looked what is missing: two processes say nothing twice.
    let log = try openLog()
    let before = try store.lastStatement()
    for exported in cases {
      for change in exported.changes { _ = try state(change, of: exported.label) }
    }
    for (label, by) in findings {
      guard let finding = try store.finding(named: label),
        try store.statement(kind: Statement.Kind.finding.rawValue, about: Self.version(of: finding))
          == nil
      else { continue }
      _ = try state(finding, by: by, encode)
    }
    try append(to: log)
    return try store.lastStatement() - before
  }

  /// A finding in the version that it has.
  static func version(of finding: RecordedFinding) -> String {
    "\(finding.label) version \(finding.version)"
  }

  /// Says what a finding is, once in each version.
  ///
  /// - Returns: its bytes, and the number of the statement.
  func state(
    _ finding: RecordedFinding, by: String,
    _ encode: (RecordedFinding, [DocumentID: Document]) throws -> [UInt8]
  ) throws -> (bytes: [UInt8], number: Int) {
    let named = try store.documents(ids: documents(of: finding), withText: false)
    let bytes = try encode(finding, named)
    let statement = Statement(
      .finding, at: clock(), by: by, about: Self.version(of: finding), bytes: bytes,
      details: ["id": finding.id.rawValue, "kind": finding.finding.kind.rawValue])
    let known = try store.statement(
      kind: statement.kind.rawValue, about: statement.about, sha256: statement.sha256)
    return (bytes, try known?.number ?? keep(statement, documents: Array(named.keys)))
  }

  /// Says what a change of a case concludes, once.
  ///
  /// - Returns: the number of the statement; `nil` when it concludes nothing.
  func state(_ change: ExportedCase.Change, of label: String) throws -> Int? {
    guard let kind = change.kind else { return nil }
    let statement = Statement(
      kind, at: clock(), by: change.by, about: "\(label) change \(change.version)",
      bytes: change.line,
      details: ["said": Date(timeIntervalSince1970: Double(change.at)).formatted(.iso8601)])
    let known = try store.statement(
      kind: kind.rawValue, about: statement.about, sha256: statement.sha256)
    return try known?.number ?? keep(statement)
  }
}
