import Foundation
import TestSupport
import Testing

/// `tocsin networks` as a user runs it.
@Suite struct NetworksCommandTests {
  private func run(_ arguments: String..., input: String? = nil) throws -> Command.Result {
    var command = Command(["networks"] + arguments)
    command.input = input.map { Data($0.utf8) }
    return try command.run()
  }

  /// Whether two tables have the same cells; of numbers, R's fifteenth digit is not held against us.
  private func same(_ output: String, _ golden: String) throws -> Bool {
    let expected = try String(contentsOfFile: golden, encoding: .utf8)
    let (ours, theirs) = (cells(output), cells(expected))
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { a, b in
        if a == b { return true }
        guard let x = Double(a), let y = Double(b) else { return false }
        return abs(x - y) <= 2e-14 * abs(y)
      }
  }

  private func cells(_ table: String) -> [Substring] {
    table.split(omittingEmptySubsequences: false) { $0 == "," || $0.isNewline }
  }

  @Test(
    .enabled(if: Locations.sharedData != nil, "There is no ../shared/data."),
    arguments: [
      ("edges_russian_tw10_mp2_noloops", ["10", "2"]),
      ("edges_russian_tw10_mp2_loops", ["10", "2", "--keep-loops"]),
      ("edges_russian_tw60_mp1_noloops", ["60", "1"]),
      ("edges_russian_tw60_mp5_noloops", ["60", "5"]),
      ("pairs_russian_tw60_mp2_noloops", ["60", "2", "--pairs"]),
      ("pairs_russian_tw10_mp2_loops", ["10", "2", "--keep-loops", "--pairs"]),
      ("nodes_russian_tw60_mp1_noloops", ["60", "1", "--nodes"]),
      ("nodes_russian_tw60_mp5_noloops", ["60", "5", "--nodes"]),
      ("fastnet_russian_tw60_fast10_mp2_p0.9", ["60", "2", "--fast", "10", "--edge-weight", ".9"]),
      ("groupstats_russian_tw10_mp2_noloops", ["10", "2", "--objects"]),
    ])
  func `CooRTweet's own results are reproduced cell by cell`(golden: String, options: [String])
    throws
  {
    let folder = try #require(Locations.sharedData) + "/networks"
    let result = try Command(
      [
        "networks", folder + "/input_russian.csv", "--method", "coortweet", "--quiet",
        "--time-window", options[0], "--min-participation", options[1],
      ] + options.dropFirst(2)
    ).run()
    #expect(result.status == 0)
    #expect(try same(result.output, "\(folder)/\(golden).csv"))
  }

  private static let header = "object_id,account_id,content_id,timestamp_share\n"

  @Test(arguments: ["csv", "jsonl", "gexf", "graphml", "svg"])
  func `every format is written for nobody found`(format: String) throws {
    let result = try run("-", "--format", format, input: Self.header + "o,a,c,1\n")
    #expect(result.status == 0)
    #expect(result.error.contains("0 accounts in 0 communities"))
  }

  @Test func `a million shares of one object in a minute are left out with a reason`() throws {
    // As many as make more pairs than are held.
    let rows = (0..<6000).map { "viral,a\($0),c\($0),\($0 % 60)\n" }.joined()
    let result = try run(
      "-", "--method", "coortweet", "--time-window", "60", "--min-participation", "1",
      input: Self.header + rows)
    #expect(result.status == 0)
    #expect(result.error.contains("networks.explosive-object"))
  }

  @Test(arguments: [
    ["--time-window", "-1"], ["--fdr", "0"], ["--shuffles", "3"],
    ["--method", "coortweet", "--edge-weight", "1.5"], ["--method", "coortweet", "--fast", "99"],
  ])
  func `options that say nothing are refused with a sentence`(options: [String]) throws {
    var command = Command(["networks", "-"] + options)
    command.input = Data((Self.header + "o,a,c,1\n").utf8)
    let result = try command.run()
    #expect(result.status != 0 && !result.error.isEmpty)
  }

  @Test func `a file without the columns is a failure that says which`() throws {
    let result = try run("-", input: "x,y\n1,2\n")
    #expect(result.status == 1)
    #expect(result.error.contains("object_id"))
  }
}
