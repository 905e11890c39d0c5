package import Store
package import TocsinModel

/// A detector in the engine: what it observes, what it relates, what it explains.
///
/// A step is used by the engine alone, from one settling to the next, so that it may keep what is costly to make. All
/// that must outlive the process it gives to the store (``StepChanges``), which knows no detector.
package protocol DetectorStep: AnyObject {
  /// Under which the store keeps its marks; never changed once released.
  var name: String { get }
  /// What its findings are about.
  var kind: FindingKind { get }
  /// Everything that its findings depend on, besides the documents: when it is another, all are found again.
  var rule: String { get }

  /// Brings the findings of its kind up to date with what arrived and what was retired, and says how they changed.
  ///
  /// Kept with each piece of work is how far it came, so that a run that is stopped anywhere goes on there.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled; ``StoreError``.
  nonisolated(nonsending) func settle(_ work: StepWork) async throws -> [FindingChange]

  /// Does ahead what can be done with documents that are stored, while others are still being read: beside reading, never
  /// beside ``settle(_:)``, which does what is left. Nothing is stored.
  ///
  /// - Parameters:
  ///   - reader: a connection that does not wait for the one that writes.
  ///   - shouldStop: asked now and then.
  func prepare(
    _ work: StepWork, reader: Store, shouldStop: @escaping @Sendable () -> Bool
  ) throws

  /// Drops all that is kept beside the database, since something in it was erased.
  func forget() throws
}

extension DetectorStep {
  package func prepare(
    _ work: StepWork, reader: Store, shouldStop: @escaping @Sendable () -> Bool
  ) throws {}

  package func forget() throws {}
}

/// What a step works with in one settling.
package struct StepWork {
  package let store: Store
  package let record: StepRecord
  /// How many documents there are.
  package let count: Int
  /// Whether the rule is another than before: nothing of what the step kept is left, but its findings are.
  package let isReset: Bool
  /// Now, in seconds since 1970.
  package let now: Int64
  package let words: FindingWords
  package let events: @Sendable (EngineEvent) -> Void

  /// Numbers of documents that the step has not seen.
  package var arrived: Range<UInt32> { UInt32(min(record.mark, count))..<UInt32(count) }

  /// The documents that arrived and are current, one after another.
  package func eachArrived(_ body: (UInt32, Document) throws -> Void) throws {
    for start in stride(from: arrived.lowerBound, to: arrived.upperBound, by: 1024) {
      try Task.checkCancellation()
      let block = start..<min(start + 1024, arrived.upperBound)
      let documents = try store.documents(block)
      for number in block {
        if let document = documents[number], try store.isCurrent(document.id) {
          try body(number, document)
        }
      }
    }
  }

  /// Encodes a finding with its words.
  package func encoded(
    _ finding: Finding, _ documents: (DocumentID) -> Document? = { _ in nil }
  ) throws -> EncodedFinding {
    try EncodedFinding(finding, summary: words.summary(of: finding, documents))
  }
}
