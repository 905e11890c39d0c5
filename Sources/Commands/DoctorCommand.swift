import ArgumentParser
import Exchange
import Pipeline
import Store

/// `tocsin doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is installed, what state the workspace is in, and what that enables.",
    discussion: """
      EXAMPLE
        tocsin doctor

      Exit code 1 when something is missing that is needed.
      """)

  @Option(
    name: [.short, .long], help: ArgumentHelp("The workspace to look at.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let (workspace, paint) = (Workspace(folder: workspace), shared.paint)
    try await Commands.run(console) { _ in
      let examination = Examination(workspace)
      var sink = ByteSink.standardOutput()
      for item in examination.items {
        let mark =
          switch item.state {
          case .good: paint.green("ok     ")
          case .absent: paint.yellow("absent ")
          case .bad: paint.red("bad    ")
          }
        try sink.append("\(mark)\(item.name.padded(to: 12)) \(item.detail.printable())\n")
      }
      try sink.flush()
      if !examination.isHealthy { throw ExitCode.failure }
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}
