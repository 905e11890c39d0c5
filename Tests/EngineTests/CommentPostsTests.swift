import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// What readers write below pages are posts of their own, and are compared like all others.
@Suite struct CommentPostsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let flood =
    "Everybody on the quay knows that the boxes of ward nine were opened at night, and nobody dares to say who held the keys."

  /// A page of a site with its own article, and comments below it.
  private func page(
    _ site: String, article: String? = nil, _ comments: [(name: String, minute: Int, text: String)]
  ) throws -> String {
    let items = comments.enumerated().map { number, comment in
      """
      <li class="comment" id="comment-\(number + 1)"><cite class="fn">\(comment.name)</cite>
      <time datetime="2025-05-07T10:\(comment.minute):00Z">7 May</time>
      <div class="comment-content"><p>\(comment.text)</p></div></li>
      """
    }
    return try folder.write(
      "\(site).html",
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The \(site) ferry</title>
      <link rel="canonical" href="https://\(site)/a"></head><body><article><h1>The \(site) ferry</h1>
      <p>\(article ?? "The office of \(site) says that no boat of \(site) leaves before noon, since the \(site) pier is mended, and that tickets stay valid.")</p>
      </article><section class="comments" id="comments"><h2>Comments</h2><ol>\(items.joined())</ol></section></body></html>
      """)
  }

  private func scan(_ paths: [String], _ workspace: String = "ws") async throws {
    _ = try await Scan(
      ScanOptions(paths: paths, workspace: Workspace(folder: folder[workspace]))
    ).run()
  }

  private func store(_ workspace: String = "ws") throws -> Store {
    try Store(
      Workspace(folder: folder[workspace]), create: false, decoding: Detectors.standard().decoding)
  }

  @Test func `the same comment below pages of several sites is a finding about who wrote it`()
    async throws
  {
    let paths = try ["vale.example", "coast.example", "oak.example"].enumerated().map {
      try page(
        $1,
        [
          (
            name: "Ann", minute: 20 + $0,
            text: "Is the pier mended at last? I am glad, whoever did it."
          ),
          (name: "Quill\($0)", minute: 30 + $0, text: Self.flood),
        ])
    }
    try await scan(paths)
    let findings = try store().findings().map(\.finding)
    let finding = try #require(
      findings.first { $0.entities.contains(Entity(.account, "Quill0 (vale.example)")) })
    #expect(finding.entities.contains(Entity(.account, "Quill2 (oak.example)")))
    let cluster = try #require(finding.subject as? CopyCluster)
    let documents = try store().documents(ids: cluster.members.map(\.document), withText: true)
    #expect(Set(documents.values.map(\.text)) == [Self.flood])
    let first = try #require(documents[cluster.first])
    #expect(first.form == .post)
    #expect(first.inReplyTo?.id == "https://vale.example/a")
    #expect(first.inReplyTo?.account == "vale.example")
    #expect(first.platform == "vale.example")
    // Read in another order, the findings are the same.
    for path in paths.reversed() { try await scan([path], "apart") }
    #expect(try store("apart").findings().map(\.finding) == findings)
  }

  @Test func `a reader who repeats the article above has not copied it`() async throws {
    let article =
      "The harbour office says that no boat leaves before noon on the day of the vote, since the pier is mended, and that tickets which were bought for the morning stay valid for a week."
    try await scan([try page("vale.example", article: article, [("Ann", 20, article)])])
    let subject = try #require(try store().findings().first?.finding)
    #expect(subject.attention == .routine)
    let cluster = try #require(subject.subject as? CopyCluster)
    let pair = try #require(cluster.members.compactMap(\.fromParent).first)
    #expect(pair.context == .quotation)
    #expect(pair.reasons.contains { $0.feature == "copy.answer" })
  }

  @Test
  func
    `an edited article keeps its comments, and one that was taken down is kept but compared no more`()
    async throws
  {
    let comments = [(name: "Ann", minute: 20, text: Self.flood), ("Bo", 21, "Prove it.")]
    try await scan([try page("vale.example", comments)])
    let before = try store().documentCount()
    #expect(before == 3)
    try await scan([
      try page("vale.example", article: "The office changed its mind.", [comments[0]])
    ])
    // The new article alone is new.
    #expect(try store().documentCount() == 4)
  }
}
