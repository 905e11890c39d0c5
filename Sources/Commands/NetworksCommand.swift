import ArgumentParser
import Engine
import Exchange
import Networks
import Report
import TocsinModel

/// `tocsin networks SHARES.csv`
struct NetworksCommand: AsyncParsableCommand {
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case calibrated, coortweet
  }

  static let configuration = CommandConfiguration(
    commandName: "networks",
    abstract:
      "Find accounts that share the same so closely in time that chance does not explain it.",
    discussion: """
      Reads tables of shares: object_id (what was shared), account_id, content_id (the post), timestamp_share, and \
      optionally layer (link, domain, hashtag, mention, repost, image, text). Each edge comes with its \
      p, and with the false discovery rate q, which is reckoned by shuffling times within objects. \
      --method coortweet gives what the R package CooRTweet 2.1.3 gives, to the digit.

      EXAMPLE
        tocsin networks shares.csv > edges.csv
        tocsin networks shares.csv --rows communities --format jsonl
        tocsin networks shares.csv.gz --format gexf > network.gexf
        tocsin networks shares.csv --method coortweet --time-window 60 --fast 10 --subgraph 2
      """)

  @OptionGroup var input: ReadOptions

  @Option(help: "calibrated or coortweet.")
  var method: Method = .calibrated

  @Option(
    help: ArgumentHelp(
      "Shares at most so many seconds apart are close: 60, for CooRTweet 10.", valueName: "seconds")
  )
  var timeWindow: Int64?

  @OptionGroup var calibrated: CalibratedArguments

  @OptionGroup var coortweet: CooRTweetArguments

  @Option(help: "csv or jsonl; calibrated networks also as gexf, graphml or svg.")
  var format: NetworkFormat = .csv

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard method == .calibrated || format.table != nil else {
      throw ValidationError("--method coortweet writes csv and jsonl.")
    }
  }

  mutating func run() async throws {
    let console = shared.console()
    let command = self
    try await Commands.run(console) { cancellation in
      let options = InputOptions(
        paths: command.input.paths, columns: command.input.columns, isStrict: command.input.strict,
        mappings: try command.input.mappings())
      let reading = ShareReading(
        options, keepsContents: command.needsContents, cancellation: cancellation)
      var (table, summary) = try reading.run { console.diagnostic($0) }
      if table.count == 0, summary.bad > 0 { throw ExitCode.failure }
      do {
        try command.find(in: &table, console, cancellation)
      } catch NetworksError.cancelled {
        throw EngineError.cancelled(kept: "Nothing was stored.")
      }
    }
  }

  /// Whether anything that is printed names posts: their names are nearly half of what is held.
  private var needsContents: Bool { method == .coortweet || format == .jsonl }

  private func find(
    in table: inout ShareTable, _ console: Console, _ cancellation: Cancellation
  ) throws {
    switch method {
    case .calibrated:
      try calibrated.run(&table, window: timeWindow, format, console, cancellation)
    case .coortweet:
      let network = try CooRTweetNetwork(table, coortweet.options(window: timeWindow)) {
        cancellation.isCancelled
      }
      network.diagnostics.forEach(console.diagnostic)
      try coortweet.write(network, format.table ?? .csv, to: .standardOutput())
      console.status(
        "\(table.count) shares, \(network.pairCount) pairs, \(network.edgeCount) edges.")
    }
  }
}

/// How networks are written.
enum NetworkFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl, gexf, graphml, svg

  var table: TableFormat? { TableFormat(rawValue: rawValue) }
}
