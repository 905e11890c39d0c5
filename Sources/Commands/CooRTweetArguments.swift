import ArgumentParser
import Exchange
import Networks
import TocsinModel

/// What `--method coortweet` takes and prints, beside what both methods take.
struct CooRTweetArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("CooRTweet: accounts with fewer shares take no part.", valueName: "shares"))
  var minParticipation: Int = 2

  @Flag(help: "CooRTweet: keep pairs of one account, of one content, and of an object with itself.")
  var keepLoops = false

  @Option(
    help: ArgumentHelp(
      "CooRTweet: the quantile of weights that an edge exceeds.", valueName: "quantile"))
  var edgeWeight: Double = 0.5

  @Option(help: ArgumentHelp("CooRTweet: a second, shorter window.", valueName: "seconds"))
  var fast: Int64?

  @Option(
    help: ArgumentHelp(
      "CooRTweet: 1: edges over the threshold; 2: over that of the fast network; 3: around those.",
      valueName: "number"))
  var subgraph: Int?

  @Flag(help: "CooRTweet: without the defects of CooRTweet 2.1.3.")
  var corrected = false

  @Flag(help: "CooRTweet: print pairs of shares.")
  var pairs = false

  @Flag(help: "CooRTweet: print accounts.")
  var nodes = false

  @Flag(help: "CooRTweet: print objects with how many accounts share them.")
  var objects = false

  func validate() throws {
    guard subgraph.map({ (1...3).contains($0) }) ?? true else {
      throw ValidationError("--subgraph is 1, 2 or 3.")
    }
    guard [pairs, nodes, objects].count(where: { $0 }) <= 1 else {
      throw ValidationError("Choose one of --pairs, --nodes and --objects.")
    }
  }

  func options(window: Int64?) -> CooRTweetOptions {
    var options = CooRTweetOptions()
    options.window = window ?? options.window
    options.minimumParticipation = minParticipation
    options.removesLoops = !keepLoops
    options.edgeWeight = edgeWeight
    options.fastWindow = fast
    options.isCorrected = corrected
    return options
  }

  func write(
    _ network: CooRTweetNetwork, _ format: TableFormat, to sink: ByteSink
  ) throws(ExchangeError) {
    let table: CooRTweetWriter.Table =
      pairs ? .pairs : nodes ? .accounts : objects ? .objects : fast == nil ? .edges : .fastEdges
    let part = subgraph.flatMap(CooRTweetNetwork.Subgraph.init(rawValue:))
    var writer = try CooRTweetWriter(table, format: format, to: sink)
    switch table {
    case .pairs:
      try network.forEachPair { pair throws(ExchangeError) in try writer.write(pair) }
    case .accounts: for account in network.accounts(of: part) { try writer.write(account) }
    case .objects: for object in network.objects() { try writer.write(object) }
    case .edges, .fastEdges:
      try network.forEachEdge(of: part) { edge throws(ExchangeError) in try writer.write(edge) }
    }
    try writer.finish()
  }
}
