import ArgumentParser
import Cases
import Engine
import Store
import TocsinModel
import Wording

/// `tocsin campaigns [F12]`
struct CampaignsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaigns",
    abstract: "List what findings seem to belong together, and decide about it.",
    discussion: """
      A campaign is a proposal. What you decide binds every later scan: it holds from the next one on.

      EXAMPLE
        tocsin campaigns
        tocsin campaigns F30 --accept --reason "One certificate for all."
        tocsin campaigns --split F3,F8 --split F11 --reason "F11 is a fan club."
        tocsin campaigns --merge F30 --merge F12 --reason "The same names."
      """)

  @Argument(help: ArgumentHelp("A campaign to show whole.", valueName: "campaign"))
  var name: String?
  @Flag(help: "All of it belongs together.") var accept = false
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Findings of one part; give two or more.", valueName: "F3,F8"))
  var split: [String] = []
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A finding or campaign that belongs with the others.", valueName: "F12"))
  var merge: [String] = []
  @Option(help: "Take a decision back.") var undo: Int?
  @Flag(help: "List the decisions.") var decisions = false
  @Option(help: "Why.") var reason = ""
  @OptionGroup var options: CaseOptions

  func validate() throws {
    if accept, name == nil { throw ValidationError("Name the campaign: --accept F30.") }
    if split.count == 1 { throw ValidationError("Give two parts: --split F3,F8 --split F11.") }
    if merge.count == 1 { throw ValidationError("Give two: --merge F3 --merge F12.") }
    if accept || !split.isEmpty || !merge.isEmpty, reason.allSatisfy(\.isWhitespace) {
      throw ValidationError("Say why: --reason …")
    }
  }

  mutating func run() async throws {
    let command = self
    try await options.work { store, by, now in
      let desk = CampaignDesk(store)
      if let undo = command.undo {
        guard try store.undoDecision(undo, by: by, now: now) else {
          throw CaseError.noSuchItem("decision \(String(undo))" as Phrase)
        }
        return "Taken back; it holds from the next scan on."
      }
      if command.accept, let name = command.name {
        return try desk.accept(name, reason: command.reason, by: by, now: now)
      }
      if !command.split.isEmpty {
        let parts = command.split.map { $0.split(separator: ",").map(String.init) }
        return try desk.split(parts, reason: command.reason, by: by, now: now)
      }
      if !command.merge.isEmpty {
        return try desk.merge(command.merge, reason: command.reason, by: by, now: now)
      }
      if command.decisions {
        return try store.campaignDecisions().map { decision in
          let parts = decision.parts.map { $0.map { "F\($0)" }.joined(separator: ",") }
          let undone = decision.undoneBy.map { " (taken back by \($0.printable()))" } ?? ""
          return
            "\(decision.number)  \(decision.what.rawValue)  \(parts.joined(separator: " | "))  \(decision.by.printable()): \(decision.reason.printable())\(undone)"
        }.joined(separator: "\n")
      }
      return try desk.text(command.name)
    }
  }

}

extension CampaignDesk {
  /// The campaigns in a line each, or one whole.
  fileprivate func text(_ name: String?) throws -> String {
    guard let name else {
      return try list().map {
        "F\($0.number)  \($0.attention.rawValue)  \($0.summary.headline.printable())"
      }
      .joined(separator: "\n")
    }
    let (recorded, campaign, numbers) = try campaign(named: name)
    func label(_ id: FindingID) -> String { numbers[id].map { "F\($0)" } ?? id.rawValue }
    var lines = ["\(recorded.label) \(recorded.headline.printable())", ""]
    for reason in recorded.observation.reasons {
      let sign = reason.direction == .supports ? "+" : "−"
      lines.append("  \(sign) \(reason.text.printable())")
    }
    for join in campaign.joins {
      lines.append("")
      lines.append("  \(label(join.a)) — \(label(join.b))")
      for reason in join.reasons {
        let sign = reason.direction == .supports ? "+" : "−"
        lines.append("    \(sign) \(reason.text.printable())")
      }
    }
    return lines.joined(separator: "\n")
  }
}
