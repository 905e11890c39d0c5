import Foundation
import TestSupport
import Testing

/// Holds what a scan of the example finds against its known answers, both ways.
@Suite struct ExampleTests {
  private static let election = Locations.packageRoot + "/examples/election"

  private let truth: Truth
  private let found: [Found]
  private let names: [FoundNames]
  private let networks: [FoundNetwork]

  init() throws {
    truth = try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: URL(fileURLWithPath: Self.election + "/truth.json")))
    let folder = try TemporaryFolder()
    var command = Command(
      "scan", Self.election, "--workspace", folder["ws"], "--format", "jsonl", "--quiet",
      "--config", Self.election + "/tocsin.yaml")
    // The known answers are those of the comparison by letters.
    command.environment["TOCSIN_MODELS"] = "/nonexistent"
    let result = try command.run()
    #expect(result.status == 0)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let lines = result.output.split(separator: "\n")
    found = try lines.filter { $0.hasPrefix("{\"cluster\"") }.map {
      try decoder.decode(Found.self, from: Data($0.utf8))
    }
    names = try lines.filter { $0.hasPrefix("{\"lookalikes\"") }.map {
      try decoder.decode(FoundNames.self, from: Data($0.utf8))
    }
    networks = try lines.filter { $0.hasPrefix("{\"network\"") }.map {
      try decoder.decode(FoundNetwork.self, from: Data($0.utf8))
    }
    // What belongs together is proposed beside them, and is no answer that could be known.
    let campaigns = lines.count { $0.hasPrefix("{\"campaign\"") }
    #expect(found.count + names.count + networks.count + campaigns == lines.count)
  }

  @Test func `the accounts that act together are named, and nobody else is`() {
    let said = networks.map { network in
      network.community.accounts.map(\.accountId).sorted()
    }
    #expect(said == truth.networks)
  }

  @Test func `no copy is missed and none is invented`() {
    let true_ = Set(truth.clusters.flatMap { Self.pairs($0.members) })
    let said = Set(found.flatMap { Self.pairs($0.members.map(\.key)) })
    #expect(true_.subtracting(said).isEmpty, "missed")
    #expect(said.subtracting(true_).isEmpty, "invented")
    for trap in truth.notCopies { #expect(!said.contains(Pair(trap[0], trap[1])), "\(trap[2])") }
  }

  @Test func `each cluster has its members and its first publication`() throws {
    #expect(found.count == truth.clusters.count)
    for cluster in truth.clusters {
      let found = try #require(finding(of: cluster), "\(cluster.id)")
      #expect(Set(found.members.map(\.key)) == Set(cluster.members), "\(cluster.id)")
      let first = found.members.first { $0.document == found.first }
      #expect(first?.key == cluster.first, "\(cluster.id)")
    }
  }

  @Test func `each copy has its parent`() throws {
    for cluster in truth.clusters {
      let found = try #require(finding(of: cluster), "\(cluster.id)")
      let keys = Dictionary(uniqueKeysWithValues: found.members.map { ($0.document, $0.key) })
      for (child, parents) in cluster.parents {
        let member = found.members.first { $0.key == child }
        let parent = member?.parent.flatMap { keys[$0] }
        // Of identical posts any may have been copied.
        let isIdentical = member?.score == 1 && member?.altered?.isEmpty == true
        #expect(
          parent.map { parents.contains($0) || (isIdentical && child.contains("#")) } ?? false,
          "\(child): \(parent ?? "none")")
      }
    }
  }

  @Test func `each copy is told for what it is`() throws {
    for cluster in truth.clusters {
      let found = try #require(finding(of: cluster), "\(cluster.id)")
      for (child, context) in cluster.context {
        let member = found.members.first { $0.key == child }
        #expect(member?.context == context, "\(child)")
      }
    }
  }

  @Test func `each alteration that matters is listed`() throws {
    for cluster in truth.clusters {
      let found = try #require(finding(of: cluster), "\(cluster.id)")
      for (child, alterations) in cluster.alterations {
        let listed = found.members.first { $0.key == child }?.altered ?? []
        for wanted in alterations {
          #expect(listed.contains { $0.says(wanted) }, "\(child): \(wanted)")
        }
      }
    }
  }

  @Test func `each look-alike is found, told for what it is, and no other name`() {
    let found = Dictionary(
      uniqueKeysWithValues: names.flatMap(\.members).map { ($0.name, $0) })
    for wanted in truth.lookalikes {
      let member = found[wanted.name]
      #expect(member?.impersonates == wanted.impersonates, "\(wanted.name)")
      #expect(member.map { wanted.techniques.contains($0.technique) } ?? false, "\(wanted.name)")
    }
    for innocent in truth.notLookalikes {
      #expect(found[innocent[0]] == nil, "\(innocent[0]): \(innocent[1])")
    }
    #expect(found.count == truth.lookalikes.count)
  }

  @Test func `names that were registered together are one finding, with the times they were seen`()
  {
    let groups = Set(names.map { $0.members.map(\.name).sorted() })
    for wanted in truth.lookalikeGroups { #expect(groups.contains(wanted), "\(wanted)") }
    let login = names.flatMap(\.members).first { $0.name == "sellencourier-login.example" }
    #expect(login?.firstSeen == "2025-05-06T08:12:00Z")
    #expect(login?.lastSeen == "2025-05-15T18:00:00Z")
  }

  private func finding(of cluster: Truth.Cluster) -> Found? {
    found.max { left, right in
      let members = Set(cluster.members)
      return members.intersection(left.members.map(\.key)).count
        < members.intersection(right.members.map(\.key)).count
    }
  }

  private struct Pair: Hashable {
    let a: String
    let b: String

    init(_ a: String, _ b: String) {
      self.a = min(a, b)
      self.b = max(a, b)
    }
  }

  private static func pairs(_ members: [String]) -> [Pair] {
    members.indices.flatMap { index in
      members[(index + 1)...].map { Pair(members[index], $0) }
    }
  }

  // MARK: What is decoded

  private struct Truth: Decodable {
    struct Cluster: Decodable {
      var id: String
      var members: [String]
      var first: String
      var parents: [String: [String]]
      var context: [String: String]
      var alterations: [String: [Altered]]
    }

    struct Name: Decodable {
      var name: String
      var impersonates: String
      /// Any of these may come first.
      var techniques: [String]
    }

    var clusters: [Cluster]
    var notCopies: [[String]]
    var lookalikes: [Name]
    var lookalikeGroups: [[String]]
    var notLookalikes: [[String]]
    var networks: [[String]]

    enum CodingKeys: String, CodingKey {
      case clusters, lookalikes, networks
      case notCopies = "not_copies"
      case lookalikeGroups = "lookalike_groups"
      case notLookalikes = "not_lookalikes"
    }
  }

  private struct Altered: Decodable {
    var kind: String
    var before: String?
    var after: String?

    /// Whether this is what the truth wants listed, possibly with more or fewer words around.
    func says(_ wanted: Altered) -> Bool {
      func overlaps(_ text: String?, _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        return text.map { $0.contains(wanted) || wanted.contains($0) } ?? false
      }
      return kind == wanted.kind && overlaps(before, wanted.before) && overlaps(after, wanted.after)
    }
  }

  private struct FoundNetwork: Decodable {
    struct Community: Decodable {
      struct Account: Decodable {
        var accountId: String
      }

      var accounts: [Account]
    }

    var community: Community
  }

  private struct FoundNames: Decodable {
    struct Member: Decodable {
      var name: String
      var impersonates: String
      var technique: String
      var firstSeen: String?
      var lastSeen: String?
    }

    var members: [Member]
  }

  private struct Found: Decodable {
    struct Member: Decodable {
      var document: String
      var path: String
      var parent: String?
      var score: Double?
      var context: String?
      var altered: [Altered]?

      /// As the truth names it: the page's path, or the file and the record's id.
      var key: String {
        let name = path.components(separatedBy: "/election/").last ?? path
        return name.hasPrefix("pages/") ? name : "\(name.split(separator: ":")[0])#\(document)"
      }
    }

    var first: String
    var members: [Member]
  }
}
