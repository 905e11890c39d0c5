import Copies
import Store
import TocsinModel

/// Links new documents to everything stored, block by block.
struct Matching {
  let store: Store
  let detector: CopyDetector
  let cancellation: Cancellation
  let events: @Sendable (ScanEvent) -> Void

  /// Documents of one transaction. Blocks begin at multiples, so that an interrupted run has the same.
  private static let block = 16_384

  /// - Throws: ``PipelineError/cancelled(kept:)`` between two blocks; ``StoreError``.
  func run(_ index: CopyIndex) async throws {
    var matched = try store.progress().matched
    let count = index.count
    while matched < count {
      if cancellation.isCancelled {
        throw PipelineError.cancelled(
          kept: "\(matched) of \(count) documents are compared; run the same command to go on.")
      }
      let end = min(count, (matched / Self.block + 1) * Self.block)
      let links = try await detector.links(in: index, for: matched..<end) { numbers in
        try store.texts(of: numbers)
      }
      try store.store(links.map(StoredLink.init), matched: end)
      matched = end
      events(.matching(done: matched, of: count))
    }
  }
}

extension StoredLink {
  init(_ link: CopyLink) {
    self.init(
      a: link.a, b: link.b, kind: link.kind, score: link.score, coverageA: link.coverageA,
      coverageB: link.coverageB, spans: link.encodedSpans)
  }
}

extension CopyLink {
  init(_ link: StoredLink) {
    self.init(
      a: link.a, b: link.b, score: link.score, coverageA: link.coverageA,
      coverageB: link.coverageB, spans: link.spans.withUnsafeBytes { Self.spans(encoded: $0) },
      kind: link.kind)
  }
}
