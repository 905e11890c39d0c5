package import Evidence
import Exchange
import Foundation
import Store
package import TocsinModel

/// What an export came to.
package struct EvidenceExport: Sendable {
  package var path: String
  package var findings = 0
  package var captures = 0
  /// Documents whose bytes are not at hand any more; what was read of them is in the export.
  package var missing: [String] = []
  /// How many entries are proven.
  package var entries = 0
  /// The log's, as people read it to each other.
  package var fingerprint = ""
}

/// A case, as far as it is handed on: its history, of which what was concluded is logged by itself.
package struct ExportedCase: Sendable {
  package struct Change: Sendable {
    package var version: Int
    /// Seconds since 1970.
    package var at: Int64
    package var by: String
    /// JSON.
    package var content: [UInt8]
    /// ``Statement/Kind/assessment`` or ``Statement/Kind/approval``; `nil` for what concludes nothing.
    package var kind: Statement.Kind?

    /// A line of JSON, the same whenever it is asked for.
    var line: [UInt8] {
      var json = JSONText()
      json.object { json in
        json.member("version", Int64(version))
        json.member("at", at)
        json.member("by", by)
        json.member("change", String(decoding: content, as: UTF8.self))
      }
      json.endLine()
      return json.bytes
    }

    package init(
      version: Int, at: Int64, by: String, content: [UInt8], kind: Statement.Kind?
    ) {
      self.version = version
      self.at = at
      self.by = by
      self.content = content
      self.kind = kind
    }
  }

  /// `C3`.
  package var label: String
  package var title: String
  package var changes: [Change]

  package init(label: String, title: String, changes: [Change]) {
    self.label = label
    self.title = title
    self.changes = changes
  }
}

/// What is asked to be exported.
package struct ExportRequest: Sendable {
  package var findings: [String]
  package var cases: [ExportedCase] = []
  /// A folder that is not there yet.
  package var path: String
  package var by: String
  package var purpose: String
  package var software: String

  package init(findings: [String], path: String, by: String, purpose: String, software: String) {
    self.findings = findings
    self.path = path
    self.by = by
    self.purpose = purpose
    self.software = software
  }
}

extension Custody {
  /// Exports findings with all that proves them.
  ///
  /// - Parameter encode: a finding as JSON, with the documents that it names.
  /// - Throws: ``EvidenceError``, ``StoreError``.
  package func export(
    _ request: ExportRequest,
    encode: (RecordedFinding, [DocumentID: Document]) throws -> [UInt8]
  ) throws -> EvidenceExport {
    try setUp()
    let log = try openLog()
    try settle(log)
    let now = clock()
    let name = String(request.path.split(separator: "/").last ?? "export")
    var found: [RecordedFinding] = []
    for label in request.findings {
      guard let finding = try store.finding(named: label) else {
        throw EvidenceError.refused(
          reason: "There is no finding “\(label)”. “tocsin findings” lists them.")
      }
      found.append(finding)
    }
    let labels = (request.cases.map(\.label) + found.map(\.label)).joined(separator: ", ")
    let title = request.cases.map { "\($0.label), \($0.title)" }.joined(separator: "; ")
    var folder = try CaseFolder(
      request.path,
      CaseFolder.Description(
        name: name, title: title.isEmpty ? "Evidence of \(labels)" : "Case \(title)",
        by: request.by, at: now,
        software: request.software, purpose: request.purpose))
    do {
      var result = EvidenceExport(path: request.path, findings: found.count)
      var numbers = try add(found, to: &folder, request, encode)
      for exported in request.cases { numbers += try add(exported, to: &folder) }
      numbers += try addCaptures(of: found, to: &folder, request, &result)
      try addCustody(found, to: &folder, request, numbers)
      let manifest = try folder.seal()
      numbers.append(
        try keep(
          Statement(
            .export, at: now, by: request.by, about: "export \(name)", bytes: manifest,
            details: ["findings": labels, "purpose": request.purpose])))
      try settle(log)
      try store.addExport(
        name: name, at: now, by: request.by, purpose: request.purpose, statements: numbers)
      var entries: [CaseFolder.Entry] = []
      for statement in try store.statements(numbered: numbers + erased(from: found.map(\.label))) {
        guard let leaf = statement.leaf else { continue }
        entries.append(CaseFolder.Entry(index: leaf, statement: statement.content))
      }
      result.entries = entries.count
      result.fingerprint = try keys.known().last?.fingerprint ?? ""
      try folder.finish(entries, log: log, keys: keys)
      return result
    } catch {
      folder.discard()
      throw error
    }
  }

