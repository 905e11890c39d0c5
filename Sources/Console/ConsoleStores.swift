import Dispatch
import Store
import Synchronization
import Wording

/// The workspace as the console uses it: connections for reading, which see whole transactions beside a writer (WAL),
/// and one for judgements. Each has a thread of its own, since SQLite waits for disks and locks: nothing of it blocks
/// the threads that answer requests.
final class ConsoleStores: Sendable {
  /// As many as cores are likely to serve; each may cache 128 MB.
  private static let readers = 3

  private struct Connection {
    let store: Store
    let queue: DispatchQueue
  }

  private let reading: [Connection]
  private let writing: Connection
  /// How many questions each reader has, answered ones taken away.
  private let asked: Mutex<[Int]>

  init(_ workspace: Workspace, decoding: FindingDecoding) throws(StoreError) {
    // Looks first without making anything: a mistyped folder must not become a workspace.
    _ = try Store(workspace, create: false, decoding: decoding)
    let writer = try Store(workspace, decoding: decoding)
    writing = Connection(store: writer, queue: DispatchQueue(label: "tocsin.console.writer"))
    var reading: [Connection] = []
    for number in 0..<Self.readers {
      reading.append(
        Connection(
          store: try Store(workspace, create: false, decoding: decoding),
          queue: DispatchQueue(label: "tocsin.console.reader.\(number)")))
    }
    self.reading = reading
    asked = Mutex(Array(repeating: 0, count: reading.count))
    // Pages about sources wait for it; the first reader after a large scan makes it in a few seconds.
    writing.queue.async { [writing] in try? writing.store.indexSources() }
  }

  /// Counting a million documents takes a while: what was counted is shown for a minute.
  private static let fresh = Duration.seconds(60)
  private let counted = Mutex<(overview: Overview, at: ContinuousClock.Instant)?>(nil)

  /// The numbers of the workspace, at most a minute old.
  func overview(sources: Int) async throws -> Overview {
    if let known = counted.withLock(\.self), known.at + Self.fresh > .now { return known.overview }
    let overview = try await read { try $0.overview(sources: sources) }
    counted.withLock { $0 = (overview, .now) }
    return overview
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Store) throws -> Value
  ) async throws -> Value {
    // Who has least to do, so that nobody waits for a long answer beside a reader that has nothing to do.
    let number = asked.withLock { asked in
      let number = asked.indices.min { asked[$0] < asked[$1] } ?? 0
      asked[number] += 1
      return number
    }
    defer { asked.withLock { $0[number] -= 1 } }
    return try await Self.run(reading[number], body)
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Store) throws -> Value
  ) async throws -> Value {
    try await Self.run(writing, body)
  }

  private static func run<Value: Sendable>(
    _ connection: Connection, _ body: @escaping @Sendable (Store) throws -> Value
  ) async throws -> Value {
    // Of the task that asks, and not of the thread that answers.
    let language = Language.current
    return try await withCheckedThrowingContinuation { continuation in
      connection.queue.async {
        continuation.resume(
          with: Result {
            try Language.$current.withValue(language) { try body(connection.store) }
          })
      }
    }
  }
}
