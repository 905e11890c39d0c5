import ArgumentParser
import Engine
import Exchange
import Lookalikes
import TocsinModel

/// Names that somebody may register to impersonate.
struct GenerationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Print names that would pass for this one, the most dangerous first.", valueName: "domain"))
  var generate: String?

  @Option(help: ArgumentHelp("With --generate: how many names at most.", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      """
      With --generate: a zone file or another list of names; those that are in it are marked as \
      registered, the others as not.
      """, valueName: "file"))
  var known: String?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    guard generate != nil || (limit == nil && known == nil) else {
      throw ValidationError("--limit and --known belong to --generate.")
    }
  }

  func run(
    for domain: String, _ protection: ProtectionOptions, _ format: TableFormat,
    _ console: Console, _ cancellation: Cancellation
  ) throws {
    let lists = try protection.lists(console)
    let protected =
      try protection.isGiven ? protection.protected(console, lists) : ProtectedNames()
    let generation = LookalikeGeneration(lists, cancellation: cancellation)
    let all = try generation.candidates(for: domain, of: protected)
    let candidates = all.prefix(limit ?? .max)
    let registered = try known.map {
      try generation.registered(Array(candidates), in: $0) { console.diagnostic($0) }
    }
    var writer = try CandidateWriter(format: format, to: .standardOutput())
    for candidate in candidates {
      try writer.write(
        candidate.name, shown: candidate.shown, techniques: candidate.techniques,
        score: candidate.score, isRegistered: registered.map { $0.contains(candidate.name) })
    }
    try writer.finish()
    console.status(
      "\(candidates.count) of \(all.count) candidates"
        + (registered.map { ", \($0.count) of them registered" } ?? "") + ".")
  }
}
