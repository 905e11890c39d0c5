import Console
import HTTPTypes
import Synchronization
import Testing

@Suite struct RateLimitTests {
  /// A clock that is put forward by hand.
  private final class Clock: Sendable {
    private let time = Mutex(1000.0)
    var now: Double { time.withLock { $0 } }
    func pass(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private func limit(_ clock: Clock, rate: Double = 2, burst: Double = 5, most: Int = 100)
    -> RateLimit
  {
    RateLimit(rate: rate, burst: burst, most: most) { clock.now }
  }

  @Test func `a burst is answered, and then the rate`() {
    let clock = Clock()
    let limit = limit(clock)
    // Five seconds' worth, and the one that fills the eleventh place.
    for _ in 0..<11 { #expect(limit.wait(for: .person("a")) == nil) }
    #expect(limit.wait(for: .person("a")) == 1)
    #expect(limit.wait(for: .person("b")) == nil, "somebody else is not held up")
    clock.pass(0.5)
    #expect(limit.wait(for: .person("a")) == nil)
    #expect(limit.wait(for: .person("a")) == 1)
    clock.pass(60)
    for _ in 0..<11 { #expect(limit.wait(for: .person("a")) == nil) }
    #expect(limit.wait(for: .person("a")) == 1)
  }

  @Test func `a refusal costs nothing, so that who waits as told is answered`() throws {
    let clock = Clock()
    let limit = limit(clock)
    for _ in 0..<1000 { _ = limit.wait(for: .address("192.0.2.1")) }
    let pause = try #require(limit.wait(for: .address("192.0.2.1")))
    clock.pass(Double(pause))
    #expect(limit.wait(for: .address("192.0.2.1")) == nil)
  }

  @Test(arguments: [99, 100, 101, 100_000])
  func `memory is bounded, and who has paused is forgotten first`(_ keys: Int) {
    let clock = Clock()
    let limit = limit(clock)
    for number in 0..<keys { _ = limit.wait(for: .address("\(number)")) }
    #expect(limit.count == min(keys, 101))
    // The rest shares one.
    if keys > 1000 { #expect(limit.wait(for: .address("new")) != nil) }
    clock.pass(3600)
    #expect(limit.wait(for: .address("another")) == nil)
    #expect(limit.count <= 101)
  }

  @Test(arguments: [
    ("192.0.2.7", "6.6.6.6, 192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
    ("192.0.2.7, 6.6.6.6", "192.0.2.7, 7.7.7.7", false),
    ("2001:db8:1:2:3:4:5:6", "2001:DB8:1:2::9", true),
    ("2001:db8:1:2::9", "2001:db8:1:3::9", false),
  ])
  func `the address is the one that the proxy saw, and of IPv6 the network`(
    _ first: String, _ second: String, _ isOne: Bool
  ) async throws {
    let field = try #require(HTTPField.Name("X-Forwarded-For"))
    try await SampleWorkspace(findings: 1, rate: 0.000_001).client { client in
      // Under a name that was not given nobody is answered through a proxy; who asks is counted before that.
      #expect(try await client.ask("/", .get, [field: first]).status == .misdirectedRequest)
      let again = try await client.ask("/", .get, [field: second])
      #expect(again.status == (isOne ? .tooManyRequests : .misdirectedRequest))
    }
  }

  @Test func `who asks too often is told when to come again, in the form that was asked for`()
    async throws
  {
    try await SampleWorkspace(findings: 1, rate: 0.000_001).client { client in
      #expect(try await client.ask("/").status == .ok)
      let page = try await client.ask("/?lang=fr")
      #expect(page.status == .tooManyRequests)
      #expect(page.text.contains("Trop de demandes"))
      #expect(page.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 100)
      let answer = try await client.ask("/api/v1/findings")
      #expect(answer.status == .tooManyRequests)
      #expect(answer.headers[.contentType] == "application/json")
      #expect(answer.text.contains("\"code\":\"rate\""))
    }
    try await SampleWorkspace(findings: 1, rate: 0).client { client in
      for _ in 0..<50 {
        let answer = try await client.ask("/")
        #expect(answer.status == .ok)
      }
    }
  }
}
