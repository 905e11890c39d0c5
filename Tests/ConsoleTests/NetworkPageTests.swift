import Console
import Foundation
import HTTPTypes
import Store
import Testing
import TocsinModel

/// Looking around in a network: one account, a part of the time, larger.
@Suite struct NetworkPageTests {
  /// A chain of accounts: each acts with the next, one day after the other.
  private static func chain(_ count: Int) -> NetworkCommunity {
    let names = (0..<count).map { String(format: "m%03d", $0) }
    let members = names.map {
      NetworkMember(
        account: SourceID(rawValue: $0), role: .member, degree: 2, first: 1, events: 2, group: 0,
        shares: 9)
    }
    let edges = (1..<count).map { place in
      NetworkEdge(
        account: SourceID(rawValue: names[place - 1]), other: SourceID(rawValue: names[place]),
        events: [
          NetworkEvent(
            object: "object-\(place)", layer: .link, time: Int64(place) * 86_400, delay: 5,
            isFirstEarlier: true, chance: 0.01)
        ], commonObjects: 1, p: 0.001, q: 0.01, leads: 1, follows: 0, directionP: 1,
        medianDelay: 5)
    }
    var community = NetworkCommunity(
      id: "chain", kind: .coordinated, members: members, edges: edges, objects: [],
      firstSeen: 86_400, lastSeen: Int64(count - 1) * 86_400,
      hours: [Int](repeating: 0, count: 24), days: [], modularity: 0, reasons: [])
    community.places = (0..<count).map { NetworkPlace(x: Double($0), y: Double($0 % 7)) }
    return community
  }

  private func workspace(_ count: Int) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(findings: 0)
    try workspace.settle(
      Finding(
        id: FindingID(rawValue: "network-1"), subject: Self.chain(count), attention: .high,
        decisive: [], observation: Observation(rule: "r", reasons: []), entities: []),
      FindingSummary(headline: "A chain", chips: []), at: 5)
    return workspace
  }

  /// Pairs and accounts that the page counts.
  private func counts(_ page: String) -> (pairs: Int, accounts: Int)? {
    guard let line = page.firstMatch(of: #/([0-9,]+) pairs? and ([0-9,]+) accounts?/#) else {
      return nil
    }
    func number(_ text: Substring) -> Int { Int(text.filter(\.isNumber)) ?? -1 }
    return (number(line.1), number(line.2))
  }

  @Test func `all of it, a part of the time, and one account with those it acts with`() async throws
  {
    try await workspace(21).client { client in
      let all = try await client.page("/findings/F1/network")
      let all20 = try #require(counts(all))
      #expect(all20 == (20, 21))
      #expect(all.components(separatedBy: "<circle").count - 1 == 21)
      // Events lie on 20 days: the first half has ten.
      let half = try await client.page("/findings/F1/network?to=50")
      let first = try #require(counts(half))
      #expect(first == (10, 11))
      #expect(half.contains("m000") && half.components(separatedBy: "<circle").count - 1 == 21)
      // Turned round it is the same.
      let turned = try #require(
        counts(try await client.page("/findings/F1/network?from=50&to=0")))
      #expect(turned == (10, 11))
      let one = try await client.page("/findings/F1/network?account=m005")
      let body = one.components(separatedBy: "<tbody>").last ?? ""
      #expect(body.components(separatedBy: "<tr>").count - 1 == 2)
      #expect(body.contains("m004") && body.contains("m006") && !body.contains("m007"))
      #expect(one.components(separatedBy: "opacity=\"0.2\"").count - 1 == 18)
    }
  }

  @Test func `larger is a part of the picture, and the ways round stay inside`() async throws {
    try await workspace(9).client { client in
      func box(_ query: String) async throws -> [Double] {
        let page = try await client.page("/findings/F1/network?" + query)
        let text = page.firstMatch(of: #/viewBox="([^"]+)"/#)?.1 ?? ""
        return text.split(separator: " ").compactMap { Double($0) }
      }
      let whole = try await box("zoom=1")
      for (query, x) in [("zoom=4&x=0&y=0", 0.0), ("zoom=4&x=100&y=100", 900)] {
        let part = try await box(query)
        #expect(part[2] == whole[2] / 4 && abs(part[0] - x) < 1)
        #expect(part[0] >= 0 && part[0] + part[2] <= whole[2] + 0.5)
      }
    }
  }

  @Test(arguments: [
    "zoom=0", "zoom=x", "zoom=99999999999999999999", "from=-5&to=500", "x=1", "account=%00",
    "account=%3Cscript%3Ealert(1)%3C/script%3E", "account=",
  ])
  func `an address that makes no sense shows what there is`(_ query: String) async throws {
    try await workspace(5).client { client in
      let answer = try await client.ask("/findings/F1/network?\(query)")
      #expect(answer.status == .ok)
      #expect(!answer.text.contains("<script>alert"))
    }
  }

  @Test func `a finding without a network says so`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let none = try await client.ask("/findings/F1/network")
      #expect(none.status == .notFound)
      #expect(try await client.ask("/findings/F9/network").status == .notFound)
    }
  }

  @Test func `two thousand accounts fit on a page`() async throws {
    try await workspace(2_000).client { client in
      let page = try await client.page("/findings/F1/network?zoom=4&account=m100")
      #expect(page.components(separatedBy: "<circle").count - 1 == 2_000)
      #expect(page.utf8.count < 2 << 20)
    }
  }
}
