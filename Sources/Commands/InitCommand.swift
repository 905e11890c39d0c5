import ArgumentParser
import Engine
import Exchange
import Foundation
import Store
import TocsinModel

/// `tocsin init`
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Ask five questions, and write a configuration with comments.",
    discussion: """
      What is left empty stands in the file as a comment. With options nothing is asked; where standard input is no \
      terminal, the answers are its lines, in the order of the questions. A configuration that is there is left as it is.

      EXAMPLE
        tocsin init
        tocsin init --election "Presidential election" --date 2026-11-08 --protect "Le Courrier=lecourrier.example"
      """)

  @Option(help: ArgumentHelp("Which election it is.", valueName: "name"))
  var election: String?

  @Option(help: ArgumentHelp("Its day, such as 2026-11-08.", valueName: "date"))
  var date: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A name that others may imitate, with its domains; repeatable.",
      valueName: "name=domain"))
  var protect: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A folder that is read as files come, or the address of a feed or site; repeatable.",
      valueName: "source"))
  var follow: [String] = []

  @Option(help: ArgumentHelp("Whom servers may write to that are asked.", valueName: "address"))
  var contact: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The workspace, which is made.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @OptionGroup var shared: SharedOptions

  func validate() throws { _ = try given() }

  mutating func run() async throws {
    let console = shared.console()
    let workspace = Workspace(folder: workspace)
    let given = try given()
    let paint = shared.paint
    try await Commands.run(console) { _ in
      let file = ConfigurationFile(workspace.configuration)
      guard file.isMissing else { throw InitError.exists(file.path) }
      let draft: ConfigurationDraft
      if let given {
        draft = given
      } else {
        draft = try Questions(isTerminal: isatty(STDIN_FILENO) == 1).ask()
      }
      // What would be found wrong when it is read is said now.
      let lists = try ProtectionOptions.lists()
      let (_, mistakes) = try Configuration.parse(
        draft.text, path: workspace.configuration, lists: lists)
      if let mistake = mistakes.first { throw InitError.mistake(mistake.message) }
      try Store.makeFolder(workspace)
      guard try file.create(ConfigurationText(draft.text)) else {
        throw InitError.exists(file.path)
      }
      var sink = ByteSink.standardOutput()
      try sink.append(workspace.configuration + "\n")
      try sink.flush()
      console.status(NextSteps(workspace).text(paint))
    }
  }

  /// What the options say; `nil` when there are none.
  private func given() throws -> ConfigurationDraft? {
    guard election != nil || date != nil || contact != nil || !(protect + follow).isEmpty else {
      return nil
    }
    var draft = ConfigurationDraft()
    draft.election = election
    if let date {
      draft.date = CivilDate(text: date)
      guard draft.date != nil else {
        throw ValidationError("“\(date)” is no date such as 2026-11-08.")
      }
    }
    draft.protected = protect.flatMap(ConfigurationDraft.protected)
    draft.sources = follow.map(Questions.source)
    draft.contact = contact
    return draft
  }

}

/// Why no configuration was written.
enum InitError: Error, CustomStringConvertible {
  case exists(String)
  case mistake(String)

  var description: String {
    switch self {
    case .exists(let path):
      "\(path) is there already, and was left as it is. Change it with an editor, or move it away."
    case .mistake(let reason): "\(reason) Nothing was written."
    }
  }
}

/// The five questions, asked at a terminal or answered by lines.
struct Questions {
  let isTerminal: Bool

  func ask() throws -> ConfigurationDraft {
    var draft = ConfigurationDraft()
    say("Five questions; Enter leaves one out, and everything can be changed later.\n")
    draft.election = try answer("Which election is it?") { $0 }
    draft.date = try answer("On which day? (such as 2026-11-08)") { text in
      guard let date = CivilDate(text: text) else {
        throw InitError.mistake("“\(text)” is no date such as 2026-11-08.")
      }
      return date
    }
    draft.protected =
      try answer(
        "Which names may others imitate? (Le Courrier = lecourrier.example, party.example, …)"
      ) { text in
        let protected = ConfigurationDraft.protected(text)
        var draft = ConfigurationDraft()
        draft.protected = protected
        let lists = try ProtectionOptions.lists()
        let mistakes = try Configuration.parse(draft.text, path: "", lists: lists).1
        if let mistake = mistakes.first { throw InitError.mistake(mistake.message) }
        return protected
      } ?? []
    draft.sources =
      try answer("What is followed? (folders, and addresses of feeds or sites, with commas)") {
        ConfigurationDraft.list($0).map(Self.source)
      } ?? []
    draft.contact = try answer(
      "Whom may servers write to that are asked? (an address, such as desk@newsroom.example)"
    ) { $0 }
    return draft
  }

  /// A folder is meant from where one is, and not from the workspace.
  static func source(_ text: String) -> String {
    text.hasPrefix("https://") || text.hasPrefix("http://")
      ? text : URL(fileURLWithPath: text).standardizedFileURL.path
  }

  /// Asks until the answer will do. Lines are not asked for again: nobody would hear.
  private func answer<Value>(
    _ question: String, _ value: (String) throws -> Value
  ) throws -> Value? {
    while true {
      say("\(question)\n> ")
      guard let line = readLine() else {
        say("\n")
        return nil
      }
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty { return nil }
      do {
        return try value(text)
      } catch let error where isTerminal {
        say("\(error)\n")
      }
    }
  }

  private func say(_ text: String) {
    guard isTerminal else { return }
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension CivilDate {
  /// `2026-11-08`
  init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}

extension NextSteps {
  /// A sentence, and a line a command.
  func text(_ paint: Paint) -> String {
    let width = steps.map(\.command.unicodeScalars.count).max() ?? 0
    return
      ([state.printable()]
      + steps.map {
        "  \(paint.bold($0.command.printable().padded(to: width)))  \($0.purpose.printable())"
      }).joined(separator: "\n")
  }
}
