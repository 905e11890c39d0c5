import Synchronization

/// Whether the user asked to stop. Asked between records, blocks and transactions, never inside one.
package final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  package init() {}

  package func cancel() {
    flag.store(true, ordering: .relaxed)
  }

  package var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
