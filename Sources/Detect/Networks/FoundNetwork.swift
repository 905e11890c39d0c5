package import TocsinModel

/// Pairs of accounts that act together, with the shares among which they were found: what communities are made of.
package struct FoundNetwork: Sendable {
  package var coordinated: [NetworkEdge]
  /// Pairs that share what nobody else shares; chance cannot judge them.
  package var exclusive: [NetworkEdge]
  let network: CalibratedNetwork
  let known: KnownNumbers
  let seed: UInt64

  /// What chance does among these shares; `nil` where no pair is close twice.
  package var calibration: Calibration? { network.calibration }
  package var diagnostics: [Diagnostic] { network.close.diagnostics }

  /// Coordinated ones first, the largest first.
  /// - Parameter names: what the names in the shares stand for; themselves where `nil`. Edges and events whose names are not
  ///   among them are left out.
  package func communities(names: ShareNames? = nil) -> [NetworkCommunity] {
    let building = CommunityBuilding(
      seed: seed,
      sharers: { object, layer in sharers(names?.formerObject(object) ?? object, layer) },
      shares: { account in shares(names?.formerAccount(account) ?? account) })
    func named(_ edges: [NetworkEdge]) -> [NetworkEdge] {
      names.map { names in edges.compactMap(names.named) } ?? edges
    }
    return building.communities(named(coordinated), kind: .coordinated)
      + building.communities(named(exclusive), kind: .exclusive)
  }

  private func sharers(_ object: String, _ layer: ShareLayer) -> Int {
    guard let number = known.objects[.init(name: object, layer: layer)] else { return 0 }
    let index = network.close.index
    return Set(index.entries[index.entries(of: Int(number))].map(\.account)).count
  }

  private func shares(_ account: SourceID) -> Int {
    known.accounts[account].map { network.habits.shares(of: $0) } ?? 0
  }
}

/// What the names in shares stand for, where the shares have hashes.
package struct ShareNames: Sendable {
  private var accounts: [SourceID: SourceID] = [:]
  private var objects: [String: String] = [:]
  private var contents: [String: String] = [:]
  private var formerAccounts: [SourceID: SourceID] = [:]
  private var formerObjects: [String: String] = [:]

  package init() {}

  package mutating func add(account: SourceID, for former: SourceID) {
    accounts[former] = account
    formerAccounts[account] = former
  }

  package mutating func add(object: String, for former: String) {
    objects[former] = object
    formerObjects[object] = former
  }

  package mutating func add(content: String, for former: String) {
    contents[former] = content
  }

  func formerAccount(_ account: SourceID) -> SourceID? { formerAccounts[account] }
  func formerObject(_ object: String) -> String? { formerObjects[object] }

  /// The edge with its names, its accounts in their order.
  func named(_ edge: NetworkEdge) -> NetworkEdge? {
    guard let one = accounts[edge.account], let two = accounts[edge.other], one != two else {
      return nil
    }
    var named = edge
    let isTurned = two < one
    (named.account, named.other) = isTurned ? (two, one) : (one, two)
    if isTurned { (named.leads, named.follows) = (edge.follows, edge.leads) }
    named.events = edge.events.compactMap { event in
      guard let object = objects[event.object], let content = contents[event.content],
        let later = contents[event.laterContent]
      else { return nil }
      var named = event
      (named.object, named.content, named.laterContent) = (object, content, later)
      if isTurned { named.isFirstEarlier = event.isFirstEarlier.map { !$0 } }
      return named
    }.sorted { ($0.time, $0.object) < ($1.time, $1.object) }
    return named.events.isEmpty ? nil : named
  }
}