  /// What was erased of these findings, and what says so: the proofs of both belong to what is handed on.
  private func erased(from labels: [String]) throws -> [Int] {
    var numbers: [Int] = []
    for erasure in try store.erasures() where !Set(erasure.findings).isDisjoint(with: labels) {
      numbers += erasure.statements
      if let statement = try store.statement(
        kind: Statement.Kind.erasure.rawValue, about: "erasure \(erasure.number)")
      {
        numbers.append(statement.number)
      }
    }
    return numbers
  }

  /// The documents that a finding is about, of whatever kind it is.
  package func documents(of finding: RecordedFinding) -> [DocumentID] {
    var seen: Set<DocumentID> = []
    let named = finding.finding.entities.filter { $0.kind == .document }
      .compactMap { DocumentID($0.name) }
    return ((finding.copies?.documents ?? []) + named).filter { seen.insert($0).inserted }
  }

  private func add(
    _ found: [RecordedFinding], to folder: inout CaseFolder, _ request: ExportRequest,
    _ encode: (RecordedFinding, [DocumentID: Document]) throws -> [UInt8]
  ) throws -> [Int] {
    var numbers: [Int] = []
    for finding in found {
      let stated = try state(finding, by: request.by, encode)
      try folder.add("findings/\(finding.label).json", stated.bytes)
      numbers.append(stated.number)
    }
    return numbers
  }

  /// The history of a case, and by itself what was concluded and approved in it.
  private func add(_ exported: ExportedCase, to folder: inout CaseFolder) throws -> [Int] {
    var numbers: [Int] = []
    for change in exported.changes {
      guard let number = try state(change, of: exported.label) else { continue }
      try folder.add("case/\(exported.label)-\(change.version).json", change.line)
      numbers.append(number)
    }
    try folder.add("case/\(exported.label)-history.jsonl", exported.changes.flatMap(\.line))
    return numbers
  }

  private func addCaptures(
    of found: [RecordedFinding], to folder: inout CaseFolder, _ request: ExportRequest,
    _ result: inout EvidenceExport
  ) throws -> [Int] {
    var seen: Set<DocumentID> = []
    let ids = found.flatMap(documents).filter { seen.insert($0).inserted }
    let documents = try store.documents(ids: ids, withText: true)
    let origins = try store.origins(of: ids)
    let writer = try WACZWriter(
      folder.place(of: CaseFolder.captures),
      WACZWriter.Description(
        title: "Captures of \(found.map(\.label).joined(separator: ", "))",
        software: request.software, created: Double(clock())),
      signer: ArchiveSigner("\(self.folder)/keys/archive.key"))
    var numbers: [Int] = []
    var read: [UInt8] = []
    // One after the other: the bytes of a whole case need not fit into memory.
    for id in ids {
      guard let document = documents[id] else { continue }
      read += Self.line(of: document)
      guard let captured = try capture(document, origins[id], by: request.by) else {
        result.missing.append(document.place.description)
        continue
      }
      try writer.add(captured.capture)
      if let chain = captured.certificates {
        try folder.add("certificates/\(captured.statement.number).pem", chain)
      }
      numbers.append(captured.statement.number)
      for picture in try pictures(of: document) {
        try writer.add(picture.capture)
        numbers.append(picture.statement.number)
      }
      result.captures += 1
    }
    for exported in request.cases {
      for mail in try mails(ofCase: exported.label) {
        try writer.add(mail.capture)
        numbers.append(mail.statement.number)
        result.captures += 1
      }
    }
    try writer.finish()
    try folder.adopt(CaseFolder.captures)
    if !read.isEmpty { try folder.add("documents.jsonl", read) }
    return numbers
  }

  private static func line(of document: Document) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("id", document.id.description)
      json.member("source", document.source?.id.rawValue)
      json.member("url", document.url)
      json.member("title", document.title)
      json.member("published_at", document.published?.iso8601)
      json.member("place", document.place.description)
      json.member("text", document.text)
    }
    json.endLine()
    return json.bytes
  }

  private func addCustody(
    _ found: [RecordedFinding], to folder: inout CaseFolder, _ request: ExportRequest,
    _ numbers: [Int]
  ) throws {
    let about = found.map(\.label)
    for label in about + request.cases.map(\.label) {
      try store.addCustody(
        CustodyEvent(
          at: clock(), by: request.by, act: .exported, about: label, copy: .working,
          purpose: request.purpose))
    }
    let documents = found.flatMap(self.documents).map { "document \($0)" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines: [UInt8] = []
    for event in try store.handling(of: about + request.cases.map(\.label) + documents) {
      lines += try encoder.encode(event) + [0x0A]
    }
    try folder.add(CaseFolder.custody, lines)
  }
}
