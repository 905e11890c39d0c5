import Engine
package import Fetch
import Foundation
package import Store
import Synchronization
import TocsinModel

/// Which logs are followed, by whomever: a log that the configuration names, or that stands in two lists, is followed once.
package final class FollowedLogs: Sendable {
  private let locations: Mutex<Set<WebLocation>>

  package init(_ locations: some Sequence<WebLocation> = []) {
    self.locations = Mutex(Set(locations))
  }

  /// Whether nobody follows it yet; whoever asked does then.
  func take(_ location: WebLocation) -> Bool { locations.withLock { $0.insert(location).inserted } }
  func leave(_ location: WebLocation) { _ = locations.withLock { $0.remove(location) } }
}

/// Follows the certificate logs of a list: one that comes into the list is followed from where it stands then, one that leaves it no
/// more. The list is read anew once a day, and the last one holds where it cannot be had.
package struct LogListFollower: Follower {
  /// Where a list stands.
  package enum Place: Hashable, Sendable {
    case web(WebLocation)
    case file(String)
  }

  let place: Place
  let isTiled: Bool?
  let operators: [String]
  /// Seconds between two readings.
  let every: Double
  let followed: FollowedLogs
  let fetcher: Fetcher
  let store: Store
  let trouble: SourceTrouble
  /// Says what is wrong with one log of the list.
  let troubleOf: @Sendable (_ log: String) -> SourceTrouble

  package static let usual = 86_400.0
  /// A list of browsers has some 200 kB.
  private static let limit = 8 << 20

  package init(
    place: Place, isTiled: Bool? = nil, operators: [String] = [], every: Double = usual,
    followed: FollowedLogs = FollowedLogs(),
    fetcher: Fetcher, store: Store, trouble: SourceTrouble,
    troubleOf: @escaping @Sendable (String) -> SourceTrouble
  ) {
    self.place = place
    self.isTiled = isTiled
    self.operators = operators
    self.every = every
    self.followed = followed
    self.fetcher = fetcher
    self.store = store
    self.trouble = trouble
    self.troubleOf = troubleOf
  }

  private var key: String {
    switch place {
    case .web(let location): "log list \(location.url)"
    case .file(let path): "log list \(path)"
    }
  }

  private enum Ended: Sendable {
    case pause
    case log(LogList.Log)
  }

  /// Which logs are followed for now; asked by each of them before it looks again.
  private final class Wanted: Sendable {
    private let logs = Mutex<Set<LogList.Log>>([])
    func set(_ all: [LogList.Log]) { logs.withLock { $0 = Set(all) } }
    func contains(_ log: LogList.Log) -> Bool { logs.withLock { $0.contains(log) } }
  }

  package func run(_ spool: Spool) async throws {
    var list = try store.watched(key).flatMap {
      try? JSONDecoder().decode(LogList.self, from: Data($0.utf8))
    }
    let wanted = Wanted()
    try await withThrowingTaskGroup(of: Ended.self) { group in
      var running: Set<LogList.Log> = []
      defer { group.cancelAll() }
      while !Task.isCancelled {
        if let read = try await read() {
          list = read
          let text = String(decoding: try JSONEncoder().encode(read), as: UTF8.self)
          await spool.remember([WatchedValue(key: key, value: text)])
        }
        let logs = list?.logs ?? []
        wanted.set(logs)
        for log in logs where !running.contains(log) {
          guard let location = try? WebLocation(log.url) else {
            trouble.note("\(log.url) is no address that can be asked")
            continue
          }
          guard followed.take(location) else { continue }
          running.insert(log)
          let follower = follower(of: log, at: location, wanted)
          group.addTask {
            try await follower.run(spool)
            return .log(log)
          }
        }
        // Without any list it is tried again sooner.
        let pause = list == nil ? min(every, 600) : every
        group.addTask { [fetcher] in
          try await fetcher.clock.sleep(pause)
          return .pause
        }
        // Logs end when they left the list; what ends all ends this as well.
        waiting: while let ended = try await group.next() {
          switch ended {
          case .pause: break waiting
          case .log(let log):
            running.remove(log)
            if let location = try? WebLocation(log.url) { followed.leave(location) }
          }
        }
      }
    }
    try Task.checkCancellation()
  }

  /// The list as it is now; `nil` where it cannot be had, which is said.
  private func read() async throws -> LogList? {
    let bytes: [UInt8]
    switch place {
    case .file(let path):
      guard let file = FileHandle(forReadingAtPath: path),
        let data = try? file.read(upToCount: Self.limit) ?? Data()
      else {
        trouble.note("it cannot be read")
        return nil
      }
      bytes = Array(data)
    case .web(let location):
      var request = FetchRequest(location)
      request.obeysRobots = false
      request.limit = Self.limit
      do {
        let result = try await fetcher.fetch(request)
        guard result.status == 200 else { throw FetchError.status(result.status) }
        bytes = result.body
      } catch let error as FetchError {
        trouble.note("\(error)")
        return nil
      }
    }
    guard
      let list = LogList(
        bytes, isTiled: isTiled, operators: operators, now: fetcher.clock.now())
    else {
      trouble.note("it is no list of logs of version 3")
      return nil
    }
    guard !list.logs.isEmpty else {
      // A list of nothing is a mistake of somebody's; those that were followed are followed on.
      trouble.note("it names no log that takes certificates now")
      return nil
    }
    for mistake in list.mistakes.prefix(5) { trouble.note(mistake) }
    if list.mistakes.isEmpty { trouble.clear() }
    return list
  }

  private func follower(
    of log: LogList.Log, at location: WebLocation, _ wanted: Wanted
  ) -> LogFollower {
    // What the list says was read: it leads to an own server only from there.
    let origin: AddressPolicy.Origin =
      switch place {
      case .web(let list): .read(from: list.endpoint)
      case .file: .read(from: location.endpoint)
      }
    let reader: any LogReader =
      log.isTiled
      ? TiledLog(
        location: location, key: log.key, hasNames: true, fetcher: fetcher, origin: origin)
      : FormerLog(location: location, key: log.key, fetcher: fetcher, origin: origin)
    var follower = LogFollower(
      reader: reader, key: "log \(location.url)", clock: fetcher.clock, store: store,
      trouble: troubleOf(location.url))
    follower.isWanted = { wanted.contains(log) }
    return follower
  }
}
