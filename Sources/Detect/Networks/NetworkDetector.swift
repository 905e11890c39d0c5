package import TocsinModel

/// Finds accounts that act together, in what they share.
///
/// ```swift
/// let result = try NetworkDetector().detect(shares)
/// for community in result.communities where community.kind == .coordinated { … }
/// ```
/// Values in, values out. Memory and time are bounded by ``NetworkOptions/limits`` and ``NetworkOptions/shuffles``:
/// about 100 bytes a share and 24 a close pair. The same shares in another order give the same result.
package struct NetworkDetector: Sendable {
  /// The rule and its version, for ``Observation``.
  package static let rule = "networks/1"

  package var options: NetworkOptions

  package init(_ options: NetworkOptions = NetworkOptions()) {
    self.options = options
  }

  /// What was found, and in what it was looked for.
  package struct Result: Sendable {
    /// Coordinated ones first, the largest first.
    package var communities: [NetworkCommunity]
    package var diagnostics: [Diagnostic]
    package var shares: Int
    package var accounts: Int
    package var objects: Int
    /// Pairs of shares within the window, of objects that say something.
    package var closePairs: Int
    /// Pairs of accounts that are close twice or more.
    package var candidates: Int
    /// How often times were shuffled.
    package var shuffles: Int
  }

  /// - Throws: ``NetworksError``.
  package func detect(_ shares: some Sequence<Share>) throws(NetworksError) -> Result {
    try detect(ShareTable(shares))
  }

  /// O(n log n + B · (n + pairs)) for n shares and B shuffles.
  /// - Parameter shouldStop: is asked often, from several threads.
  /// - Throws: ``NetworksError``; ``NetworksError/cancelled`` soon after it should stop.
  package func detect(
    _ table: ShareTable, shouldStop: @Sendable () -> Bool = { false }
  ) throws(NetworksError) -> Result {
    let network = try CalibratedNetwork(table, options, shouldStop: shouldStop)
    let evidence = EdgeEvidence(close: network.close, habits: network.habits)
    let building = CommunityBuilding(
      seed: options.seed, sharers: { Self.sharers($0, $1, network.close) },
      shares: { Self.shares($0, network) })
    let edges = network.edges.map(evidence.edge)
    if shouldStop() { throw .cancelled }
    let exclusive = ExclusiveShares.edges(network.close, evidence)
    if shouldStop() { throw .cancelled }
    return Result(
      communities: building.communities(edges, kind: .coordinated)
        + building.communities(exclusive, kind: .exclusive),
      diagnostics: network.close.diagnostics, shares: table.count,
      accounts: table.accounts.count, objects: table.objects.count,
      closePairs: network.close.slots.count, candidates: network.candidates,
      shuffles: network.shuffles)
  }

  private static func sharers(_ object: String, _ layer: ShareLayer, _ close: CloseShares) -> Int {
    var object = object
    let number = object.withUTF8 { close.table.objects.find($0, mark: layer.number) }
    guard let number else { return 0 }
    let range = close.index.entries(of: Int(number))
    return Set(close.index.entries[range].map(\.account)).count
  }

  private static func shares(_ account: SourceID, _ network: CalibratedNetwork) -> Int {
    var name = account.rawValue
    let number = name.withUTF8 { network.close.table.accounts.find($0) }
    return number.map { network.habits.shares(of: $0) } ?? 0
  }
}
