import Engine
import Exchange
import Store
import TocsinModel

/// Writes findings of a workspace whole, one after another: memory does not grow with their number.
struct FindingExport: Sendable {
  let store: Store

  init(_ workspace: Workspace) throws {
    store = try Store(workspace, create: false, decoding: Detectors.standard().decoding)
  }

  init(_ store: Store) {
    self.store = store
  }

  /// One finding whole, as JSON on a line.
  static func json(
    of recorded: RecordedFinding, _ documents: [DocumentID: Document]
  ) -> [UInt8] {
    ClusterWriter.json(
      of: recorded.finding, recorded.summary, number: recorded.number,
      names: { documents[$0]?.externalID ?? $0.description }, documents: { documents[$0] })
  }

  func write(_ filter: FindingFilter, as format: TableFormat) throws {
    let documents = DocumentLookup(store)
    var writer = try ClusterWriter(
      format: format, to: .standardOutput(), names: { documents[$0]?.externalID ?? $0.description },
      documents: { documents[$0] })
    for listed in try store.list(filter) {
      guard let recorded = try store.finding(named: listed.id.rawValue) else { continue }
      documents.load(recorded.finding)
      try writer.write(recorded.finding, recorded.summary, number: recorded.number)
    }
    try writer.finish()
  }
}

/// The documents that a finding names, without their texts; those of one finding at a time.
private final class DocumentLookup {
  private let store: Store
  private var known: [DocumentID: Document] = [:]

  init(_ store: Store) {
    self.store = store
  }

  func load(_ finding: Finding) {
    known = (try? store.documents(ids: finding.copies?.documents ?? [], withText: false)) ?? [:]
  }

  subscript(id: DocumentID) -> Document? { known[id] }
}
