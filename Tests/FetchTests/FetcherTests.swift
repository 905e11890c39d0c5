import Fetch
import TestSupport
import Testing

@Suite struct FetcherTests {
  private func fetcher(
    _ servers: LocalServer..., speed: Double = 50, resolver: Resolver = .system
  ) -> Fetcher {
    var settings = Fetcher.Settings(contact: "desk@example.org")
    settings.policy.exempt = Set(servers.map { Endpoint(host: "127.0.0.1", port: $0.port) })
    return Fetcher(settings, resolver: resolver, clock: .running(at: speed))
  }

  private func request(_ url: String) throws -> FetchRequest {
    FetchRequest(try WebLocation(url))
  }

  @Test func `a page is fetched with its bytes, and the site is told who asks`() async throws {
    let server = try LocalServer { request in
      request.target == "/a" ? .init(fields: ["ETag: W/\"x\""], "<p>Hello.</p>") : .missing
    }
    let result = try await fetcher(server).fetch(try request(server.base + "/a"))
    #expect(result.status == 200)
    #expect(String(decoding: result.body, as: UTF8.self) == "<p>Hello.</p>")
    #expect(result.validators.etag == "W/\"x\"")
    #expect(result.received.starts(with: "HTTP/1.1 200".utf8))
    #expect(result.received.suffix(13).elementsEqual("<p>Hello.</p>".utf8))
    #expect(result.sent.starts(with: "GET /a HTTP/1.1".utf8))
    let asked = try #require(server.requests.last)
    #expect(asked.fields["user-agent"]?.contains("(+desk@example.org)") == true)
    #expect(server.requests.map(\.target) == ["/robots.txt", "/a"])
  }

  @Test func `validators are echoed as they were`() async throws {
    let server = try LocalServer { request in
      request.fields["if-none-match"] == "\"a, b\"" && request.fields["if-modified-since"] == "odd"
        ? .init(status: 304, "") : .init("new")
    }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    wanted.validators = Validators(etag: "\"a, b\"", modified: "odd")
    #expect(try await fetcher(server).fetch(wanted).isUnchanged)
  }

  @Test func `chunks are kept as they came, and undone`() async throws {
    let server = try LocalServer { _ in
      .init(raw: [
        (0, Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n".utf8)),
        (0.05, Array("1\r\n.\r\n0\r\n\r\n".utf8)),
      ])
    }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    let result = try await fetcher(server).fetch(wanted)
    #expect(String(decoding: result.body, as: UTF8.self) == "Hello.")
    #expect(String(decoding: result.received, as: UTF8.self).hasSuffix("1\r\n.\r\n0\r\n\r\n"))
  }

  @Test func `robots are obeyed`() async throws {
    let server = try LocalServer { request in
      request.target == "/robots.txt"
        ? .init(type: "text/plain", "User-agent: *\nDisallow: /private") : .init("page")
    }
    let fetcher = fetcher(server)
    await #expect(throws: FetchError.robots) {
      try await fetcher.fetch(try request(server.base + "/private/a"))
    }
    #expect(try await fetcher.fetch(try request(server.base + "/a")).status == 200)
    #expect(server.count("/robots.txt") == 1)
    #expect(server.count("/private/a") == 0)
  }

