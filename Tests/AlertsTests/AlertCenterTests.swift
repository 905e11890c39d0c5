import Alerts
import Engine
import Fetch
import Foundation
import Store
import Synchronization
import TestSupport
import Testing
import TocsinModel

/// Alerts over a store that a real engine filled, to real servers on this machine.
@Suite struct AlertCenterTests {
  private let folder: TemporaryFolder
  /// 2023-11-14T22:13:20Z.
  private let time = TimeBox(1_700_000_000)

  init() throws { folder = try TemporaryFolder() }

  /// A text that shares no passage with that of another name.
  private static func story(_ name: String) -> String {
    var state = name.utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
    let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe"]
    return (0..<60).map { _ in
      (0..<3).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return syllables[Int(state >> 33) % syllables.count]
      }.joined()
    }.joined(separator: " ") + "."
  }

  private func page(_ title: String, _ text: String) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>\(title)</title>
    <link rel="canonical" href="https://\(title).example/a">
    <meta property="article:published_time" content="2025-05-0\(title.count % 9 + 1)T10:00:00Z">
    </head><body><article><h1>\(title)</h1><p>\(text)</p></article></body></html>
    """
  }

  private func engine() throws -> Engine {
    let start = Int64(time.value)
    return try Engine(
      Workspace(folder: folder["ws"]), detectors: { Detectors.standard() }, clock: { start })
  }

  /// Two publications of one text, told apart by their name.
  private func plant(_ name: String, _ engine: Engine) async throws {
    let text = Self.story(name)
    try folder.write("in/\(name)-one.html", page("\(name)one", text))
    try folder.write("in/\(name)-three.html", page("\(name)three", text))
    _ = try await engine.read(
      ReadJob(
        paths: [folder["in"]],
        rules: LookalikeRules(protecting: Configuration().protected, lists: .none)))
    _ = try await engine.settle()
  }

  private func center(_ store: Store, _ yaml: String) throws -> AlertCenter {
    let (configuration, mistakes) = try Configuration.parse(yaml, path: "c.yaml")
    #expect(mistakes.isEmpty, "\(mistakes)")
    let box = time
    return AlertCenter(
      configuration, store: store,
      clock: FetchClock(now: { box.value }, uptime: { box.value }, sleep: { _ in }),
      base: folder.path)
  }

  private final class TimeBox: Sendable {
    private let time: Mutex<Double>
    init(_ time: Double) { self.time = Mutex(time) }
    var value: Double { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private func pass(_ seconds: Double) { time.advance(seconds) }

  private func hook(_ server: LocalServer, more: String = "") -> String {
    """
    alerts:
      targets:
        - name: hook
          webhook: {url: "\(server.base)/in"}
      rules:
        - attention: routine
    \(more)
    """
  }

  @Test func `a finding is told once, over restarts`() async throws {
    let server = try LocalServer { _ in .init("") }
    let engine = try engine()
    let alerts = try center(engine.store, hook(server))
    try alerts.begin()
    try await plant("pier", engine)
    #expect(try alerts.collect() == 1)
    #expect(try await alerts.deliver().map(\.findings) == [1])
    #expect(try alerts.collect() == 0)
    #expect(try await alerts.deliver().isEmpty)
    let again = try center(engine.store, hook(server))
    try again.begin()
    #expect(try again.collect() == 0)
    #expect(try await again.deliver().isEmpty)
    #expect(server.requests.count == 1)
    let body = String(decoding: try #require(server.requests.first).body, as: UTF8.self)
    #expect(body.contains("pierone[.]example") || body.contains("pierthree[.]example"))
    #expect(!body.contains("pierone.example"))
  }

  @Test func `what was known before alerts were turned on is told to nobody`() async throws {
    let server = try LocalServer { _ in .init("") }
    let engine = try engine()
    try await plant("pier", engine)
    let alerts = try center(engine.store, hook(server))
    try alerts.begin()
    #expect(try alerts.collect() == 0)
    try await plant("gate", engine)
    #expect(try alerts.collect() == 1)
  }

  @Test func `a target that is down gets it when it is back`() async throws {
    let isUp = Mutex(false)
    let server = try LocalServer { _ in
      isUp.withLock { $0 } ? .init("") : .init(status: 503, "")
    }
    let engine = try engine()
    let alerts = try center(engine.store, hook(server))
    try alerts.begin()
    try await plant("pier", engine)
    _ = try alerts.collect()
    #expect(try await alerts.deliver().first?.trouble == "the server answers 503")
    #expect(try await alerts.deliver().isEmpty, "not before the pause is over")
    for _ in 0..<30 {
      pass(3600)
      _ = try await alerts.deliver()
    }
    isUp.withLock { $0 = true }
    pass(3600)
    #expect(try await alerts.deliver().first?.trouble == nil)
    #expect(Set(server.requests.map { $0.fields["webhook-id"] ?? "" }).count == 1)
    #expect(try await alerts.deliver().isEmpty)
  }

  @Test func `beyond the ceiling of an hour one summary stands for all`() async throws {
    let server = try LocalServer { _ in .init("") }
    let engine = try engine()
    let alerts = try center(engine.store, hook(server, more: "  hourly: 2"))
    try alerts.begin()
    for name in ["pier", "gate", "mill", "dock"] {
      try await plant(name, engine)
      _ = try alerts.collect()
      _ = try await alerts.deliver()
      pass(10)
    }
    #expect(server.requests.count == 2)
    pass(3600)
    #expect(try await alerts.deliver().map(\.findings) == [2])
  }

  @Test func `nobody is woken in quiet hours`() async throws {
    let server = try LocalServer { _ in .init("") }
    let engine = try engine()
    // 1,700,000,000 is 22:13 in UTC.
    let alerts = try center(engine.store, hook(server, more: "  quiet: 22:00-07:00"))
    try alerts.begin()
    try await plant("pier", engine)
    _ = try alerts.collect()
    #expect(try await alerts.deliver().isEmpty)
    pass(8 * 3600)
    #expect(try await alerts.deliver().isEmpty)
    pass(3600)
    #expect(try await alerts.deliver().count == 1)
  }

  @Test func `rules tell kinds, entities and phases apart`() async throws {
    let server = try LocalServer { _ in .init("") }
    let engine = try engine()
    try await plant("pier", engine)
    let finding = try #require(try engine.store.list().first)
    let phase = { (words: String) in
      """
      election: {name: E, zone: Europe/Paris, rounds: [2023-11-14]}
      alerts:
        targets: [{name: hook, webhook: {url: "\(server.base)/in"}}]
        rules: [{attention: routine, \(words)}]
      """
    }
    // 23:13 of the 14th in Paris.
    for (words, count) in [
      ("kind: copies", 1), ("kind: lookalikes", 0), ("entity: pierone.example", 1),
      ("entity: elsewhere.example", 0), ("phase: vote", 1), ("phase: [far, vote]", 1),
      ("phase: [campaign, silence]", 0),
    ] {
      let store = engine.store
      let alerts = try center(
        store, phase(words).replacing("name: hook", with: "name: t\(words.count)"))
      #expect(try alerts.collect() == count, "\(words) \(finding.kind)")
    }
  }

  @Test func `a mail is whole, goes to all, and without encryption on purpose only`() async throws {
    let server = try LocalMailServer()
    let mail = { (more: String) in
      """
      alerts:
        targets:
          - name: desk
            mail: {server: "smtp://127.0.0.1:\(server.port)", from: t@example.org, to: [a@example.org, b@example.org]\(more)}
        rules: [{attention: routine}]
      """
    }
    let engine = try engine()
    let refused = try center(engine.store, mail(""))
    try refused.begin()
    try await plant("pier", engine)
    _ = try refused.collect()
    #expect(try await refused.deliver().first?.trouble?.contains("STARTTLS") == true)
    #expect(server.mails.isEmpty)
    pass(120)
    let alerts = try center(engine.store, mail(", plain: true"))
    #expect(try await alerts.deliver().first?.trouble == nil)
    let taken = try #require(server.mails.first)
    #expect(taken.sender.contains("<t@example.org>"))
    #expect(taken.recipients.count == 2)
    let parts = taken.message.components(separatedBy: "\n\n")
    #expect(parts[0].contains("Subject: =?utf-8?B?"))
    #expect(parts[0].contains("Date: Tue, 14 Nov 2023 22:15:20 +0000"))
    #expect(taken.message.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    let body = Data(base64Encoded: parts[1].replacing("\n", with: "")).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(body?.contains("F1 (copies,") == true)
  }

  @Test func `a webhook is signed so that its receiver can tell`() {
    // Computed with Python's hmac and base64.
    #expect(
      WebhookDelivery.signature("geheim", "msg_1", "1700000000", Data("{}".utf8))
        == "E0US92BWCN+qfwd4LxcZe98w6X+RtWhCjB2FVwWHaSc=")
  }

  @Test func `a feed is whole, and an alert stands in it once`() async throws {
    let delivery = AtomDelivery(path: folder["alerts.xml"])
    for id in ["a", "b", "a"] { try await delivery.deliver(.test, id: id, at: 1_700_000_000) }
    let feed = try String(contentsOfFile: folder["alerts.xml"], encoding: .utf8)
    #expect(feed.components(separatedBy: "<entry>").count == 3)
    #expect(feed.hasSuffix("</feed>\n"))
  }
}
