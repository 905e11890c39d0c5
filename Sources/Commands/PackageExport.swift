import Custody
import Engine
import Exchange
import Foundation
import Partners
import Store
import TocsinModel

/// Writes an alert package that was approved: evidence first, then the ZIP, then the line in the register. What fails on
/// the way leaves neither a file nor a line.
struct PackageExport {
  let prepared: ReleaseDesk.Prepared
  let approver: String
  let path: String
  let purpose: String

  /// - Returns: the number of the export.
  func run(_ desk: ReleaseDesk, _ workspace: Workspace, _ items: [String]) throws -> Int {
    guard access(path, F_OK) != 0 else { throw ReleaseError.isThere(path) }
    try desk.check(prepared, by: approver)
    let folder = path + ".evidence"
    let draft = path + ".part"
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      try? FileManager.default.removeItem(atPath: draft)
    }
    if prepared.withEvidence { try evidence(to: folder, workspace, items) }
    let hash = try AlertPackage.write(
      prepared, evidence: prepared.withEvidence ? folder : nil, to: draft)
    let number = try desk.approve(prepared, by: approver, sha256: hash)
    try FileManager.default.moveItem(atPath: draft, toPath: path)
    return number
  }

  private func evidence(to folder: String, _ workspace: Workspace, _ items: [String]) throws {
    let store = try EvidenceCommand.store(workspace)
    let isCase: (String) -> Bool = { $0.hasPrefix("C") && Int($0.dropFirst()) != nil }
    // The organisation hands it on; who works there is nobody's business, so that the history of a case stays here. Its
    // findings are among the items.
    let request = ExportRequest(
      findings: items.filter { !isCase($0) }, path: folder, by: prepared.producer,
      purpose: purpose, software: "tocsin \(Version.current)")
    _ = try Custody(workspace, store: store).export(request) {
      FindingExport.json(of: $0, $1)
    }
  }
}
