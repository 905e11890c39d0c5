import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// Sites that share what few have become findings, and these are the same whatever the way the pages come.
@Suite struct SiteFindingsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A page of a site with its own text, and what it carries of others.
  private func page(_ site: String, _ text: String, analytics: String) throws -> String {
    try folder.write(
      "\(site).html",
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(text)</title>
      <link rel="canonical" href="https://www.\(site)/a">
      <script async src="https://www.googletagmanager.com/gtag/js?id=\(analytics)"></script>
      </head><body><article><h1>\(text)</h1><p>\(Self.sentence(text)) \(Self.sentence(site))</p></article></body></html>
      """)
  }

  private static func sentence(_ word: String) -> String {
    "The \(word) office says on \(word.count) pages that nothing about \(word) was decided in the \(word) hall before noon, and that \(word) waits."
  }

  private func scan(_ paths: [String], _ workspace: String) async throws {
    _ = try await Scan(
      ScanOptions(paths: paths, workspace: Workspace(folder: folder[workspace]))
    ).run()
  }

  private func found(_ workspace: String) throws -> [Finding] {
    try Store(
      Workspace(folder: folder[workspace]), create: false, decoding: Detectors.standard().decoding
    ).findings().map(\.finding).filter { $0.subject is SiteCommunity }
  }

  @Test func `three sites with one account are named, and the site with another is not`()
    async throws
  {
    let paths = [
      try page("vale-gazette.example", "ferry", analytics: "G-ABCDEF1234"),
      try page("coastpost.example", "tram", analytics: "G-ABCDEF1234"),
      try page("oakreport.example", "lamp", analytics: "G-ABCDEF1234"),
      try page("elsewhere.example", "bridge", analytics: "G-ZZZZZZ9999"),
    ]
    try await scan(paths, "once")
    let finding = try #require(try found("once").first)
    let community = try #require(finding.subject as? SiteCommunity)
    #expect(
      community.sites.map(\.rawValue) == [
        "coastpost.example", "oakreport.example", "vale-gazette.example",
      ])
    #expect(finding.entities.contains(Entity(.domain, "oakreport.example")))
    #expect(finding.observation.reasons.first?.text.contains("G-ABCDEF1234") == true)
    #expect(finding.attention == .notable)
    // One after another, in another order, is the same.
    for path in paths.reversed() { try await scan([path], "apart") }
    #expect(try found("apart") == found("once"))
    // A site whose page is another now, in another wording, is no part of it.
    _ = try page("oakreport.example", "lantern", analytics: "G-OWN0000001")
    try await scan(paths, "once")
    let later = try #require(try found("once").first?.subject as? SiteCommunity)
    #expect(later.sites.map(\.rawValue) == ["coastpost.example", "vale-gazette.example"])
  }

  @Test func `sites with a name in common are routine`() async throws {
    try await scan(
      [
        try page("harbournews.example", "ferry", analytics: "G-ABCDEF1234"),
        try page("harbourradio.example", "tram", analytics: "G-ABCDEF1234"),
      ], "ws")
    let finding = try #require(try found("ws").first)
    #expect(finding.attention == .routine)
    #expect(
      finding.observation.reasons.contains {
        $0.direction == .weakens && $0.text.contains("harbour")
      })
  }

  /// Seven words at a time from a small dictionary, in an order of its own for each text.
  private static func article(_ number: Int) -> String {
    let words = [
      "harbour", "ferry", "council", "lamp", "orchard", "bridge", "tram", "school", "quay",
      "winter", "market", "paper",
      "river", "tower", "garden", "engine", "letter", "pilot", "window", "island",
    ]
    var random = SameFindingsTests.Generator(state: UInt64(number) &* 977 &+ 5)
    return (0..<24).map { _ in
      "The " + (0..<7).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        + "."
    }.joined(separator: " ")
  }

  @Test
  func
    `a site that takes its texts from another again and again is joined to it, and newswire joins nobody`()
    async throws
  {
    func record(_ site: String, _ text: Int, _ day: Int, _ hour: Int) -> String {
      """
      {"url":"https://\(site).example/\(text)","published_at":"2025-05-\(10 + day)T\(10 + hour):00:00Z","title":"Text \(text) of \(site)","text":"\(Self.article(text))"}
      """
    }
    var lines: [String] = []
    for text in 0..<8 {
      // One site has it first, another takes it an hour later; the rest have texts of their own.
      lines += [record("oakpost", text, text, 0), record("valewatch", text, text, 1)]
      for site in 0..<6 { lines.append(record("paper\(site)", 100 + site * 20 + text, text, 2)) }
    }
    for text in 500..<510 {
      // What all carry, one after another.
      for site in 0..<6 { lines.append(record("paper\(site)", text, text - 500, 3 + site)) }
    }
    let path = try folder.write("articles.jsonl", lines.joined(separator: "\n"))
    try await scan([path], "whole")
    let findings = try found("whole")
    let communities = findings.compactMap { $0.subject as? SiteCommunity }
    #expect(
      communities.map { $0.sites.map(\.rawValue) } == [["oakpost.example", "valewatch.example"]])
    let finding = try #require(findings.first)
    #expect(finding.attention == .notable)
    #expect(finding.observation.reasons.first?.feature == "sites.copying")
    #expect(finding.observation.reasons.contains { $0.direction == .weakens })
    // In parts, the copies before what they copy, the same.
    let parts = try stride(from: 0, to: lines.count, by: 17).map { start in
      try folder.write(
        "part\(start).jsonl",
        lines[start..<min(start + 17, lines.count)].joined(separator: "\n"))
    }
    for part in parts.reversed() { try await scan([part], "parts") }
    let again = try found("parts").compactMap { $0.subject as? SiteCommunity }
    #expect(again.map(\.sites) == communities.map(\.sites))
    #expect(
      try found("parts").map(\.observation.reasons) == findings.map(\.observation.reasons))
  }
}
