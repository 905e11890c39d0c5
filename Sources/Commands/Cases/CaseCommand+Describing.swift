import ArgumentParser
import Cases
import Store
import Wording

extension CaseCommand {
  struct Answer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Answer a question that qualifies an incident.",
      discussion: "The questions:\n"
        + IncidentQuestion.allCases.map { "  \($0.rawValue): \($0.words)" }.joined(separator: "\n"))
    @Argument(help: "C1") var name: String
    @Argument(help: "The question.") var question: IncidentQuestion
    @Argument(help: "yes, no or unknown.") var value: IncidentAnswer.Value
    @Option(help: "What the answer rests on.") var basis: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.answered(question, IncidentAnswer(value, basis: basis))
      try await options.change(name) { _, _ in action }
    }
  }

  struct Frame: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe a side of it (ABCDE): actor, behaviour, content, degree or effect.")
    @Argument(help: "C1") var name: String
    @Argument(help: "The side.") var part: ABCDEPart
    @Argument(help: "The description.") var text: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.framed(part, text: text)
      try await options.change(name) { _, _ in action }
    }
  }

  struct Technique: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name a technique of DISARM that was seen.")
    @Argument(help: "C1") var name: String
    @Argument(help: "Its id, such as T0084.001.") var id: String
    @Option(help: "What shows it.") var basis: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let (id, basis) = (id, basis)
      try await options.change(name) { _, _ in
        .techniqueAdded(try TechniqueCatalogue.installed().use(id, basis: basis))
      }
    }
  }

  struct Rate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Rate an indicator of the impact–risk index from 0 to 4.",
      discussion: "The indicators:\n"
        + ImpactIndicator.allCases.map {
          "  \($0.rawValue): \($0.words) (0: \($0.lowest.text); 4: \($0.highest.text))"
        }.joined(separator: "\n"))
    @Argument(help: "C1") var name: String
    @Argument(help: "The indicator.") var indicator: ImpactIndicator
    @Argument(help: "0 to 4.") var value: Int
    @Option(help: "What the rating rests on.") var basis: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      guard let rating = ImpactRating(value, basis: basis) else {
        throw ValidationError("A rating is a number from 0 to 4, and says what it rests on.")
      }
      let action = CaseAction.rated(indicator, rating)
      try await options.change(name) { _, _ in action }
    }
  }

  struct Exposure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Class how openly a channel belongs to a state: an assessment, and no attribution.")
    @Argument(help: "C1") var name: String
    @Argument(help: "official, state-controlled, state-linked or state-aligned.")
    var exposure: ExposureClass
    @Option(parsing: .singleValue, help: "A technical indicator; repeatable.")
    var technical: [String] = []
    @Option(parsing: .singleValue, help: "A behavioural indicator; repeatable.")
    var behavioural: [String] = []
    @Option(help: "low, moderate or high.") var confidence: Confidence
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.change(name) { by, _ in
        .exposureClassed(
          try ExposureClassing(
            command.exposure, technical: command.technical, behavioural: command.behavioural,
            confidence: command.confidence, author: by))
      }
    }
  }

  struct Chain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe the incident, and the information manipulation set that it belongs to.")
    @Argument(help: "C1") var name: String
    @Option(help: "What happened, in a sentence.") var incident: String
    @Option(help: "The set's name.") var set = ""
    @Option(help: "Why it belongs to that set.") var basis = ""
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.chained(ManipulationChain(incident: incident, set: set, basis: basis))
      try await options.change(name) { _, _ in action }
    }
  }
}
