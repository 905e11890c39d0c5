import Copies
import Testing
import TocsinModel

/// Who is credited and was not read stands in the chain, as unread.
struct UnreadSourceTests {
  private func cluster(_ documents: [Document]) async throws -> CopyCluster {
    try #require(try await Samples.detect(documents).findings.first).cluster
  }

  /// A page's text as it was pasted: without the site that it stood on.
  private func pasted(_ number: UInt64, _ text: String, at seconds: Int64? = nil) -> Document {
    var document = Samples.document(number, text, at: seconds)
    document.source = nil
    return document
  }

  @Test(arguments: [
    "The ballot will be late, she said in an interview with Harbour Evening Mara Oldenveld, who chairs it.",
    "„Die Wahl kommt später“, sagte im Interview mit der „Hafenpost“ Mara Oldenveld.",
    "Голосование отложат, сказала в интервью «Вечерней гавани» Mara Oldenveld.",
  ])
  func `the outlet that asked is first, and was not read`(sentence: String) async throws {
    let own = sentence + "\n\n" + Samples.article
    let copy = sentence.replacing("Harbour Evening ", with: "").replacing(
      "der „Hafenpost“ ", with: ""
    )
    .replacing("«Вечерней гавани» ", with: "")
    let cluster = try await cluster([
      pasted(1, own, at: 1_000),
      pasted(2, copy + "\n\n" + Samples.article + "\n\n(c)PIERWIRE 2024"),
    ])
    let names = cluster.unread.map(\.name)
    #expect(["Harbour Evening", "Hafenpost", "Вечерней гавани"].contains(names.first ?? ""))
    #expect(names.dropFirst() == ["PIERWIRE"])
    #expect(cluster.before.map(\.credit) == [.interview])
    #expect(cluster.reasons.contains { $0.feature == "first.credits-unread" })
    #expect(cluster.first.low == 1)
  }

  @Test func `the agency of a dateline stands before the first, unread`() async throws {
    let text = "VALMONT (Orlanda Press) – \(Samples.article)"
    let cluster = try await cluster([
      Samples.document(1, text, source: "quay.example", at: 1_000),
      Samples.document(2, text + " More soon.", source: "pier.example", at: 2_000),
    ])
    #expect(cluster.before.map(\.name) == ["Orlanda Press"])
    #expect(cluster.before.map(\.credit) == [.dateline])
  }

  @Test func `an agency that was read is no unread one`() async throws {
    let text = "VALMONT (Orlanda Press) – \(Samples.article)"
    let cluster = try await cluster([
      Samples.document(1, text, source: "orlanda.example", name: "Orlanda Press", at: 1_000),
      Samples.document(2, text + " More soon.", source: "pier.example", at: 2_000),
    ])
    #expect(cluster.unread.isEmpty)
  }

  @Test func `who was asked is no source`() async throws {
    let text =
      "She said in an interview with Mara Oldenveld. Later, Oldenveld left.\n\n" + Samples.article
    let cluster = try await cluster([pasted(1, text, at: 1_000), pasted(2, text + " More soon.")])
    #expect(cluster.unread.isEmpty)
  }

  @Test func `an outlet that was read is not unread`() async throws {
    let text = "She said in an interview with Harbour Evening.\n\n" + Samples.article
    let cluster = try await cluster([
      Samples.document(1, text, source: "evening.example", name: "Harbour Evening", at: 1_000),
      Samples.document(2, text + " More soon.", at: 2_000),
    ])
    #expect(cluster.unread.isEmpty && cluster.before.isEmpty)
  }

  private func post(_ number: UInt64, _ account: String, _ text: String, of other: String? = nil)
    -> Document
  {
    var post = Samples.document(
      number, text, source: account, at: Int64(number) * 60, form: .post)
    post.repostOf = PostReference(id: nil, account: other)
    return post
  }

  @Test func `a channel's forward is a credit, not its own second version`() async throws {
    let cluster = try await cluster([
      post(1, "harbour voice", Samples.article),
      post(2, "harbour voice", Samples.article, of: "quay watch"),
    ])
    let pair = try #require(cluster.members.last?.fromParent)
    #expect(pair.context == .creditedReprint)
    #expect(cluster.unread.map(\.name) == ["quay watch"])
    #expect(cluster.unread.map(\.creditedBy) == [[cluster.members[1].document]])
    #expect(cluster.before.isEmpty)
  }

  @Test func `a forward of what was read has that as its parent`() async throws {
    let cluster = try await cluster([
      post(1, "gull", Samples.article), post(2, "quay watch", Samples.article),
      post(3, "harbour voice", Samples.article, of: "Quay Watch"),
    ])
    #expect(cluster.unread.isEmpty)
    #expect(cluster.members.last?.parent?.low == 2)
    #expect(cluster.members.last?.fromParent?.context == .creditedReprint)
  }

  @Test(arguments: ["…", "...", "… https://x.example/1"])
  func `where a platform cut a repost off nothing was altered`(end: String) async throws {
    let text = Samples.article.replacing("\n\n", with: " ")
    let cut = "RT @gull: " + text.prefix(430) + end
    let cluster = try await cluster([post(1, "gull", text), post(2, "cod", cut)])
    let pair = try #require(cluster.members.last?.fromParent)
    #expect(pair.alterations.isEmpty, "\(pair.alterations)")
    #expect(pair.context == .creditedReprint)
  }

  @Test func `what a repost changes within is still listed`() async throws {
    let text = Samples.article.replacing("\n\n", with: " ")
    let cut = "RT @gull: " + text.replacing("by 14 days", with: "by 40 days").prefix(430) + "…"
    let cluster = try await cluster([post(1, "gull", text), post(2, "cod", cut)])
    let kinds = cluster.members.last?.fromParent?.alterations.map(\.kind) ?? []
    #expect(kinds.contains(.number))
    #expect(!kinds.contains(.sentenceDropped) && !kinds.contains(.attribution))
  }
}
