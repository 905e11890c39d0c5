import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// A repost by the platform's own means is a share of its original, and no second text, whichever was read first.
@Suite struct RepostTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let words =
    "The ferry to Vale will not run on Sunday, says the harbour office, because the two pilots who know the channel have left, and nobody in Oakholm was told before the tickets for the whole week were sold at the old quay."

  private static func post(_ id: Int, _ account: String, _ text: String = words) -> String {
    """
    {"id_str":"\(id)","created_at":"Wed May 07 06:\(10 + id):00 +0000 2025","full_text":"\(text)","user":{"screen_name":"\(account)","name":"\(account)"}}
    """
  }

  /// As X gives it: its own text is cut, and the original is beside it.
  private static func repost(_ id: Int, _ account: String, of original: Int = 1) -> String {
    """
    {"id_str":"\(id)","created_at":"Wed May 07 06:\(10 + id):00 +0000 2025","full_text":"RT @eel: The fer…","user":{"screen_name":"\(account)","name":"\(account)"},"retweeted_status":{"id_str":"\(original)","user":{"screen_name":"eel"},"full_text":"\(words)"}}
    """
  }

  private static let lines: [String] =
    [post(1, "eel"), post(2, "cod")] + (3..<8).map { repost($0, "reader\($0)") }

  private func scan(_ parts: [[String]], _ workspace: String) async throws -> [Finding] {
    for (number, lines) in parts.enumerated() {
      let path = try folder.write("\(workspace)-\(number).jsonl", lines.joined(separator: "\n"))
      _ = try await Scan(
        ScanOptions(paths: [path], workspace: Workspace(folder: folder[workspace]))
      ).run()
    }
    return try Store(
      Workspace(folder: folder[workspace]), create: false, decoding: Detectors.standard().decoding
    ).findings().map(\.finding).filter { $0.subject is CopyCluster }
  }

  @Test func `who reposts is counted beside the original and is no copy`() async throws {
    let findings = try await scan([Self.lines], "ws")
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    let cluster = try #require(finding.subject as? CopyCluster)
    #expect(cluster.members.count == 2)
    #expect(cluster.members.first { $0.document == cluster.first }?.reposts == 5)
    #expect(cluster.members.first { $0.document != cluster.first }?.reposts == nil)
    #expect(
      finding.entities.filter { $0.kind == .account }.map(\.name).allSatisfy {
        !$0.contains("reader")
      })
  }

  @Test(arguments: [
    [[2, 3, 4, 5, 6], [0, 1]], [[0, 1], [2, 3, 4, 5, 6]], [[2, 1], [3, 0], [4, 5, 6]],
    [[6], [5], [1], [4], [0], [3], [2]],
  ])
  func `whichever is read first, the finding is the same`(order: [[Int]]) async throws {
    // A file each, so that where a post lies does not depend on the order.
    let paths = try Self.lines.enumerated().map { try folder.write("\($0).jsonl", $1) }
    func run(_ parts: [[Int]], _ workspace: String) async throws -> [Finding] {
      for part in parts {
        _ = try await Scan(
          ScanOptions(
            paths: part.map { paths[$0] }, workspace: Workspace(folder: folder[workspace]))
        ).run()
      }
      return try Store(
        Workspace(folder: folder[workspace]), create: false,
        decoding: Detectors.standard().decoding
      ).findings().map(\.finding)
    }
    let expected = try await run([Array(paths.indices)], "once")
    #expect(expected.count == 1)
    #expect(try await run(order, "parts") == expected)
  }

  @Test func `reposts of what is not here are all there is of it, until it comes`() async throws {
    let reposts = (3..<6).map { Self.repost($0, "reader\($0)") }
    let before = try await scan([reposts], "ws")
    #expect((before.first?.subject as? CopyCluster)?.documents.count == 3)
    // Alone it is a text that nobody has copied.
    #expect(try await scan([reposts, [Self.post(1, "eel")]], "ws").isEmpty)
  }

  @Test func `a repost of a repost is none of an original`() async throws {
    let chain = [Self.repost(3, "reader3", of: 9), Self.repost(4, "reader4", of: 3)]
    let findings = try await scan([chain], "chain")
    #expect((findings.first?.subject as? CopyCluster)?.documents.count == 2)
  }

  @Test func `who reblogs on Mastodon is counted by the ids of the server that was asked`()
    async throws
  {
    func status(_ id: Int, _ account: String, of original: String? = nil) -> String {
      """
      {"id":"\(id)","uri":"https://sea.example/users/\(account)/statuses/\(id)","created_at":"2025-05-07T06:\(10 + id):00Z","content":"\(original == nil ? Self.words : "")","account":{"acct":"\(account)"},"reblog":\(original ?? "null")}
      """
    }
    let first = status(1, "eel")
    let lines = [first, status(2, "cod")] + (3..<6).map { status($0, "reader\($0)", of: first) }
    let cluster = try #require(
      try await scan([lines], "mastodon").first?.subject as? CopyCluster)
    #expect(cluster.members.count == 2)
    #expect(cluster.members.first { $0.document == cluster.first }?.reposts == 3)
  }

  /// Telegram counts the messages of each chat from one.
  @Test func `what was forwarded is no share of another chat's message of the same number`()
    async throws
  {
    func message(_ id: Int, _ chat: String, _ text: String, forwarded: String = "null") -> String {
      """
      {"_":"Message","id":\(id),"date":"2025-05-07T06:\(10 + id):00+00:00","message":"\(text)","chat":{"username":"\(chat)"},"fwd_from":\(forwarded)}
      """
    }
    let forward = #"{"from_id":{"channel_id":77},"channel_post":1}"#
    let lines = [
      message(
        1, "eel", "What the market sells on Sunday is nobody's business but the market's own."),
      message(2, "cod", Self.words, forwarded: forward), message(3, "ray", Self.words),
    ]
    let cluster = try #require(try await scan([lines], "telethon").first?.subject as? CopyCluster)
    #expect(cluster.members.count == 2)
  }
}
