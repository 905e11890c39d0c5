import Collect
package import TocsinModel

/// Finds look-alikes in files of names, without a workspace.
package struct LookalikeSearch: Sendable {
  package struct Summary: Sendable {
    package var names = 0
    /// Those that are names, and not something else.
    package var usable = 0
    package var bad = 0
    package var tiers: [Lookalike.Tier: Int] = [:]
  }

  private let stream: NameStream

  package init(
    _ rules: LookalikeRules, _ options: InputOptions, cancellation: Cancellation = Cancellation()
  ) {
    stream = NameStream(rules: rules, options: options, cancellation: cancellation)
  }

  /// Gives each look-alike once, in the order of the input, with the time in which it was seen. One that comes
  /// again after a million others may be given again; that is diagnosed.
  ///
  /// - Parameter least: the tier below which nothing is given, though it is counted.
  /// - Throws: `CollectError` and ``EngineError/cancelled(kept:)``, after giving what was found until then, and
  ///   what the closures throw.
  package func run(
    atLeast least: Lookalike.Tier = .medium, diagnose: (Diagnostic) throws -> Void,
    _ body: (Lookalike) throws -> Void
  ) throws -> Summary {
    var summary = Summary()
    var sightings = LookalikeSightings()
    func giveRest() throws {
      for lookalike in sightings.takeAll() where lookalike.tier >= least { try body(lookalike) }
    }
    let tally: NameStream.Tally
    do {
      tally = try stream.run(diagnose: diagnose) { lookalikes, file in
        for lookalike in lookalikes where sightings.add(lookalike) {
          summary.tiers[lookalike.tier, default: 0] += 1
        }
        // Whoever pipes a stream in waits for each row.
        let wasComplete = !sightings.hasForgotten
        let due = file.isStandardInput ? sightings.takeAll() : sightings.takeSurplus()
        for lookalike in due where lookalike.tier >= least { try body(lookalike) }
        if wasComplete, sightings.hasForgotten { try diagnose(Self.forgotten(file)) }
      }
    } catch {
      // What a closure threw, it would throw again.
      if error is EngineError || error is CollectError { try giveRest() }
      throw error
    }
    try giveRest()
    summary.names = tally.names
    summary.usable = tally.usable
    summary.bad = tally.bad
    return summary
  }

  private static func forgotten(_ file: InputFile) -> Diagnostic {
    Diagnostic(
      code: "lookalikes.forgotten", severity: .warning,
      message: """
        There are so many look-alikes that the first are not remembered: those that come again from here on may be \
        printed and counted again. Protect words that are less common, or mark them as generic.
        """, place: Place(path: file.displayPath))
  }
}
