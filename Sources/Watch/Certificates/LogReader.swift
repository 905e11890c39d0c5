import Collect
package import Fetch
package import Foundation
import Synchronization

/// What of a log was read: the hashes that its tree is made of, in order, and the names with their times.
package struct LogEntries {
  package var hashes: [Data] = []
  /// Rows of `name,first_seen`.
  package var names: [UInt8] = []

  mutating func add(_ names: [String], at time: Int64) {
    let stamp = Date(timeIntervalSince1970: Double(time)).formatted(.iso8601)
    for name in names {
      // What has a comma, a quotation mark or a blank is no host name.
      guard name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x2C && $0 != 0x7F }) else {
        continue
      }
      self.names += Array("\(name),\(stamp)\n".utf8)
    }
  }
}

/// How a log is asked.
package protocol LogReader: Sendable {
  func head() async throws -> TreeHead
  /// The right edge of the tree of that head, from what the log keeps of it.
  func frontier(of head: TreeHead) async throws -> MerkleFrontier
  /// Entries from a place on, at least one and not beyond `end`.
  func entries(from start: UInt64, to end: UInt64) async throws -> LogEntries
}

/// Why a log is not followed further for now.
package enum LogFault: Error, CustomStringConvertible {
  case head(TreeHead.Fault)
  case status(Int, String)
  case tile(String)

  package var description: String {
    switch self {
    case .head(let fault): "\(fault)"
    case .status(let status, let path): "it answers \(status) to \(path)"
    case .tile(let path): "\(path) does not hold what it should"
    }
  }
}

extension LogReader {
  static func ask(
    _ fetcher: Fetcher, _ location: WebLocation, _ path: String, _ origin: AddressPolicy.Origin,
    limit: Int = 64 << 20
  ) async throws -> FetchResult {
    let folder = location.url.hasSuffix("/") ? location.url : location.url + "/"
    var request = FetchRequest(try WebLocation(folder + path), origin: origin)
    // An interface for programs, which is made to be asked often.
    request.obeysRobots = false
    request.isBrisk = true
    request.limit = limit
    let result = try await fetcher.fetch(request)
    guard result.status == 200 else { throw LogFault.status(result.status, path) }
    return result
  }
}

/// A log of tiles (C2SP static-ct-api and tlog-tiles).
package struct TiledLog: LogReader {
  let location: WebLocation
  let key: Data
  let fetcher: Fetcher
  let origin: AddressPolicy.Origin
  private let namesTiles: NamesTiles

  /// - Parameters:
  ///   - location: the prefix for monitors.
  ///   - key: SubjectPublicKeyInfo, DER.
  ///   - hasNames: whether tiles of names are asked for; a log that has none is soon not asked any more.
  ///   - origin: who named the log.
  package init(
    location: WebLocation, key: Data, hasNames: Bool, fetcher: Fetcher,
    origin: AddressPolicy.Origin = .configured
  ) {
    self.location = location
    self.key = key
    self.fetcher = fetcher
    self.origin = origin
    namesTiles = NamesTiles(hasNames)
  }

  /// Whether a log has tiles of names, as far as is known: lists of logs do not say.
  private final class NamesTiles: Sendable {
    private let misses: Atomic<Int>
    private static let most = 3

    init(_ hasNames: Bool) { misses = Atomic(hasNames ? 0 : Self.most) }

    var areAsked: Bool { misses.load(ordering: .relaxed) < Self.most }
    func found() { misses.store(0, ordering: .relaxed) }
    func missed() { misses.wrappingAdd(1, ordering: .relaxed) }
  }

  private func ask(_ path: String) async throws -> FetchResult {
    try await Self.ask(fetcher, location, path, origin)
  }

  package func head() async throws -> TreeHead {
    let text = String(decoding: try await ask("checkpoint").body, as: UTF8.self)
    do throws(TreeHead.Fault) {
      return try TreeHead(checkpoint: text, key: key)
    } catch {
      throw LogFault.head(error)
    }
  }

  package func frontier(of head: TreeHead) async throws -> MerkleFrontier {
    var hashes: [Data] = []
    for (start, height) in MerkleFrontier.subtrees(head.size) {
      let level = height / 8
      let shift = UInt64(level * 8)
      let first = start >> shift
      let count = 1 << (height - level * 8)
      let tile = try await hashTile(level, first / 256, treeSize: head.size)
      let at = Int(first % 256)
      guard at + count <= tile.count else { throw LogFault.tile("tile/\(level)") }
      var inner = MerkleFrontier()
      for hash in tile[at..<at + count] { inner.append(hash) }
      hashes.append(inner.root)
    }
    guard let frontier = MerkleFrontier(size: head.size, hashes: hashes) else {
      throw LogFault.tile("tile/0")
    }
    return frontier
  }

  /// One tile of hashes, as wide as the tree has it.
  private func hashTile(_ level: Int, _ index: UInt64, treeSize: UInt64) async throws -> [Data] {
    let width = Self.width(index, of: treeSize >> UInt64(level * 8))
    let body = try await tile("\(level)", index, width).body
    guard body.count % 32 == 0, body.count >= width * 32 else {
      throw LogFault.tile("tile/\(level)/\(index)")
    }
    return stride(from: 0, to: body.count, by: 32).map { Data(body[$0..<$0 + 32]) }
  }

  private static func width(_ index: UInt64, of count: UInt64) -> Int {
    index < count / 256 ? 256 : Int(count % 256)
  }

  /// A partial tile may be gone when the full one is there.
  private func tile(_ kind: String, _ index: UInt64, _ width: Int) async throws -> FetchResult {
    let path = "tile/\(kind)/\(Self.path(index))"
    guard width < 256 else { return try await ask(path) }
    do {
      return try await ask("\(path).p/\(width)")
    } catch LogFault.status(404, _) {
      return try await ask(path)
    } catch LogFault.status(410, _) {
      return try await ask(path)
    }
  }

  /// `1234067` is `x001/x234/067`.
  package static func path(_ index: UInt64) -> String {
    var parts = [String(format: "%03llu", index % 1000)]
    var rest = index / 1000
    while rest > 0 {
      parts.insert(String(format: "x%03llu", rest % 1000), at: 0)
      rest /= 1000
    }
    return parts.joined(separator: "/")
  }

  private struct NamesLine: Decodable {
    var Timestamp: Double
    var Subject: [String: String]?
    var DNS: [String]?
  }

  package func entries(from start: UInt64, to end: UInt64) async throws -> LogEntries {
    let index = start / 256
    let width = Self.width(index, of: end)
    let skipped = Int(start % 256)
    var entries = LogEntries()
    if namesTiles.areAsked, let lines = try await names(index, width) {
      let tile = try await hashTile(0, index, treeSize: end)
      guard tile.count >= width else { throw LogFault.tile("tile/0/\(index)") }
      entries.hashes = Array(tile[skipped..<width])
      for line in lines[skipped..<width] {
        entries.add(line.DNS ?? [], at: Int64(line.Timestamp / 1000))
      }
      return entries
    }
    let all = LoggedCertificate.entries(ofTile: try await tile("data", index, width).body)
    guard all.count >= width else { throw LogFault.tile("tile/data/\(index)") }
    for entry in all[skipped..<width] {
      entries.hashes.append(MerkleFrontier.leafHash(entry.leaf))
      entries.add(entry.names, at: entry.time)
    }
    return entries
  }

  /// A tile of names (Sunlight); `nil` where there is none, and for partial ones, which few logs have.
  private func names(_ index: UInt64, _ width: Int) async throws -> [NamesLine]? {
    guard width == 256 else { return nil }
    do {
      let body = try await ask("tile/names/\(Self.path(index))").body
      let lines = body.split(separator: 0x0A).compactMap {
        try? JSONDecoder().decode(NamesLine.self, from: Data($0))
      }
      namesTiles.found()
      return lines.count == 256 ? lines : nil
    } catch LogFault.status {
      namesTiles.missed()
      return nil
    }
  }
}

