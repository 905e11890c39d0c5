import ArgumentParser
import Engine
import Exchange
import Networks
import Report
import TocsinModel

/// What the calibrated method takes and prints.
struct CalibratedArguments: ParsableArguments {
  @Option(help: "What csv and jsonl hold: edges, accounts or communities.")
  var rows: NetworkWriter.Rows = .edges

  @Option(
    help: ArgumentHelp(
      "The false discovery rate among named accounts that is held.", valueName: "rate"))
  var fdr: Double = 0.05

  @Option(help: ArgumentHelp("How often times are shuffled at most.", valueName: "times"))
  var shuffles: Int = 100

  @Option(help: ArgumentHelp("Of shuffles and communities.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Also print accounts that share what nobody else shares, which chance cannot judge.")
  var exclusive = false

  func run(
    _ table: inout ShareTable, window: Int64?, _ format: NetworkFormat, _ console: Console,
    _ cancellation: Cancellation
  ) throws {
    var options = NetworkOptions()
    options.window = window ?? options.window
    options.q = fdr
    options.shuffles = shuffles
    options.seed = seed
    let result = try NetworkDetector(options).detect(taking: &table) { cancellation.isCancelled }
    result.diagnostics.forEach(console.diagnostic)
    let shown = result.communities.filter { exclusive || $0.kind == .coordinated }
    try write(shown, format)
    let accounts = shown.reduce(0) { $0 + $1.members.count }
    let hidden = result.communities.count - shown.count
    console.status(
      """
      \(result.shares) shares of \(result.accounts) accounts; \(result.closePairs) close pairs of shares; \
      \(result.candidates) pairs of accounts close twice or more, held against \(result.shuffles) shuffles: \
      \(accounts) accounts in \(shown.count) communities at q ≤ \(fdr).
      """)
    if hidden > 0 {
      console.status(
        "\(hidden) communities share only what nobody else shares: --exclusive prints them.")
    }
  }

  private func write(
    _ communities: [NetworkCommunity], _ format: NetworkFormat
  ) throws(ExchangeError) {
    if let table = format.table {
      var writer = try NetworkWriter(rows, format: table, to: .standardOutput())
      for community in communities { try writer.write(community) }
      return try writer.finish()
    }
    let places = NetworkLayout(communities).places
    if let graph = NetworkGraphWriter.Format(rawValue: format.rawValue) {
      var writer = try NetworkGraphWriter(graph, to: .standardOutput())
      return try writer.write(communities, places: places)
    }
    var sink = ByteSink.standardOutput()
    try sink.append(NetworkPicture(communities, places: places).svg)
    try sink.flush()
  }
}

extension NetworkWriter.Rows: ExpressibleByArgument {}
