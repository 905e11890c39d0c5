import Evidence
import Foundation
import Store
import TocsinModel

/// Mails whose signatures were verified, with the records that they were verified by: keys are changed and taken out of
/// the DNS, and without those of that day nobody can check a signature any more.
extension Custody {
  /// A verified mail as it joins a case.
  package struct VerifiedMail: Sendable {
    package var bytes: [UInt8]
    /// The file of key records, as it was kept.
    package var records: [UInt8]
    /// What the signatures show, a sentence.
    package var shown: String
    /// When the records were kept, in seconds since 1970.
    package var kept: Int64

    package init(bytes: [UInt8], records: [UInt8], shown: String, kept: Int64) {
      self.bytes = bytes
      self.records = records
      self.shown = shown
      self.kept = kept
    }
  }

  private static func about(_ label: String) -> String { "mail of \(label)" }

  /// Keeps both as captures of a case, which go into its export.
  ///
  /// - Parameter label: of the case.
  package func keep(_ mail: VerifiedMail, inCase label: String, by: String) throws {
    try setUp()
    let log = try openLog()
    let now = clock()
    let name = try blobs.put(mail.bytes)
    for (part, bytes, type, how) in [
      ("mail", mail.bytes, "message/rfc822", mail.shown),
      ("keys", mail.records, "text/plain", "the key records that its signatures were verified by"),
    ] {
      let hash = try blobs.put(bytes)
      let statement = Statement(
        .capture, at: now, by: by, about: Self.about(label), bytes: bytes,
        details: [
          "url": "urn:tocsin:\(part):\(name)", "how": how, "bytes": hash, "type": type,
          "time": "\(part == "keys" ? mail.kept : now)",
        ])
      if try store.statement(
        kind: statement.kind.rawValue, about: statement.about, sha256: statement.sha256) == nil
      {
        _ = try keep(statement, blobs: [hash])
      }
    }
    try store.addCustody(
      CustodyEvent(at: now, by: by, act: .collected, about: label, purpose: mail.shown))
    try settle(log)
  }

  /// The captures of a case's mails and of their key records.
  func mails(ofCase label: String) throws -> [Captured] {
    let numbers = try store.statementNumbers(
      kind: Statement.Kind.capture.rawValue, about: Self.about(label))
    return try store.statements(numbered: numbers).compactMap { stored in
      guard let statement = stored.content.flatMap({ try? Statement($0) }),
        let url = statement.details["url"],
        let bytes = statement.details["bytes"].flatMap({ blobs.get($0) })
      else { return nil }
      return Captured(
        statement: stored,
        capture: ArchivedCapture(
          url: url, time: statement.details["time"].flatMap(Double.init) ?? 0,
          content: .file(
            type: statement.details["type"] ?? "application/octet-stream", bytes: bytes),
          provenance: [("how", statement.details["how"] ?? "")]))
    }
  }
}
