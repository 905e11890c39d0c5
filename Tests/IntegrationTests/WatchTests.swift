import Engine
import Foundation
import FoundationNetworking
import Lookalikes
import Store
import Synchronization
import TestSupport
import Testing

/// Runs the real binary against real folders and real servers on this machine.
@Suite struct WatchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder["in"], withIntermediateDirectories: true)
  }

  private static let story = """
    The harbour commission met on Tuesday and decided, after four hours, that the ferry timetable \
    would stay as it is until the new pier has been inspected by the two engineers from the capital.
    """

  private static func page(_ title: String, _ text: String = story) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title>
    <link rel="canonical" href="https://\(title).example/a">
    <meta property="article:published_time" content="2025-05-0\(title.count % 9 + 1)T10:00:00Z">
    </head><body><article><h1>\(title)</h1><p>\(text)</p></article></body></html>
    """
  }

  private func search(_ words: String) -> String {
    (try? Command("search", words, "--workspace", folder["ws"]).run().output) ?? ""
  }

  private func findings() -> String {
    (try? Command("findings", "--workspace", folder["ws"]).run().output) ?? ""
  }

  /// What a page says; `nil` where nobody answers.
  private static func ask(_ address: String, form: String? = nil) -> String? {
    guard let url = URL(string: address) else { return nil }
    var request = URLRequest(url: url)
    if let form {
      request.httpMethod = "POST"
      request.httpBody = Data(form.utf8)
      request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    }
    let answer = Mutex<String?>(nil)
    let done = DispatchSemaphore(value: 0)
    URLSession.shared.dataTask(with: request) { data, _, _ in
      answer.withLock { $0 = data.map { String(decoding: $0, as: UTF8.self) } }
      done.signal()
    }.resume()
    _ = done.wait(timeout: .now() + 10)
    return answer.withLock { $0 }
  }

  /// Waits until something holds; whether it did.
  private func comes(_ seconds: Double = 20, _ condition: () -> Bool) -> Bool {
    Processes.comes(seconds, condition)
  }

  private func watch(_ arguments: String...) -> Command {
    Command(["watch"] + arguments + ["--workspace", folder["ws"]])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `what appears in a folder is read, and a signal ends it within a second`(_ signal: Int32)
    throws
  {
    try folder.write("in/before.html", Self.page("before"))
    var took = 0.0
    let result = try watch(folder["in"]).run { process in
      #expect(comes { search("harbour").contains("before") })
      _ = try? folder.write("in/sub/later.html", Self.page("later"))
      #expect(comes { search("harbour").contains("later") })
      // Words can be searched for before what is settled is told.
      #expect(comes { Processes.output(of: process).contains("F1 appeared") })
      let start = Date()
      kill(process, signal)
      while kill(process, 0) == 0, Date().timeIntervalSince(start) < 10 {
        Thread.sleep(forTimeInterval: 0.01)
      }
      took = Date().timeIntervalSince(start)
    }
    #expect(result.status == 130)
    #expect(took < Command.patience)
  }

  @Test func `a file that is being written is read once it is closed`() throws {
    _ = try watch(folder["in"]).run { process in
      #expect(comes { FileManager.default.fileExists(atPath: folder["ws/captures"]) })
      Thread.sleep(forTimeInterval: 1)
      let whole = Array(Self.page("slow").utf8)
      let descriptor = open(folder["in/slow.html"], O_WRONLY | O_CREAT, 0o644)
      _ = whole.prefix(whole.count / 2).withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      Thread.sleep(forTimeInterval: 2)
      #expect(!search("harbour").contains("slow"))
      _ = whole.dropFirst(whole.count / 2).withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      close(descriptor)
      #expect(comes { search("harbour").contains("slow") })
      kill(process, SIGINT)
    }
  }

  /// Stores files in the workspace without settling it, as a process does that is ended in between.
  private func readOnly(_ paths: [String]) async throws {
    let engine = try Engine(
      Workspace(folder: folder["ws"]), detectors: { Detectors.standard() })
    _ = try await engine.read(
      ReadJob(paths: paths, rules: LookalikeRules(protecting: .init(), lists: .none)))
  }

  @Test func `what was read and not settled when a watch was ended is settled by the next`()
    async throws
  {
    try await readOnly(["before", "again"].map { try folder.write("\($0).html", Self.page($0)) })
    #expect(!findings().contains("2 publications"))
    _ = try watch(folder["in"]).run { process in
      #expect(comes { findings().contains("2 publications") })
      kill(process, SIGINT)
    }
  }

  @Test func `a second watcher is refused with a sentence`() throws {
    _ = try watch(folder["in"]).run { process in
      #expect(comes { FileManager.default.fileExists(atPath: folder["ws/captures"]) })
      let second = try? watch(folder["in"]).run()
      #expect(second?.status == 1)
      #expect(second?.error.contains("Another scan or watch") == true)
      kill(process, SIGINT)
    }
  }

  @Test func `the console follows what the configuration names, and reads what comes in at it`()
    throws
  {
    try folder.write("watch.yaml", "watch:\n  folders: [\(folder["in"])]\n")
    _ = try Command("scan", folder["in"], "--workspace", folder["ws"], "--lexical").run()
    let result = try Command(
      "serve", "--workspace", folder["ws"], "--config", folder["watch.yaml"], "--port", "0",
      "--lexical"
    ).run { process in
      #expect(comes { FileManager.default.fileExists(atPath: folder["ws/captures"]) })
      _ = try? folder.write("in/followed.html", Self.page("followed"))
      #expect(comes { search("harbour").contains("followed") })
      // As a form at the console leaves it.
      _ = try? folder.write("ws/incoming/console/handed.html", Self.page("handed"))
      // One process holds the workspace.
      let other = try? watch(folder["in"]).run()
      #expect(other?.error.contains("Another scan or watch") == true)
      kill(process, SIGINT)
    }
    #expect(result.status == 0)
    #expect(result.error.contains("Following 1 source."))
    // What lay there and was not read is read by the next one, before anything else.
    let next = try Command(
      "serve", "--workspace", folder["ws"], "--config", folder["watch.yaml"], "--port", "0",
      "--lexical"
    ).run { process in
      #expect(comes { search("harbour").contains("handed") })
      kill(process, SIGINT)
    }
    #expect(next.status == 0, "\(next.error)")
  }

  @Test func `an address that is pasted into the console is asked for and read`() async throws {
    let server = try LocalServer { request in
      request.target == "/story" ? .init(Self.page("pasted")) : .missing
    }
    try folder.write(
      "watch.yaml",
      "watch:\n  contact: desk@desk.example\n  exempt: [\"127.0.0.1:\(server.port)\"]\n")
    try folder.write("in/first.html", Self.page("first"))
    _ = try Command("scan", folder["in"], "--workspace", folder["ws"], "--lexical").run()
    _ = try Command(
      "serve", "--workspace", folder["ws"], "--config", folder["watch.yaml"], "--port", "0",
      "--lexical"
    ).run { process in
      let console = Processes.console(of: process) ?? ""
      #expect(comes { Self.ask(console + "/add")?.contains("Read pages of the web") == true })
      let refused = "http://10.1.2.3/x"
      _ = Self.ask(
        console + "/add/addresses",
        form: "addresses=\(server.base)/story%0A\(server.base)/none%0A\(refused)")
      #expect(comes { search("harbour").contains("pasted") })
      #expect(comes { Self.ask(console + "/add")?.contains("10.1.2.3") == true })
      #expect(comes { Self.ask(console + "/add")?.contains("the server answers 404") == true })
      kill(process, SIGINT)
    }
  }

  @Test func `nothing to watch is said`() throws {
    let result = try watch().run()
    #expect(result.status == 1)
    #expect(result.error.contains("There is nothing to watch"))
  }

  /// A site with a feed of two articles, which knows what it was asked.
  private final class Site: Sendable {
    let articles = Mutex([
      "/one": WatchTests.page("one"), "/two": WatchTests.page("two"),
    ])
    let kind = Mutex("feed")

    func answer(_ request: LocalServer.Request) -> LocalServer.Answer {
      switch request.target {
      case "/":
        return .init(
          "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head></html>"
        )
      case "/feed":
        if kind.withLock({ $0 }) != "feed" { return .init(Self.maintenance) }
        let items = articles.withLock { $0.keys.sorted() }.map {
          "<item><title>\($0)</title><link>\($0)</link></item>"
        }
        return tagged(
          "<rss version=\"2.0\"><channel><title>Site</title>\(items.joined())</channel></rss>",
          request, type: "application/rss+xml")
      default:
        guard let page = articles.withLock({ $0[request.target] }) else { return .missing }
        return tagged(page, request, type: "text/html")
      }
    }

    private static let maintenance = "<html><body>We are back soon.</body></html>"

    private func tagged(
      _ body: String, _ request: LocalServer.Request, type: String
    ) -> LocalServer.Answer {
      let tag = "\"\(body.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF })\""
      let isKnown = request.fields["if-none-match"] == tag
      return .init(
        status: isKnown ? 304 : 200, type: type, fields: ["ETag: \(tag)"], isKnown ? "" : body)
    }
  }

  @Test func `a site's feed is found, its articles are read, and what copies rings by webhook`()
    throws
  {
    let site = Site()
    let server = try LocalServer { site.answer($0) }
    let hook = try LocalServer { _ in .init("") }
    try folder.write(
      "tocsin.yaml",
      """
      watch:
        contact: desk@example.org
        exempt: ["127.0.0.1:\(server.port)"]
        feeds: ["\(server.base)/"]
      alerts:
        targets:
          - name: hook
            webhook: {url: "\(hook.base)/in"}
        rules:
          - attention: routine
      """)
    let watching = watch("--config", folder["tocsin.yaml"])
    let first = try watching.run { process in
      #expect(comes { hook.requests.count > 0 })
      kill(process, SIGINT)
    }
    #expect(first.output.contains("F1 appeared"))
    #expect(hook.requests.count == 1)
    #expect(server.requests.map(\.target) == ["/robots.txt", "/", "/feed", "/one", "/two"])
    // Again: nothing is asked that is not due, and nobody is told twice.
    _ = try watching.run { process in
      Thread.sleep(forTimeInterval: 3)
      kill(process, SIGINT)
    }
    #expect(server.requests.count == 5)
    #expect(hook.requests.count == 1)
  }

  @Test func `mistakes are named with their line, and the rest goes on`() throws {
    try folder.write(
      "tocsin.yaml",
      """
      watch:
        contact: desk@example.org
        folders: [in]
        feeds:
          - http://10.1.2.3/feed
          - url: https://example.org/feed
            evry: 1 h
            every: often
        logs:
          - url: https://log.example/
      """)
    let result = try watch("--config", folder["tocsin.yaml"]).run { process in
      #expect(comes { FileManager.default.fileExists(atPath: folder["ws/captures"]) })
      _ = try? folder.write("in/one.html", Self.page("one"))
      #expect(comes { search("harbour").contains("one") })
      kill(process, SIGINT)
    }
    for words in ["tocsin.yaml:5", "tocsin.yaml:7", "tocsin.yaml:8", "tocsin.yaml:10"] {
      #expect(result.error.contains(words), "\(words)")
    }
  }
}
