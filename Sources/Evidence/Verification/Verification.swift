import Foundation

/// Checks whatever is given: an exported folder, or a WACZ alone.
package enum Verification {
  /// - Throws: ``EvidenceError/cannotRead(path:code:)`` when there is nothing.
  package static func verify(_ path: String, trust: Trust) async throws -> VerificationReport {
    guard let status = FileStatus(path) else {
      throw EvidenceError.cannotRead(path: path, code: errno)
    }
    guard !status.isFolder else {
      return await FolderVerifier.verify(path, trust: trust)
    }
    let archive = WACZVerifier.verify(path)
    var report = VerificationReport(subject: path)
    for fault in archive.faults { report.fault(fault.place, fault.sentence) }
    report.proven.append(
      "Its \(archive.captures) captures and \(archive.pages) pages are the listed ones, whole and indexed."
    )
    if let key = archive.signedBy {
      report.proven.append("The list is signed by the key …\(key.suffix(16)).")
      report.unproven.append("Whose key that is.")
    } else {
      report.unproven.append("Who made it: it is not signed with a key that it brings.")
    }
    report.unproven.append(
      "When it was made, and whether it is the first of its kind: an archive alone has no log and no stamp."
    )
    report.unproven.append(
      "That what was captured is true, who wrote it, or that others were shown the same.")
    return report
  }
}
