import ArgumentParser
import Cases
import Store

extension CaseCommand {
  struct Assess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Conclude something from findings of the case.")
    @Argument(help: "C1") var name: String
    @Argument(help: "What is concluded.") var statement: String
    @Option(help: "low, moderate or high.") var confidence: Confidence
    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Another explanation and why it is weaker; repeatable.", valueName: "text :: weakness"))
    var alternative: [AlternativeArgument]
    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("A finding that it rests on; repeatable.", valueName: "F12"))
    var basis: [ItemNumber]
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.change(name, "A") { by, _ in
        .assessed(
          try Assessment(
            command.statement, confidence: command.confidence,
            alternatives: command.alternative.map(\.value), basis: command.basis.map(\.number),
            author: by))
      }
    }
  }

  struct Attribute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Propose who is behind it: an attribution once somebody else approves it.",
      discussion: """
        EXAMPLE
          tocsin case attribute C1 "Bureau X runs the clone." --actor "Bureau X" --confidence moderate \\
            --alternative "A contractor acts alone :: the certificate is the bureau's" \\
            --evidence "technical :: one certificate for both :: F3" \\
            --evidence "official :: the decision names it :: Decision 7/2022"
        """)
    @Argument(help: "C1") var name: String
    @Argument(help: "What is claimed.") var statement: String
    @Option(help: "Who is said to be behind it.") var actor: String
    @Option(help: "low, moderate or high.") var confidence: Confidence
    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Another explanation and why it is weaker; repeatable.", valueName: "text :: weakness"))
    var alternative: [AlternativeArgument]
    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Evidence; two kinds of technical, behavioural, content, open-source, official, partner.",
        valueName: "kind :: text :: reference"))
    var evidence: [EvidenceArgument]
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.change(name, "B") { by, _ in
        .attributionProposed(
          try AttributionProposal(
            actor: command.actor, command.statement, confidence: command.confidence,
            alternatives: command.alternative.map(\.value),
            evidence: command.evidence.map(\.value), author: by))
      }
    }
  }

  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Approve an attribution that somebody else proposed.")
    @Argument(help: "C1") var name: String
    @Argument(help: "B7") var attribution: ItemNumber
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.attributionApproved(number: attribution.number)
      try await options.change(name) { _, _ in action }
    }
  }

  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an assessment (A7) or an attribution (B7) back.")
    @Argument(help: "C1") var name: String
    @Argument(help: "A7 or B7") var claim: String
    @Option(help: "Why.") var reason: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      guard let number = ItemNumber(argument: claim)?.number,
        let letter = claim.first?.uppercased(), ["A", "B"].contains(letter)
      else { throw ValidationError("“\(claim)” is no claim: A7 or B7.") }
      let action: CaseAction =
        letter == "A"
        ? .assessmentWithdrawn(number: number, reason: reason)
        : .attributionWithdrawn(number: number, reason: reason)
      try await options.change(name) { _, _ in action }
    }
  }
}
