package import TocsinModel

/// Finds accounts that act together, in what they share.
///
/// ```swift
/// let result = try NetworkDetector().detect(shares)
/// for community in result.communities where community.kind == .coordinated { … }
/// ```
/// Values in, values out. Memory and time are bounded by ``NetworkOptions/limits`` and ``NetworkOptions/shuffles``:
/// about 45 bytes a share and 24 a close pair beside every name once. The same shares in another order give the same result.
package struct NetworkDetector: Sendable {
  /// The rule and its version, for ``Observation``.
  package static let rule = "networks/2"

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
    var table = ShareTable(shares)
    return try detect(taking: &table)
  }

  /// O(n log n + B · (n + pairs)) for n shares and B shuffles.
  /// - Parameters:
  ///   - table: its rows are taken out of it, so that they are not held twice; copy it to keep it.
  ///   - shouldStop: is asked often, from several threads.
  /// - Throws: ``NetworksError``; ``NetworksError/cancelled`` soon after it should stop.
  package func detect(
    taking table: inout ShareTable, shouldStop: @Sendable () -> Bool = { false }
  ) throws(NetworksError) -> Result {
    let shares = table.count
    let found = try find(taking: &table, shouldStop: shouldStop)
    return Result(
      communities: found.communities(), diagnostics: found.diagnostics, shares: shares,
      accounts: table.accounts.count, objects: table.objects.count,
      closePairs: found.network.close.slots.count, candidates: found.network.candidates,
      shuffles: found.network.shuffles)
  }

  /// Finds the pairs that act together, without joining them yet.
  /// - Parameters:
  ///   - table: its rows are taken out of it.
  ///   - known: what chance does, as an earlier part of the same shares told: nothing is shuffled then.
  ///   - shouldStop: is asked often, from several threads.
  /// - Throws: ``NetworksError``.
  package func find(
    taking table: inout ShareTable, known: Calibration? = nil,
    shouldStop: @Sendable () -> Bool = { false }
  ) throws(NetworksError) -> FoundNetwork {
    let network = try CalibratedNetwork(
      taking: &table, options, known: known, shouldStop: shouldStop)
    let evidence = EdgeEvidence(close: network.close, habits: network.habits)
    var numbers = KnownNumbers()
    var edges = network.edges.map { evidence.edge($0, &numbers) }
    for joining in network.joinings { edges += evidence.edges(joining, &numbers) }
    if shouldStop() { throw .cancelled }
    let exclusive = ExclusiveShares.edges(network.close, evidence, &numbers)
    if shouldStop() { throw .cancelled }
    return FoundNetwork(
      coordinated: edges, exclusive: exclusive, network: network, known: numbers,
      seed: options.seed)
  }
}
