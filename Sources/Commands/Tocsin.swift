package import ArgumentParser
import Engine
import Exchange
import Foundation
import Store

/// The command `tocsin`; each verb has its own file.
package struct Tocsin: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "tocsin",
    abstract: "Says who copied whom and which names deceive, with the evidence beside every claim.",
    discussion: """
      EXAMPLE
        tocsin
        tocsin init
        tocsin scan examples/election
        tocsin compare before.html after.html
        tocsin lookalikes new-names.txt --protect our-names.txt

      Alone it says what to do next in this workspace. \
      Results go to standard output, progress and diagnostics to standard error. Exit codes: 0 done \
      (with findings or without), 1 failed, 3 something of the asked attention is new, 64 wrong usage, 130 stopped with Ctrl-C.
      """,
    version: Version.current,
    subcommands: [
      InitCommand.self, ExampleCommand.self, ScanCommand.self, FindingsCommand.self,
      SearchCommand.self, ServeCommand.self,
      WatchCommand.self, UsersCommand.self,
      CampaignsCommand.self, CaseCommand.self, RegisterCommand.self, HeldCommand.self,
      RetentionCommand.self,
      ForgetCommand.self, ExportCommand.self, ImportCommand.self, VerifyCommand.self,
      EvidenceCommand.self,
      ExtractCommand.self, CopiesCommand.self, CompareCommand.self,
      LookalikesCommand.self, MailCommand.self, NetworksCommand.self, MappingCommand.self,
      DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
      SetupCommand.self,
    ])

  package init() {}

  /// Without a verb: what to do next here.
  package mutating func run() async throws {
    let paint = Paint(isOn: ColorChoice.auto.isOn(descriptor: STDOUT_FILENO))
    var sink = ByteSink.standardOutput()
    try? sink.append(
      NextSteps(Workspace()).text(paint) + "\n\n“tocsin --help” lists all commands.\n")
    try? sink.flush()
  }

  /// Runs the command that the arguments name, and ends the process.
  package static func run() async {
    // A reader that goes away, or a file-size limit, is an error to report and no reason to die.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    await main()
  }
}
