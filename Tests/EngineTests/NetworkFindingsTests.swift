import Engine
import Foundation
import Lookalikes
import Present
import Store
import TestSupport
import Testing
import TocsinModel

/// Accounts that act together become findings, and these are the same whatever the way the posts come.
@Suite struct NetworkFindingsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private struct Post {
    var time: Int
    var account: String
    var words: String
  }

  /// Links that many share over a day or two, and six accounts that share some of them within half a minute.
  private static func posts(_ seed: UInt64, waves: Int = 9) -> [Post] {
    var random = SameFindingsTests.Generator(state: seed)
    var posts: [Post] = []
    for link in 0..<24 {
      let begin = 1_746_600_000 + Int.random(in: 0..<900_000, using: &random)
      for _ in 0..<22 {
        // The product of two draws lies near the beginning more often than not.
        let later =
          Int.random(in: 0..<400, using: &random) * Int.random(in: 0..<400, using: &random)
        posts.append(
          Post(
            time: begin + later, account: "reader\(Int.random(in: 0..<90, using: &random))",
            words: "\(posts.count) https://vale.example/\(link)?utm_source=\(posts.count)"))
      }
      guard link < waves else { continue }
      let wave = begin + Int.random(in: 9_000..<90_000, using: &random)
      for account in 0..<6 {
        posts.append(
          Post(
            time: wave + Int.random(in: 0..<20, using: &random), account: "grove\(account)x",
            words: "\(posts.count) http://www.vale.example/\(link)/ #tram\(link % 3)"))
      }
    }
    return posts.sorted { ($0.time, $0.words) < ($1.time, $1.words) }
  }

  private func write(_ posts: ArraySlice<Post>, _ name: String) throws -> String {
    let lines = posts.map { post in
      """
      {"id":"\(post.words.split(separator: " ")[0])","account":"\(post.account)","published_at":\(post.time),"text":"\(post.words)"}
      """
    }
    return try folder.write(name, lines.joined(separator: "\n") + "\n")
  }

  private func scan(_ paths: [String], _ workspace: String) async throws -> ScanSummary {
    try await Scan(
      ScanOptions(paths: paths, workspace: Workspace(folder: folder[workspace]))
    ).run()
  }

  private func networks(_ workspace: String) throws -> [Finding] {
    try Store(
      Workspace(folder: folder[workspace]), create: false, decoding: Detectors.standard().decoding
    ).findings().map(\.finding).filter { $0.network != nil }
  }

  @Test func `six accounts are named with their posts, and nobody else is`() async throws {
    let posts = Self.posts(1)
    let summary = try await scan([try write(posts[...], "posts.jsonl")], "ws")
    #expect(summary.changes.map(\.what) == [.appeared])
    let finding = try #require(try networks("ws").first)
    let community = try #require(finding.network)
    #expect(community.members.map(\.account.rawValue).sorted() == (0..<6).map { "grove\($0)x" })
    #expect(community.places.count == 6)
    #expect(finding.entities.contains(Entity(.account, "grove3x")))
    // One address, however it is written.
    let links = community.objects.filter { $0.layer == .link }
    #expect(links.count > 5)
    #expect(links.allSatisfy { $0.object.hasPrefix("vale.example/") && $0.accounts > 12 })
    let store = try Store(Workspace(folder: folder["ws"]), create: false)
    for event in community.edges.flatMap(\.events) {
      let ids = [event.content, event.laterContent].compactMap { DocumentID($0) }
      let documents = try store.documents(ids: ids, withText: false)
      #expect(documents.count == 2)
      #expect(documents.values.allSatisfy { $0.source?.id.rawValue.hasPrefix("grove") == true })
    }
    #expect(try await scan([folder["posts.jsonl"]], "ws").isUnchanged)
  }

  /// The link of a post of ``posts(_:waves:)``.
  private static func link(_ post: Post) -> Int {
    Int(post.words.split(separator: "/")[2].prefix { $0.isNumber }) ?? 0
  }

  private static func named(_ findings: [Finding]) -> [[String]] {
    findings.compactMap(\.network).map { $0.members.map(\.account.rawValue).sorted() }
  }

  @Test func `pictures are shared by their hashes`() async throws {
    let lines = Self.posts(2).enumerated().map { number, post in
      """
      {"id":"\(number)","account":"\(post.account)","published_at":\(post.time),"text":"Look, \(number)","image_hash":"a\(1_000_000_000_000_000 + Self.link(post) * 7919)"}
      """
    }
    _ = try await scan([try folder.write("posts.jsonl", lines.joined(separator: "\n"))], "ws")
    let found = try networks("ws")
    #expect(Self.named(found) == [(0..<6).map { "grove\($0)x" }])
    #expect(found.first?.network?.objects.allSatisfy { $0.layer == .image } == true)
  }

  @Test func `comments below pages are shares of their page`() async throws {
    var pages: [Int: [Post]] = [:]
    for post in Self.posts(3) { pages[Self.link(post), default: []].append(post) }
    let clock = Date.ISO8601FormatStyle()
    let paths = try pages.sorted { $0.key < $1.key }.map { number, posts in
      let items = posts.enumerated().map { place, post in
        """
        <li class="comment" id="comment-\(place + 1)"><cite class="fn">\(post.account)</cite>
        <time datetime="\(Date(timeIntervalSince1970: Double(post.time)).formatted(clock))">then</time>
        <div class="comment-content"><p>Somebody \(place) of \(number) says what he thinks, for the \(place * 31 + number)th time.</p></div></li>
        """
      }
      return try folder.write(
        "page\(number).html",
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry \(number)</title>
        <link rel="canonical" href="https://vale.example/\(number)"></head><body><article><h1>Ferry \(number)</h1>
        <p>The office of pier \(number) says that no boat leaves before noon, since pier \(number) is mended, and that tickets stay valid.</p>
        </article><section class="comments" id="comments"><h2>Comments</h2><ol>\(items.joined())</ol></section></body></html>
        """)
    }
    _ = try await scan(paths, "ws")
    let found = try networks("ws")
    #expect(found.count == 1)
    let community = try #require(found.first?.network)
    #expect(community.members.count == 6)
    #expect(community.members.allSatisfy { $0.account.rawValue.contains("grove") })
    #expect(community.objects.allSatisfy { $0.layer == .repost })
  }

  @Test(arguments: [UInt64](1...3)) func `any split into scans gives the same networks`(
    seed: UInt64
  ) async throws {
    let posts = Self.posts(seed)
    let files = try stride(from: 0, to: posts.count, by: 130).enumerated().map {
      try write(posts[$0.element..<min(posts.count, $0.element + 130)], "part\($0.offset).jsonl")
    }
    _ = try await scan(files, "once")
    let expected = try networks("once")
    #expect(expected.count == 1)
    for file in files { _ = try await scan([file], "parts") }
    #expect(try networks("parts") == expected)
  }

  @Test(arguments: [100, 400, 10_000])
  func `above the size at which not all is reckoned at each post, splits change nothing either`(
    least: Int
  ) async throws {
    let posts = Self.posts(4)
    func run(_ sizes: [Int]) async throws -> [Finding] {
      let engine = try Engine(inMemory: {
        var detectors = Detectors()
        detectors.add(NetworkStep(leastPosts: least), presenter: NetworkWords())
        return detectors
      })
      var (start, part) = (0, 0)
      while start < posts.count {
        let end = min(posts.count, start + sizes[part % sizes.count])
        let path = try write(posts[start..<end], "all-\(start)-\(end).jsonl")
        _ = try await engine.read(
          ReadJob(paths: [path], rules: LookalikeRules(protecting: ProtectedNames(), lists: .none)))
        _ = try await engine.settle()
        (start, part) = (end, part + 1)
      }
      return try engine.store.findings().map(\.finding)
    }
    func names(_ findings: [Finding]) -> [[String]] {
      findings.map { $0.entities.filter { $0.kind == .account }.map(\.name) }
    }
    let expected = try await run([posts.count])
    #expect(names(expected) == [(0..<6).map { "grove\($0)x" }])
    for sizes in [[97], [1, 240, 30]] {
      let found = try await run(sizes)
      #expect(names(found) == names(expected))
      #expect(
        found.map { $0.network?.edges.map(\.q) } == expected.map { $0.network?.edges.map(\.q) })
    }
  }

  @Test(arguments: ["removed", "cut", "changed", "foreign"])
  func `a file of shares that is missing or damaged is made again`(damage: String) async throws {
    let posts = Self.posts(5)
    let half = posts.count / 2
    let files = [
      try write(posts[..<half], "a.jsonl"), try write(posts[half...], "b.jsonl"),
    ]
    _ = try await scan(files, "whole")
    let expected = try networks("whole")
    _ = try await scan([files[0]], "ws")
    let path = Workspace(folder: folder["ws"]).index + "/posts.shares"
    var bytes = try #require(FileManager.default.contents(atPath: path))
    switch damage {
    case "removed": try FileManager.default.removeItem(atPath: path)
    case "cut": try bytes.prefix(bytes.count - 5).write(to: URL(fileURLWithPath: path))
    case "changed":
      bytes[bytes.count / 2] ^= 0x20
      try bytes.write(to: URL(fileURLWithPath: path))
    default:
      bytes[9] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
    }
    _ = try await scan([files[1]], "ws")
    #expect(try networks("ws") == expected)
  }

  @Test func `what is taken back or forgotten is in no network and in no file`() async throws {
    let posts = Self.posts(6)
    let path = try write(posts[...], "posts.jsonl")
    _ = try await scan([path], "ws")
    #expect(try networks("ws").count == 1)
    let workspace = Workspace(folder: folder["ws"])
    let outcome = try await Forgetting(ScanOptions(paths: [], workspace: workspace)).run(
      [.account("grove3x")])
    #expect(outcome.changes.map(\.what) == [.changed])
    let rest = try #require(try networks("ws").first?.network)
    #expect(!rest.members.contains { $0.account.rawValue == "grove3x" })
    #expect(rest.members.count == 5)
    #expect(!FileManager.default.fileExists(atPath: workspace.index + "/posts.shares"))
    _ = try write(posts.filter { $0.account.hasPrefix("reader") }[...], "posts.jsonl")
    #expect(try await scan([path], "ws").changes.map(\.what) == [.withdrawn])
  }
}
