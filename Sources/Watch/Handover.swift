import Synchronization

/// Files that somebody hands over while sources are followed, such as those that come in at the console: one process holds
/// the workspace, so that it reads them as well.
package final class Handover: Follower {
  private let paths: AsyncStream<[String]>
  private let feed: AsyncStream<[String]>.Continuation
  private let waiting = Mutex<Set<String>>([])

  package init() {
    (paths, feed) = AsyncStream.makeStream(of: [String].self)
  }

  /// Takes files that lie whole where they stay; one that waits already is not taken twice.
  package func add(_ files: [String]) {
    let new = waiting.withLock { waiting in files.filter { waiting.insert($0).inserted } }
    if !new.isEmpty { feed.yield(new) }
  }

  /// How many files were handed over and are not read yet.
  package var count: Int { waiting.withLock { $0.count } }

  package func run(_ spool: Spool) async throws {
    for await files in paths { await spool.add(paths: files) }
    try Task.checkCancellation()
  }

  /// What was read to the end.
  func finished(_ files: [String]) {
    waiting.withLock { $0.subtract(files) }
  }
}