  @Test func `a site whose robots cannot be asked is left alone`() async throws {
    let server = try LocalServer {
      $0.target == "/robots.txt" ? .init(status: 500, "") : .init("page")
    }
    await #expect(throws: FetchError.robots) {
      try await fetcher(server).fetch(try request(server.base + "/a"))
    }
  }

  @Test func `redirects are followed within bounds`() async throws {
    let server = try LocalServer { request in
      switch request.target {
      case "/a": .init(status: 302, fields: ["Location: /b"], "")
      case "/b": .init("there")
      case "/loop": .init(status: 302, fields: ["Location: /loop2"], "")
      case "/loop2": .init(status: 302, fields: ["Location: /loop"], "")
      case "/inside": .init(status: 302, fields: ["Location: http://169.254.169.254/latest"], "")
      case "/other": .init(status: 302, fields: ["Location: http://127.0.0.1:1/"], "")
      case "/file": .init(status: 302, fields: ["Location: file:///etc/passwd"], "")
      default:
        request.target.hasPrefix("/on")
          ? .init(status: 302, fields: ["Location: \(request.target)n"], "") : .missing
      }
    }
    let fetcher = fetcher(server)
    let result = try await fetcher.fetch(try request(server.base + "/a"))
    #expect(result.location.target == "/b")
    for path in ["/loop", "/on"] {
      await #expect(throws: FetchError.redirects) {
        try await fetcher.fetch(try request(server.base + path))
      }
    }
    for path in ["/inside", "/other", "/file"] {
      await #expect("\(path)") {
        try await fetcher.fetch(try request(server.base + path))
      } throws: { error in
        if case FetchError.refused = error { true } else { false }
      }
    }
  }

  @Test func `a redirect leads to no other destination that is exempt`() async throws {
    let secret = try LocalServer { _ in .init("secret") }
    let server = try LocalServer { _ in
      .init(status: 302, fields: ["Location: \(secret.base)/"], "")
    }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    await #expect(throws: FetchError.self) { try await fetcher(server, secret).fetch(wanted) }
    #expect(secret.requests.isEmpty)
  }

  @Test
  func `a name that leads inside is refused, and one that changes its mind is not asked twice`()
    async throws
  {
    let server = try LocalServer { _ in .init("inside") }
    let inside = Resolver { (_) async throws(FetchError) in [.v4(0x7F00_0001)] }
    await #expect(throws: FetchError.self) {
      try await fetcher(server, resolver: inside).fetch(try request("http://rebind.example/"))
    }
    // Exempt by name: the connection goes where the resolver said, whatever the system's would say.
    var settings = Fetcher.Settings(contact: "desk@example.org")
    settings.policy.exempt = [Endpoint(host: "own.example", port: server.port)]
    let pinned = Fetcher(settings, resolver: inside, clock: .running(at: 50))
    var wanted = try request("http://own.example:\(server.port)/a")
    wanted.obeysRobots = false
    #expect(try await pinned.fetch(wanted).peer == "127.0.0.1")
    #expect(server.count("/a") == 1)
  }

  @Test func `what is too long is given up`() async throws {
    let server = try LocalServer { request in
      request.target == "/header"
        ? .init(fields: (0..<200).map { "X-\($0): " + String(repeating: "y", count: 1000) }, "")
        : .init(String(repeating: "x", count: 100_001))
    }
    for (path, isFound) in [("/a", false), ("/header", false)] {
      var wanted = try request(server.base + path)
      wanted.obeysRobots = false
      wanted.limit = 100_000
      await #expect(throws: FetchError.tooLong(limit: 100_000), "\(path) \(isFound)") {
        try await fetcher(server).fetch(wanted)
      }
    }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    wanted.limit = 100_001
    #expect(try await fetcher(server).fetch(wanted).body.count == 100_001)
  }

  @Test func `a server that hardly answers holds nothing for long`() async throws {
    let server = try LocalServer { _ in
      .init(raw: [(0, Array("HTTP/1.1 200 OK\r\n".utf8))] + (0..<100).map { _ in (0.3, [0x58]) })
    }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    wanted.seconds = 1
    await #expect(throws: FetchError.timeout) { try await fetcher(server).fetch(wanted) }
  }

  @Test func `a site that asks for a pause gets it`() async throws {
    let server = try LocalServer { _ in .init(status: 429, fields: ["Retry-After: 7200"], "") }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    let fetcher = fetcher(server)
    for _ in 0..<3 {
      await #expect {
        try await fetcher.fetch(wanted)
      } throws: { error in
        if case FetchError.later(let seconds) = error {
          (5000...7300).contains(seconds)
        } else {
          false
        }
      }
    }
    #expect(server.requests.count == 1)
  }

  @Test func `a site is asked once a second at most`() async throws {
    let server = try LocalServer { _ in .init("x") }
    let fetcher = fetcher(server, speed: 10)
    let start = fetcher.clock.uptime()
    for index in 0..<6 {
      var wanted = try request(server.base + "/\(index)")
      wanted.obeysRobots = false
      _ = try await fetcher.fetch(wanted)
    }
    #expect(fetcher.clock.uptime() - start >= 5 * 0.75)
  }

  @Test func `cancelling ends a request at once`() async throws {
    let server = try LocalServer { _ in .init(raw: [(600, [0x58])]) }
    var wanted = try request(server.base + "/a")
    wanted.obeysRobots = false
    let task = Task { [wanted] in try await fetcher(server).fetch(wanted) }
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    // Long before the ten minutes, however busy the machine is.
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `a look-up of a name that takes long is not waited for`() async throws {
    let slow = Resolver { (_) async throws(FetchError) in
      do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
      return []
    }
    let fetcher = Fetcher(Fetcher.Settings(contact: "desk@example.org"), resolver: slow)
    var wanted = try request("http://slow.example/")
    wanted.obeysRobots = false
    let task = Task { [wanted] in try await fetcher.fetch(wanted) }
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    // Long before the ten minutes, however busy the machine is.
    #expect(ContinuousClock.now - start < .seconds(300))
  }
}