/// A log of RFC 6962.
package struct FormerLog: LogReader {
  let location: WebLocation
  let key: Data?
  let fetcher: Fetcher
  let origin: AddressPolicy.Origin

  package init(
    location: WebLocation, key: Data?, fetcher: Fetcher, origin: AddressPolicy.Origin = .configured
  ) {
    self.location = location
    self.key = key
    self.fetcher = fetcher
    self.origin = origin
  }

  private func ask(_ path: String) async throws -> FetchResult {
    try await Self.ask(fetcher, location, "ct/v1/\(path)", origin)
  }

  package func head() async throws -> TreeHead {
    let answer = try await ask("get-sth").body
    do throws(TreeHead.Fault) {
      return try TreeHead(answer: answer, key: key)
    } catch {
      throw LogFault.head(error)
    }
  }

  private struct Proof: Decodable {
    var leaf_input: Data
    var audit_path: [Data]
  }

  package func frontier(of head: TreeHead) async throws -> MerkleFrontier {
    guard head.size > 0 else { return MerkleFrontier() }
    let path = "get-entry-and-proof?leaf_index=\(head.size - 1)&tree_size=\(head.size)"
    let answer = try await ask(path)
    guard let proof = try? JSONDecoder().decode(Proof.self, from: Data(answer.body)),
      let frontier = MerkleFrontier(
        size: head.size, lastLeaf: MerkleFrontier.leafHash(Array(proof.leaf_input)),
        path: proof.audit_path)
    else { throw LogFault.tile("get-entry-and-proof") }
    return frontier
  }

  private struct Entries: Decodable {
    struct Entry: Decodable { var leaf_input: Data }
    var entries: [Entry]
  }

  package func entries(from start: UInt64, to end: UInt64) async throws -> LogEntries {
    // Logs give fewer than they are asked for.
    let last = min(end, start + 1024) - 1
    let answer = try await ask("get-entries?start=\(start)&end=\(last)")
    guard let read = try? JSONDecoder().decode(Entries.self, from: Data(answer.body)),
      !read.entries.isEmpty, read.entries.count <= Int(last - start + 1)
    else { throw LogFault.tile("get-entries") }
    var entries = LogEntries()
    for entry in read.entries {
      let leaf = Array(entry.leaf_input)
      entries.hashes.append(MerkleFrontier.leafHash(leaf))
      if let read = LoggedCertificate(leaf: leaf) { entries.add(read.names, at: read.time) }
    }
    return entries
  }
}
