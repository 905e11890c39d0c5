import Fetch
import Synchronization

/// What somebody hands over while sources are followed, such as what comes in at the console: files, and addresses of pages.
/// One process holds the workspace, so that it reads them as well.
package final class Handover: Sendable {
  /// An address that somebody asked for, and what became of it.
  package struct Address: Hashable, Sendable {
    package enum State: Hashable, Sendable {
      case waits
      case stored
      /// Why it was not had.
      case failed(String)
    }

    package let url: String
    package fileprivate(set) var state: State
  }

  private struct State {
    var files: Set<String> = []
    var addresses: [Address] = []
    var mayFetch = false
    var isToSettle = false
  }

  private let state = Mutex(State())
  let files: AsyncStream<[String]>
  let addresses: AsyncStream<String>
  private let fileFeed: AsyncStream<[String]>.Continuation
  private let addressFeed: AsyncStream<String>.Continuation
  let decisions: AsyncStream<Void>
  private let decisionFeed: AsyncStream<Void>.Continuation

  /// Addresses that wait at most, and that are remembered.
  private static let most = 200

  package init() {
    (files, fileFeed) = AsyncStream.makeStream(of: [String].self)
    (addresses, addressFeed) = AsyncStream.makeStream(of: String.self)
    (decisions, decisionFeed) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  // MARK: Files

  /// Takes files that lie whole where they stay; one that waits already is not taken twice.
  package func add(_ files: [String]) {
    let new = state.withLock { state in files.filter { state.files.insert($0).inserted } }
    if !new.isEmpty { fileFeed.yield(new) }
  }

  /// How many files were handed over and are not read yet.
  package var count: Int { state.withLock { $0.files.count } }

  /// What was read to the end.
  func finished(_ files: [String]) {
    state.withLock { $0.files.subtract(files) }
  }

  // MARK: Decisions

  /// Has all that was read settled again, since somebody decided something about it.
  package func settle() {
    state.withLock { $0.isToSettle = true }
    decisionFeed.yield()
  }

  /// Whether that was asked for since it was asked last.
  func takesSettling() -> Bool {
    state.withLock { state in
      defer { state.isToSettle = false }
      return state.isToSettle
    }
  }

  // MARK: Addresses

  /// Whether pages are asked for: where somebody stands behind the question.
  package var mayFetch: Bool { state.withLock { $0.mayFetch } }

  func allowFetching() {
    state.withLock { $0.mayFetch = true }
  }

  /// Takes addresses to be asked for one after another; one that waits already is not taken twice.
  ///
  /// - Returns: how many were taken: more than ``most`` never wait.
  package func fetch(_ urls: [String]) -> Int {
    let new = state.withLock { state in
      guard state.mayFetch else { return [String]() }
      var waiting = Set(state.addresses.filter { $0.state == .waits }.map(\.url))
      let new = urls.filter { waiting.count < Self.most && waiting.insert($0).inserted }
      state.addresses.removeAll { new.contains($0.url) }
      state.addresses += new.map { Address(url: $0, state: .waits) }
      let known = state.addresses.filter { $0.state != .waits }
      let forgotten = Set(known.prefix(max(0, state.addresses.count - Self.most)).map(\.url))
      state.addresses.removeAll { $0.state != .waits && forgotten.contains($0.url) }
      return new
    }
    for url in new { addressFeed.yield(url) }
    return new.count
  }

  /// What became of the last ones, the last first.
  package var asked: [Address] { state.withLock { $0.addresses.reversed() } }

  func note(_ url: String, _ outcome: Address.State) {
    state.withLock { state in
      if let place = state.addresses.firstIndex(where: { $0.url == url }) {
        state.addresses[place].state = outcome
      }
    }
  }
}

/// Gives the spool what was handed over.
struct HandoverFollower: Follower {
  let handover: Handover
  /// Asks for pages; `nil` where nobody could be written back to.
  let fetcher: Fetcher?

  func run(_ spool: Spool) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await files in handover.files { await spool.add(paths: files) } }
      group.addTask { for await _ in handover.decisions { await spool.poke() } }
      if let fetcher {
        handover.allowFetching()
        group.addTask {
          for await url in handover.addresses {
            handover.note(url, try await fetch(url, fetcher, spool))
          }
        }
      }
      defer { group.cancelAll() }
      while try await group.next() != nil {}
    }
    try Task.checkCancellation()
  }

  private func fetch(
    _ url: String, _ fetcher: Fetcher, _ spool: Spool
  ) async throws -> Handover.Address.State {
    do {
      let location = try WebLocation(url)
      // A person asks: own servers that the configuration exempts may be asked as well.
      var request = FetchRequest(location, origin: .configured)
      request.fields = ["Accept: text/html, application/xhtml+xml, */*;q=0.5"]
      let result = try await fetcher.fetch(request)
      guard result.status == 200 else { return .failed("the server answers \(result.status)") }
      while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
      await spool.add(.pages, WARCWriter.capture(result))
      return .stored
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      try Task.checkCancellation()
      return .failed("\(error)")
    }
  }
}
