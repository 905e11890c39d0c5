import Engine
import Fetch
import Foundation
import Store
import Synchronization
import TestSupport
import Testing
import TocsinModel
import Watch

/// Follows a site on this machine, on a clock on which an hour takes a second.
@Suite struct WebFollowerTests {
  private let folder: TemporaryFolder
  private let said = Said()

  init() throws { folder = try TemporaryFolder() }

  private final class Said: Sendable {
    let words = Mutex<[String]>([])
    var all: String { words.withLock { $0.joined(separator: "\n") } }
  }

  /// What a site answers, which a test changes while it is followed.
  private final class Site: Sendable {
    let pages = Mutex<[String: LocalServer.Answer]>([:])

    subscript(target: String) -> LocalServer.Answer? {
      get { pages.withLock { $0[target] } }
      set { pages.withLock { $0[target] = newValue } }
    }
  }

  private static func feed(_ links: String...) -> LocalServer.Answer {
    let items = links.map { "<item><title>t</title><link>\($0)</link></item>" }
    return .init(
      type: "application/rss+xml",
      "<rss version=\"2.0\"><channel><title>f</title>\(items.joined())</channel></rss>")
  }

  private static func page(_ text: String) -> LocalServer.Answer {
    .init("<html><body><article><p>\(text)</p></article></body></html>")
  }

  /// Follows until something holds, and gives what was captured, unpacked.
  private func captured(
    _ server: LocalServer, kind: WatchSettings.Web.Kind = .feed, also: [LocalServer] = [],
    path: String = "/feed", until condition: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    var settings = Fetcher.Settings(contact: "desk@example.org")
    settings.policy.exempt = Set(
      ([server] + also).map { Endpoint(host: "127.0.0.1", port: $0.port) })
    let location = try WebLocation(server.base + path)
    var web = WatchSettings.Web(kind: kind, url: location.url)
    web.every = 3600
    let said = said
    let store = try Store(inMemory: FindingDecoding())
    let follower = WebFollower(
      source: web, location: location,
      fetcher: Fetcher(settings, clock: .running(at: 3600)), store: store,
      trouble: SourceTrouble("source", place: Place(path: "c.yaml")) { event in
        switch event {
        case .trouble(let diagnostic): said.words.withLock { $0.append(diagnostic.message) }
        case .recovered(let name): said.words.withLock { $0.append("\(name) is back") }
        default: break
        }
      })
    let spool = try Spool(folder["captures"], version: "0")
    let task = Task { try await follower.run(spool) }
    defer { task.cancel() }
    var all = ""
    // Looks are counted and not seconds: where other tests keep all threads, looking waits as following does.
    var looks = 0
    while !condition(all + said.all), looks < 600 * Int(Command.patience) {
      looks += 1
      try await Task.sleep(for: .milliseconds(50))
      guard let (batch, journal) = try await spool.close(at: Date().timeIntervalSince1970) else {
        continue
      }
      for path in batch.paths {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        all += String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
      }
      Spool.clear(batch, journal: journal)
    }
    return all
  }

  private func server(_ site: Site) throws -> LocalServer {
    try LocalServer { request in site[request.target] ?? .missing }
  }

  @Test func `pages are kept once, and again when they were edited or are gone`() async throws {
    let site = Site()
    site["/feed"] = Self.feed("/one", "/two")
    site["/one"] = Self.page("the first wording")
    site["/two"] = Self.page("two stays")
    let server = try server(site)
    let all = try await captured(server) { all in
      if all.contains("the first wording"), all.contains("two stays") {
        site["/one"] = all.contains("the second wording") ? nil : Self.page("the second wording")
      }
      return all.contains("HTTP/1.1 404")
    }
    #expect(all.components(separatedBy: "the first wording").count == 2)
    #expect(all.components(separatedBy: "the second wording").count == 2)
    #expect(all.components(separatedBy: "two stays").count == 2)
    #expect(all.components(separatedBy: "HTTP/1.1 404").count == 2)
    #expect(server.count("/one") >= 3)
  }

  @Test func `a feed that turns into a page is said, and that it is back`() async throws {
    let site = Site()
    site["/feed"] = Self.feed("/one")
    site["/one"] = Self.page("one")
    let all = try await captured(try server(site)) { all in
      if all.contains("is a page now") {
        site["/feed"] = Self.feed("/one", "/two")
        site["/two"] = Self.page("the second")
      } else if all.contains("<p>one</p>") {
        site["/feed"] = Self.page("We are back soon.")
      }
      return all.contains("the second") && all.contains("is back")
    }
    #expect(!all.contains("We are back soon."))
  }

  @Test func `a feed without end, and one that is broken, cost nothing`() async throws {
    let site = Site()
    site["/feed"] = .init(
      type: "application/rss+xml", "<rss><channel>" + String(repeating: "<x>", count: 6 << 20))
    _ = try await captured(try server(site)) { all in
      if all.contains("longer than") {
        site["/feed"] = .init(type: "application/rss+xml", "\u{0}\u{1}<<")
      }
      return all.contains("it is no feed")
    }
    #expect(said.all.contains("longer than 16384 kB"))
  }

  @Test func `what a feed names leads to no other server that is exempt, and to none inside`()
    async throws
  {
    let secret = try LocalServer { _ in .init("secret") }
    let site = Site()
    site["/feed"] = Self.feed(
      "\(secret.base)/a", "http://169.254.169.254/latest", "http://[::1]/", "file:///etc/passwd",
      "/redirect", "/good")
    site["/redirect"] = .init(status: 302, fields: ["Location: \(secret.base)/b"], "")
    site["/good"] = Self.page("good")
    let server = try server(site)
    let all = try await captured(server, also: [secret]) { all in
      all.contains("good") && all.contains("lies in no public network")
        && server.count("/redirect") > 0
    }
    #expect(!all.contains("secret"))
    #expect(secret.requests.isEmpty)
    #expect(said.all.contains("lies in no public network"))
  }

  @Test func `of a sitemap only what is new is read`() async throws {
    let site = Site()
    let today = Date().formatted(.iso8601)
    site["/map"] = .init(
      type: "application/xml",
      """
      <?xml version="1.0"?><sitemapindex><sitemap><loc>/news</loc><lastmod>\(today)</lastmod></sitemap>
      <sitemap><loc>/old</loc><lastmod>2020-01-01</lastmod></sitemap></sitemapindex>
      """)
    site["/news"] = .init(
      type: "application/xml",
      """
      <urlset xmlns:news="n"><url><loc>/today</loc><news:news><news:publication_date>\(today)</news:publication_date></news:news></url>
      <url><loc>/longago</loc><lastmod>2020-01-01</lastmod></url><url><loc>/undated</loc></url></urlset>
      """)
    site["/today"] = Self.page("today's")
    let server = try server(site)
    _ = try await captured(server, kind: .sitemap, path: "/map") { $0.contains("today's") }
    #expect(server.count("/old") == 0)
    #expect(server.count("/longago") + server.count("/undated") == 0)
  }

  @Test func `a JSON feed is a feed`() async throws {
    let site = Site()
    site["/feed"] = .init(
      type: "application/feed+json",
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"url\":\"/one\"}]}"
    )
    site["/one"] = Self.page("from JSON")
    #expect(try await captured(try server(site)) { $0.contains("from JSON") }.contains("from JSON"))
  }
}
