import Evidence
import Foundation
package import Store
package import TocsinModel

/// Captures that are made as soon as something is found, before the page is gone from the web or the file from the disk.
extension Custody {
  /// What a run came to.
  package struct Kept: Hashable, Sendable {
    package var captured = 0
    /// Captures that gave way to newer ones; that they were made stays in the log.
    package var dropped = 0
    /// Versions of findings that the log says something of now.
    package var stated = 0
  }

  /// Seconds after which a run leaves the rest to the next: reading is not to wait for it.
  private static let longest = 20.0
  /// Findings that a run looks at, those of most attention first.
  private static let findings = 5000

  /// Captures the documents of findings, those of most attention first, within a budget of bytes; what cases rest on is
  /// captured whatever it weighs, and never dropped.
  ///
  /// Linear in the documents that are not captured yet, and in the versions that are not in the log.
  ///
  /// - Parameters:
  ///   - budget: bytes of captures that no case rests on.
  ///   - encode: a finding as JSON, with the documents that it names.
  package func keepFound(
    budget: Int, by: String,
    encode: (RecordedFinding, [DocumentID: Document]) throws -> [UInt8]
  ) throws -> Kept {
    var kept = Kept()
    let start = Date()
    let inCases = Set(try store.findingsInCases())
    var (cited, others): ([DocumentID], [DocumentID]) = ([], [])
    var seen: Set<DocumentID> = []
    var versions: [(label: String, version: String)] = []
    for number in inCases.sorted() {
      guard let finding = try store.finding(named: "F\(number)") else { continue }
      versions.append((finding.label, Self.version(of: finding)))
      cited += documents(of: finding).filter { seen.insert($0).inserted }
    }
    try store.eachFinding(FindingFilter(), limit: Self.findings) { finding in
      if !inCases.contains(finding.number) {
        versions.append((finding.label, Self.version(of: finding)))
        others += documents(of: finding).filter { seen.insert($0).inserted }
      }
    }
    let statements = try store.statements(kind: Statement.Kind.capture.rawValue)
    let known = Set(statements.flatMap(\.documents))
    let sizes = blobs.all()
    let protected = Set(cited)
    /// Blobs of what no case rests on, the oldest first.
    let loose = statements.filter { protected.isDisjoint(with: $0.documents) && !$0.blobs.isEmpty }
    var used = Set(loose.flatMap(\.blobs)).reduce(0) { $0 + (sizes[$1] ?? 0) }
    var hashes: [String: String] = [:]
    // Opened when there is something to keep, and then held: others neither write nor tidy up meanwhile.
    var log: TransparencyLog?
    func hold() throws {
      guard log == nil else { return }
      try setUp()
      log = try openLog()
    }
    for (ids, isCited) in [(cited, true), (others, false)] {
      for block in Self.blocks(ids.filter { !known.contains($0) }) {
        let documents = try store.documents(ids: block, withText: false)
        let origins = try store.origins(of: block)
        for id in block {
          guard -start.timeIntervalSinceNow < Self.longest else { return try settled(kept, log) }
          guard isCited || used < budget else { break }
          guard let document = documents[id], let origin = origins[id] else { continue }
          if hashes[origin.path] == nil {
            hashes[origin.path] = try? FileHash.sha256(of: origin.path).hash
          }
          guard let hash = hashes[origin.path] else { continue }
          try hold()
          guard let captured = try capture(document, origin, hash: hash, by: by) else { continue }
          kept.captured += 1
          if !isCited {
            used += captured.statement.blobs.reduce(0) { $0 + (blobs.size($1) ?? 0) }
          }
        }
      }
    }
    let stated = try store.abouts(kind: Statement.Kind.finding.rawValue)
    for (label, version) in versions where !stated.contains(version) {
      guard -start.timeIntervalSinceNow < Self.longest else { return try settled(kept, log) }
      guard let finding = try store.finding(named: label) else { continue }
      try hold()
      _ = try state(finding, by: by, encode)
      kept.stated += 1
    }
    for statement in loose where used > budget {
      try store.dropBlobs(ofStatement: statement.number)
      used -= statement.blobs.reduce(0) { $0 + (sizes[$1] ?? 0) }
      kept.dropped += 1
    }
    return try settled(kept, log)
  }

  private func settled(_ kept: Kept, _ log: TransparencyLog?) throws -> Kept {
    if kept != Kept() { try settle(log) }
    return kept
  }

  private static func blocks(_ ids: [DocumentID]) -> [[DocumentID]] {
    stride(from: 0, to: ids.count, by: 256).map { Array(ids[$0..<min($0 + 256, ids.count)]) }
  }

  /// Keeps up with a workspace after something was read, found or erased in it: the log says what was erased, and what
  /// was found is captured, where the configuration gives it room.
  package static func keepUp(
    _ workspace: Workspace, decoding: FindingDecoding, budget: Int?, by: String,
    encode: (RecordedFinding, [DocumentID: Document]) throws -> [UInt8]
  ) throws {
    try finish(workspace)
    guard let budget else { return }
    let custody = Custody(workspace, store: try Store(workspace, create: false, decoding: decoding))
    _ = try custody.keepFound(budget: budget, by: by, encode: encode)
  }
}
