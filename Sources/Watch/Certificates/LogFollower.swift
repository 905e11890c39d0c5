package import Fetch
package import Foundation
package import Store
import TocsinModel

/// Follows a certificate log from where it stood when it was first seen: every entry once, and what the log says of its
/// tree is checked against what it gave.
package struct LogFollower: Follower {
  let reader: any LogReader
  let key: String
  let clock: FetchClock
  let store: Store
  let trouble: SourceTrouble
  /// Seconds between two looks.
  var every = 10.0
  /// Whether it is to be followed on; asked before each look.
  var isWanted: @Sendable () -> Bool = { true }

  /// - Parameter key: under which it is remembered how far the log was read.
  package init(
    reader: any LogReader, key: String, clock: FetchClock, store: Store, trouble: SourceTrouble
  ) {
    self.reader = reader
    self.key = key
    self.clock = clock
    self.store = store
    self.trouble = trouble
  }

  package struct State: Codable {
    /// What was read, and given on.
    package var tree = MerkleFrontier()
    /// The largest tree that was checked whole.
    package var checkedSize: UInt64 = 0
    package var checkedRoot = Data()
    /// When it was read last, by the clock of the process.
    package var readAt: Double?
    /// Whether it has fewer entries than it had; said once, until it has more.
    package var hasShrunk = false
    /// A log that contradicted itself is followed no more until the next start, which looks again.
    package var contradiction: String?

    private enum CodingKeys: CodingKey {
      case tree, checkedSize, checkedRoot
    }
  }

  /// Entries that are read before they are given on although the tree is not checked to its end: a log that is far ahead
  /// would fill the memory otherwise.
  static let most: UInt64 = 16_384
  /// Seconds after which a tile is asked for that is not full yet: sooner it would be fetched again and again as it grows.
  private static let partial = 60.0

  package func run(_ spool: Spool) async throws {
    let text = try store.watched(key)
    var state = text.flatMap { try? JSONDecoder().decode(State.self, from: Data($0.utf8)) }
    if text != nil, state == nil {
      trouble.note("how far it was read cannot be told; it is followed from now on")
    }
    while !Task.isCancelled, isWanted() {
      var isBehind = false
      do {
        isBehind = try await round(&state, spool)
        if state?.contradiction == nil, state?.hasShrunk != true { trouble.clear() }
      } catch let error as FetchError {
        trouble.note("\(error)")
        try await clock.sleep(min(error.pause ?? 60, 3600))
      } catch let error as LogFault {
        trouble.note("\(error)")
        try await clock.sleep(60)
      }
      if !isBehind { try await clock.sleep(every) }
    }
  }

  /// - Returns: whether there is more to read at once.
  package func round(_ state: inout State?, _ spool: Spool) async throws -> Bool {
    if let contradiction = state?.contradiction {
      trouble.note(contradiction, severity: .error)
      return false
    }
    let head = try await reader.head()
    guard var now = state else {
      let tree = try await reader.frontier(of: head)
      guard tree.root == head.root else {
        throw LogFault.tile("the tree")
      }
      state = State(tree: tree, checkedSize: head.size, checkedRoot: head.root)
      try await keep(state, [], spool)
      return false
    }
    if head.size < now.checkedSize {
      // Caches give old heads for a while; a log that stays small has lost entries.
      state?.hasShrunk = true
      trouble.note(
        "it says that it has \(head.size) entries, and had \(now.checkedSize): nothing is read until it has more",
        severity: .error)
      return false
    }
    now.hasShrunk = false
    state?.hasShrunk = false
    if head.size == now.checkedSize {
      if head.root != now.checkedRoot {
        return contradict(
          "it shows two different trees of \(head.size) entries", &state)
      }
      if now.tree.size == head.size { return false }
    }
    if head.size / 256 == now.tree.size / 256, let last = now.readAt,
      (0..<Self.partial).contains(clock.uptime() - last)
    {
      return false
    }
    now.readAt = clock.uptime()
    var names: [UInt8] = []
    let end = min(head.size, now.tree.size + Self.most)
    while now.tree.size < end {
      try Task.checkCancellation()
      let entries = try await reader.entries(from: now.tree.size, to: head.size)
      guard !entries.hashes.isEmpty else { throw LogFault.tile("its entries") }
      for hash in entries.hashes { now.tree.append(hash) }
      names += entries.names
    }
    if now.tree.size == head.size {
      guard now.tree.root == head.root else {
        return contradict(
          "its entries up to \(head.size) are not those of the tree that it signed: it forked, or lies",
          &state)
      }
      now.checkedSize = head.size
      now.checkedRoot = head.root
    }
    while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
    state = now
    try await keep(now, names, spool)
    return now.tree.size < head.size
  }

  private func contradict(_ reason: String, _ state: inout State?) -> Bool {
    trouble.note(reason, severity: .error)
    state?.contradiction = reason
    return false
  }

  private func keep(_ state: State?, _ names: [UInt8], _ spool: Spool) async throws {
    let text = String(decoding: try JSONEncoder().encode(state), as: UTF8.self)
    let remembered = [WatchedValue(key: key, value: text)]
    if names.isEmpty {
      await spool.remember(remembered)
    } else {
      await spool.add(.names, names, remembering: remembered)
    }
  }
}
