import ArgumentParser
import Exchange
import Networks
import Pipeline
import TocsinModel

/// `tocsin networks SHARES.csv`
struct NetworksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks",
    abstract: "Find accounts that share the same so closely in time that chance does not explain it.",
    discussion: """
      Reads tables of shares: object_id (what was shared), account_id, content_id (the post), timestamp_share, and \
      optionally layer. --method coortweet gives what the R package CooRTweet 2.1.3 gives.

      EXAMPLE
        tocsin networks shares.csv --method coortweet --time-window 60 --fast 10 --subgraph 2
      """)

  @OptionGroup var input: ReadOptions

  @OptionGroup var coortweet: CooRTweetArguments

  @Option(help: "csv or jsonl.")
  var format: TableFormat = .csv

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let command = self
    try await Commands.run(console) { cancellation in
      let options = InputOptions(
        paths: command.input.paths, columns: command.input.columns, isStrict: command.input.strict)
      let (table, summary) = try ShareReading(options, cancellation: cancellation).run {
        console.diagnostic($0)
      }
      if table.count == 0, summary.bad > 0 { throw ExitCode.failure }
      let network = try CooRTweetNetwork(table, command.coortweet.options)
      network.diagnostics.forEach(console.diagnostic)
      try command.coortweet.write(network, command.format, to: .standardOutput())
      console.status(
        "\(table.count) shares, \(network.pairCount) pairs, \(network.edgeCount) edges.")
    }
  }
}
