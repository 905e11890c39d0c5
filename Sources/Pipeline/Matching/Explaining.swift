import Copies
import Foundation
import Store
import TocsinModel

/// Makes findings of groups, on all cores, with few documents in memory at a time.
struct Explaining {
  let store: Store
  let detector: CopyDetector
  let cancellation: Cancellation
  let events: @Sendable (ScanEvent) -> Void

  /// Documents that are fetched together, except that a group is never divided.
  private static let block = 4096

  /// The findings, those that ask for most attention first, then the largest.
  func run(_ groups: [CopyGroup]) async throws -> [EncodedFinding] {
    var findings: [EncodedFinding] = []
    var start = 0
    while start < groups.count {
      if cancellation.isCancelled {
        throw PipelineError.cancelled(
          kept: "Everything is compared; run the same command to see the findings.")
      }
      var end = start
      var documents = 0
      while end < groups.count, documents < Self.block {
        documents += groups[end].size
        end += 1
      }
      findings += try await explain(groups[start..<end])
      start = end
      events(.explaining(done: end, of: groups.count))
    }
    return findings.sorted { left, right in
      if left.attention != right.attention { return left.attention > right.attention }
      if left.size != right.size { return left.size > right.size }
      return left.id < right.id
    }
  }

  private func explain(_ groups: ArraySlice<CopyGroup>) async throws -> [EncodedFinding] {
    // Those whose texts the detector looks at.
    let examined = Set(
      groups.flatMap {
        $0.size <= CopyDetector.expandedGroup ? $0.documents : $0.representatives
      })
    let numbers = Set(groups.flatMap(\.documents)).sorted()
    let documents = try store.documents(numbers) { examined.contains($0) }
    let size = max(1, (groups.count + 15) / 16)
    return try await withThrowingTaskGroup(of: [EncodedFinding].self) { tasks in
      for start in stride(from: groups.startIndex, to: groups.endIndex, by: size) {
        let part = groups[start..<min(start + size, groups.endIndex)]
        let detector = detector
        tasks.addTask {
          try part.compactMap { group in
            try detector.finding(for: group, documents: documents).map(EncodedFinding.init)
          }
        }
      }
      return try await tasks.reduce(into: []) { $0 += $1 }
    }
  }
}
