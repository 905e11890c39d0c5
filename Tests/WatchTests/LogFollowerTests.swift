import CryptoExtras
import Engine
import Fetch
import Foundation
import Store
import Synchronization
import TestSupport
import Testing
import TocsinModel
import Watch

/// Followers against logs on this machine.
@Suite struct LogFollowerTests {
  private let folder: TemporaryFolder
  private var log = TestLog()
  private let said = Said()

  init() throws { folder = try TemporaryFolder() }

  private final class Said: Sendable {
    let words = Mutex<[String]>([])
    var all: String { words.withLock { $0.joined(separator: "\n") } }
  }

  /// Everything that one follower needs, over a server.
  private struct Bench {
    let server: LocalServer
    let spool: Spool
    let follower: LogFollower
    var state: LogFollower.State?

    /// Looks once, and gives the names that came.
    mutating func look() async throws -> [String] {
      var names: [String] = []
      var isBehind = true
      while isBehind {
        // As if a minute had passed since the last look.
        state?.readAt = nil
        isBehind = try await follower.round(&state, spool)
        guard let (batch, journal) = try await spool.close(at: 1_700_000_000) else { continue }
        for path in batch.passing {
          let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
          names += rows.dropFirst().map { String($0.prefix { $0 != "," }) }
        }
        Spool.clear(batch, journal: journal)
      }
      return names
    }
  }

  private func bench(isTiled: Bool, hasNames: Bool = false, key: Data? = nil) throws -> Bench {
    let log = log
    let server = try LocalServer { log.answer($0) }
    var settings = Fetcher.Settings(contact: "desk@example.org")
    settings.policy.exempt = [Endpoint(host: "127.0.0.1", port: server.port)]
    let fetcher = Fetcher(settings, clock: .running(at: 100))
    let location = try WebLocation(server.base + "/")
    let reader: any LogReader =
      isTiled
      ? TiledLog(
        location: location, key: key ?? log.publicKey, hasNames: hasNames, fetcher: fetcher)
      : FormerLog(location: location, key: key ?? log.publicKey, fetcher: fetcher)
    let said = said
    let trouble = SourceTrouble("log", place: Place(path: "c.yaml", line: 1)) { event in
      if case .trouble(let diagnostic) = event {
        said.words.withLock { $0.append(diagnostic.message) }
      }
    }
    let store = try Store(inMemory: FindingDecoding())
    return Bench(
      server: server, spool: try Spool(folder["captures"], version: "0"),
      follower: LogFollower(
        reader: reader, key: "log", clock: fetcher.clock, store: store, trouble: trouble))
  }

  @Test(arguments: [true, false], [0, 1, 255, 256, 257, 700])
  func `every entry after the first look comes once`(_ isTiled: Bool, _ before: Int) async throws {
    for index in 0..<before { log.add("old\(index).example") }
    var bench = try bench(isTiled: isTiled)
    #expect(try await bench.look().isEmpty)
    var expected: [String] = []
    var found: [String] = []
    for count in [1, 3, 252, 256, 300] {
      for _ in 0..<count {
        let name = "n\(expected.count).example"
        log.add(name)
        expected.append(name)
      }
      found += try await bench.look()
      #expect(bench.state?.checkedSize == UInt64(before + expected.count))
    }
    #expect(found == expected)
    #expect(said.all.isEmpty)
  }

  @Test(arguments: [true, false])
  func `a log that signs with RSA is followed, and what another key signed is not believed`(
    _ isTiled: Bool
  ) async throws {
    var suite = self
    suite.log = TestLog(rsaKey: try _RSA.Signing.PrivateKey(keySize: .bits2048))
    suite.log.add("old.example")
    var bench = try suite.bench(isTiled: isTiled)
    #expect(try await bench.look().isEmpty)
    suite.log.add("new.example")
    #expect(try await bench.look() == ["new.example"])
    let other = try _RSA.Signing.PrivateKey(keySize: .bits2048).publicKey.derRepresentation
    var stranger = try suite.bench(isTiled: isTiled, key: other)
    await #expect(throws: LogFault.self) { try await stranger.look() }
    // A key of the other kind cannot have made it.
    var mixed = try suite.bench(isTiled: isTiled, key: P256Key.other)
    await #expect(throws: LogFault.self) { try await mixed.look() }
  }

  @Test func `where it was is remembered over restarts`() async throws {
    for index in 0..<300 { log.add("n\(index).example") }
    var first = try bench(isTiled: true)
    #expect(try await first.look().isEmpty)
    for index in 300..<310 { log.add("n\(index).example") }
    let text = try JSONEncoder().encode(first.state)
    var second = try bench(isTiled: true)
    second.state = try JSONDecoder().decode(LogFollower.State.self, from: text)
    #expect(try await second.look() == (300..<310).map { "n\($0).example" })
  }

  @Test func `names come from tiles of names where a log has them`() async throws {
    log.state.withLock { $0.hasNames = true }
    var bench = try bench(isTiled: true, hasNames: true)
    _ = try await bench.look()
    for index in 0..<512 { log.add("n\(index).example") }
    #expect(try await bench.look() == (0..<512).map { "n\($0).example" })
    #expect(bench.server.count("/tile/names/001") == 1)
    #expect(bench.server.count("/tile/data/001") == 0)
  }

  @Test(arguments: [true, false])
  func `a log that lies about its tree is followed no more, and says why`(_ isTiled: Bool)
    async throws
  {
    for index in 0..<300 { log.add("n\(index).example") }
    var bench = try bench(isTiled: isTiled)
    _ = try await bench.look()
    log.state.withLock { $0.lies = true }
    #expect(try await bench.look().isEmpty)
    #expect(said.all.contains("two different trees"))
    log.state.withLock { $0.lies = false }
    log.add("later.example")
    #expect(try await bench.look().isEmpty)
  }

  @Test(arguments: [true, false])
  func `a fork is seen, and nothing of it is given on`(_ isTiled: Bool) async throws {
    for index in 0..<300 { log.add("n\(index).example") }
    var bench = try bench(isTiled: isTiled)
    _ = try await bench.look()
    let other = TestLog.certificate("other.example")
    log.state.withLock { state in
      // Another history of the same length, and one more.
      let entry =
        TestLog.number(5, 8) + [0, 0] + TestLog.number(UInt64(other.count), 3) + other + [0, 0]
      state.leaves[7] = [0, 0] + entry
    }
    log.add("later.example")
    #expect(try await bench.look().isEmpty)
    #expect(said.all.contains("forked, or lies"))
  }

  @Test func `a log that shrinks is said, and read on when it has more`() async throws {
    for index in 0..<10 { log.add("n\(index).example") }
    var bench = try bench(isTiled: true)
    _ = try await bench.look()
    log.state.withLock { $0.size = 5 }
    #expect(try await bench.look().isEmpty)
    #expect(said.all.contains("says that it has 5 entries, and had 10"))
    #expect(bench.state?.hasShrunk == true)
    log.state.withLock { $0.size = 10 }
    log.add("n10.example")
    #expect(try await bench.look() == ["n10.example"])
    #expect(bench.state?.hasShrunk == false)
  }

  @Test(arguments: [true, false])
  func `what another key signed is not believed`(_ isTiled: Bool) async throws {
    log.add("n.example")
    var bench = try bench(
      isTiled: isTiled, key: P256Key.other)
    await #expect(throws: LogFault.self) { try await bench.look() }
  }
}
