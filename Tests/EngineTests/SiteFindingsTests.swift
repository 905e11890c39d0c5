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
}
