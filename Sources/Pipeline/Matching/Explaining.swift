import Copies
import Foundation
import Store
import TocsinModel

/// Makes findings of groups, on all cores, with few documents in memory at a time.
struct Explaining {
  let store: Store
  let detector: CopyDetector
  /// Tells the languages of documents that declare none.
  let models: MeaningModels?
  let ignoresLanguage: Bool
  let cancellation: Cancellation
  let events: @Sendable (ScanEvent) -> Void

  /// Documents that are fetched together, except that a group is never divided.
  private static let block = 4096

  /// Brings the stored findings up to date. A group that is what it was keeps its finding.
  func run(_ groups: [CopyGroup], documents count: Int) async throws {
    let known = try store.findingDigests()
    let digests = groups.map(\.digest)
    let changed = zip(groups, digests).filter { !known.contains($0.1) }.map(\.0)
    var findings: [EncodedFinding] = []
    var start = 0
    while start < changed.count {
      if cancellation.isCancelled {
        throw PipelineError.cancelled(
          kept: "Everything is compared; run the same command to see the findings.")
      }
      var end = start
      var documents = 0
      while end < changed.count, documents < Self.block {
        documents += changed[end].size
        end += 1
      }
      findings += try await explain(changed[start..<end])
      start = end
      events(.explaining(done: end, of: changed.count))
    }
    try store.replaceFindings(keeping: Set(digests), adding: findings, found: count)
  }

  private func explain(_ groups: ArraySlice<CopyGroup>) async throws -> [EncodedFinding] {
    // Those whose texts the detector looks at.
    let examined = Set(
      groups.flatMap {
        $0.size <= CopyDetector.expandedGroup ? $0.documents : $0.representatives
      })
    let numbers = Set(groups.flatMap(\.documents)).sorted()
    var documents = try store.documents(numbers) { examined.contains($0) }
    if groups.contains(where: { $0.links.contains { $0.kind != .copypasta } }) {
      models?.fillLanguages(of: &documents, ignoresDeclared: ignoresLanguage)
    }
    let size = max(1, (groups.count + 15) / 16)
    return try await withThrowingTaskGroup(of: [EncodedFinding].self) { tasks in
      for start in stride(from: groups.startIndex, to: groups.endIndex, by: size) {
        let part = groups[start..<min(start + size, groups.endIndex)]
        let (detector, documents) = (detector, documents)
        tasks.addTask {
          try part.compactMap { group in
            try detector.finding(for: group, documents: documents)
              .map { try EncodedFinding($0, digest: group.digest) }
          }
        }
      }
      return try await tasks.reduce(into: []) { $0 += $1 }
    }
  }
}
