import ArgumentParser
import Engine
import Exchange
import Foundation
import Store

/// `tocsin doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is installed, what state the workspace is in, and what that enables.",
    discussion: """
      EXAMPLE
        tocsin doctor
        tocsin doctor --server http://127.0.0.1:8747

      Exit code 1 when something is missing that is needed, or is damaged. Models and lists are not needed: \
      without them, texts are compared by their letters, and look-alikes judged with more mistakes.
      """)

  @Option(
    name: [.short, .long], help: ArgumentHelp("The workspace to look at.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(
    help: ArgumentHelp(
      "Ask a running “tocsin serve” how it is, and nothing else.", valueName: "address"))
  var server: String?

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    if let server {
      let paint = shared.paint
      return try await Commands.run(console) { _ in
        try await ServerExamination.run(server, paint)
      }
    }
    let (workspace, paint) = (Workspace(folder: workspace), shared.paint)
    try await Commands.run(console) { _ in
      let examination = Examination(
        workspace, environment: ProcessInfo.processInfo.environment)
      var sink = ByteSink.standardOutput()
      try sink.append("\(paint.bold(examination.headline.printable()))\n")
      for section in examination.sections {
        let place = section.place.map { " in \($0.printable())" } ?? ""
        try sink.append("\n\(paint.bold(section.title))\(paint.dim(place))\n")
        for line in Self.lines(of: section, paint) { try sink.append("  \(line)\n") }
      }
      try sink.flush()
      if !examination.isHealthy { throw ExitCode.failure }
    }
  }

  /// Names and facts stand in columns.
  static func lines(of section: Examination.Section, _ paint: Paint) -> [String] {
    let name = section.items.map(\.name.unicodeScalars.count).max() ?? 0
    let fact = section.items.map(\.fact.unicodeScalars.count).max() ?? 0
    return section.items.map { item in
      let mark =
        switch item.state {
        case .good: paint.green("ok    ")
        case .absent: paint.yellow("absent")
        case .bad: paint.red("bad   ")
        }
      let facts = fact == 0 ? "" : item.fact.printable().padded(to: fact) + "  "
      return "\(mark)  \(item.name.padded(to: name))  \(facts)\(item.detail.printable())"
    }
  }
}
