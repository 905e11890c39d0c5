import ArgumentParser
import Cases
import Foundation
import Report
import Store
import TocsinModel

/// `tocsin case …`
struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: "Turn findings into cases: what is concluded, what is done, and what came of it.",
    discussion: """
      Observed, assessed and attributed are kept apart. An assessment names its confidence and its alternatives; an \
      attribution needs two kinds of evidence and a second person.

      EXAMPLE
        tocsin case new "Cloned newspaper" --purpose "The election of 9 May" F3 F8
        tocsin case assess C1 "The clone is pushed by the accounts of F8." --confidence moderate \\
          --alternative "Readers found it by themselves :: they share it within seconds" --basis F3 --basis F8
        tocsin case countermeasure C1 block-list > names.txt
        tocsin case export C1 > C1.html
      """,
    subcommands: [
      List.self, New.self, Show.self, Add.self, Remove.self, NoteCommand.self, TaskCommand.self,
      PersonCommand.self, StateCommand.self, Answer.self, Frame.self, Technique.self, Rate.self,
      Exposure.self, Chain.self, Assess.self, Attribute.self, Approve.self, Withdraw.self,
      CountermeasureCommand.self, Mail.self, Sent.self, OutcomeCommand.self, Gone.self, Worked.self,
      Summary.self, Export.self, Audit.self,
    ])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the cases.")
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      try await options.work { store, _, _ in
        try CaseBook(store).list().map { head in
          "C\(head.number)  \(head.state)  \(head.title.printable())"
        }.joined(separator: "\n")
      }
    }
  }

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Open a case.")
    @Argument(help: "What it is called.") var title: String
    @Argument(help: ArgumentHelp("Findings that it begins with.", valueName: "finding"))
    var findings: [String] = []
    @Option(help: "What it is kept for.") var purpose: String
    @Option(help: "The ground on which it is kept: a law, a contract, consent.") var legalBasis = ""
    @Option(help: ArgumentHelp("The day on which it is to be erased.", valueName: "day"))
    var expires: DayArgument?
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.work(isLogged: true) { store, by, now in
        let book = CaseBook(store)
        // Looked up first: a mistyped finding must not leave an empty case.
        for name in command.findings where try store.finding(named: name) == nil {
          throw CaseError.noSuchFinding(name)
        }
        let number = try book.open(
          command.title, purpose: command.purpose, legalBasis: command.legalBasis,
          expires: command.expires?.seconds, by: by, now: now)
        if !command.findings.isEmpty {
          try book.add(findings: command.findings, to: number, by: by, now: now)
        }
        return "C\(number)"
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show a case whole.")
    @Argument(help: "C1") var name: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let (name, paint) = (name, options.shared.paint)
      try await options.work { store, by, now in
        let book = CaseBook(store)
        let known = try book.case(named: name)
        try store.trail(by, .look, known.label, at: now)
        return CasePrinter(paint: paint).text(known, try book.history(known.number))
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add findings, as they are now.")
    @Argument(help: "C1") var name: String
    @Argument(help: ArgumentHelp("F12", valueName: "finding")) var findings: [String]
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let (name, findings) = (name, findings)
      try await options.work(isLogged: true) { store, by, now in
        let book = CaseBook(store)
        let known = try book.case(named: name)
        try book.add(findings: findings, to: known.number, by: by, now: now)
        return known.label
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a finding out, with the reason.")
    @Argument(help: "C1") var name: String
    @Argument(help: "F12") var finding: ItemNumber
    @Option(help: "Why.") var reason: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.findingRemoved(number: finding.number, reason: reason)
      try await options.change(name) { _, _ in action }
    }
  }

  struct NoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note", abstract: "Write a note.")
    @Argument(help: "C1") var name: String
    @Argument(help: "The note.") var text: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.noted(text: text)
      try await options.change(name) { _, _ in action }
    }
  }

  struct TaskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "task", abstract: "Add a task, or say that one is done.")
    @Argument(help: "C1") var name: String
    @Argument(help: "What is to be done; T7 with --done.") var text: String
    @Option(help: "Who does it.") var assignee = ""
    @Option(help: ArgumentHelp("Until when.", valueName: "day")) var due: DayArgument?
    @Flag(help: "The task of this number is done.") var done = false
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action: CaseAction
      if done {
        guard let task = ItemNumber(argument: text) else {
          throw ValidationError("“\(text)” is no task: T7.")
        }
        action = .taskDone(number: task.number, isDone: true)
      } else {
        action = .taskAdded(text: text, assignee: assignee, due: due?.seconds)
      }
      try await options.change(name, done ? "" : "T") { _, _ in action }
    }
  }

  struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "person", abstract: "Name somebody, such as who may approve an attribution.")
    @Argument(help: "C1") var name: String
    @Argument(help: "Their name.") var person: String
    @Option(help: "lead, analyst, approver, legal or communication.") var role: CasePerson.Role
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.personAdded(CasePerson(person, role))
      try await options.change(name) { _, _ in action }
    }
  }

  struct StateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "state", abstract: "Say how far a case is: open, responding, monitoring, closed."
    )
    @Argument(help: "C1") var name: String
    @Argument(help: "The state.") var state: Case.State
    @Option(help: "Why.") var reason = ""
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let action = CaseAction.stateChanged(state, reason: reason)
      try await options.change(name) { _, _ in action }
    }
  }
}
