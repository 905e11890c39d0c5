import Engine
import Testing
import TocsinModel

@Suite struct WatchConfigurationTests {
  @Test func `sources and alerts are read`() throws {
    let (configuration, mistakes) = try Configuration.parse(
      """
      watch:
        contact: desk@example.org
        folders: incoming
        feeds:
          - https://a.example/feed
          - {url: https://b.example/, every: 15 min, basis: press}
        names: [https://names.example/new.txt]
        logs: [{url: https://log.example/2026h2/, key: AAAA, names-tiles: true}]
        mastodon: [{server: https://m.example, hashtags: [vote], public: true}]
        bluesky: {words: [ballot]}
        telegram: {on: true, channels: [ordavianews]}
        exempt: ["127.0.0.1:8080"]
      alerts:
        console: https://tocsin.example
        hourly: 6
        quiet: 22:00-07:00
        zone: Europe/Paris
        digest: 1 h
        targets:
          - name: desk
            mail: {server: smtps://mail.example, from: t@example.org, to: [a@example.org]}
          - webhook: {url: https://hook.example/}
        rules:
          - {kind: [copies], attention: notable, entity: a.example, phase: [silence], to: desk}
      """, path: "c.yaml")
    #expect(mistakes.isEmpty, "\(mistakes)")
    let watch = configuration.watch
    #expect(watch.web.map(\.every) == [nil, 900, nil])
    #expect(watch.web.map(\.kind) == [.feed, .feed, .names])
    #expect(watch.logs.first?.hasNames == true)
    #expect(watch.jetstream.first?.words == ["ballot"])
    #expect(watch.telegram.isOn)
    #expect(configuration.alerts.quiet == AlertSettings.Quiet(from: 1320, to: 420))
    #expect(configuration.alerts.targets.map(\.name) == ["desk", "webhook"])
    #expect(configuration.alerts.rules.first?.phases == [.silence])
  }

  @Test(arguments: [
    ("watch: {feeds: [https://a.example/]}", "config.no-contact"),
    ("watch: {feed: x}", "config.unknown-key"),
    ("watch: {contact: x, feeds: [{every: 1 h}]}", "config.missing"),
    ("watch: {contact: x, feeds: [{url: https://a.example, every: 1 s}]}", "config.wrong-value"),
    ("watch: {contact: x, logs: [{url: https://l.example}]}", "config.missing"),
    ("watch: {contact: x, mastodon: [{server: https://m.example}]}", "config.missing"),
    ("watch: {contact: x, bluesky: {}}", "config.missing"),
    ("alerts: {targets: [{name: x}]}", "config.missing"),
    ("alerts: {targets: [{mail: {server: s}}]}", "config.missing"),
    ("alerts: {targets: [{atom: a.xml}], rules: [{to: desk}]}", "config.unknown-target"),
    ("alerts: {quiet: always}", "config.wrong-value"),
    ("alerts: {hourly: 0}", "config.wrong-value"),
    ("alerts: {rules: [{phase: soon}]}", "config.wrong-value"),
    ("alerts: {rules: [{attention: loud}]}", "config.wrong-value"),
  ])
  func `mistakes are said with their line`(_ yaml: String, _ code: String) throws {
    let (_, mistakes) = try Configuration.parse("\n" + yaml, path: "c.yaml")
    #expect(mistakes.map(\.code).contains(code))
    #expect(mistakes.allSatisfy { $0.place.line == 2 })
  }
}
