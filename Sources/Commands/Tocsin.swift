package import ArgumentParser
import Engine
import Foundation

/// The command `tocsin`; each verb has its own file.
package struct Tocsin: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "tocsin",
    abstract: "Says who copied whom and which names deceive, with the evidence beside every claim.",
    discussion: """
      EXAMPLE
        tocsin scan examples/election
        tocsin compare before.html after.html
        tocsin lookalikes new-names.txt --protect our-names.txt

      Results go to standard output, progress and diagnostics to standard error. Exit codes: 0 done \
      (with findings or without), 1 failed, 3 something of the asked attention is new, 64 wrong usage, 130 stopped with Ctrl-C.
      """,
    version: Version.current,
    subcommands: [
      ScanCommand.self, FindingsCommand.self, SearchCommand.self, ServeCommand.self,
      WatchCommand.self, UsersCommand.self,
      CampaignsCommand.self, CaseCommand.self, RegisterCommand.self, HeldCommand.self,
      ForgetCommand.self, ExportCommand.self, ImportCommand.self, VerifyCommand.self, EvidenceCommand.self,
      ExtractCommand.self, CopiesCommand.self, CompareCommand.self,
      LookalikesCommand.self, MailCommand.self, NetworksCommand.self, MappingCommand.self,
      DoctorCommand.self,
    ])

  package init() {}

  /// Runs the command that the arguments name, and ends the process.
  package static func run() async {
    // A reader that goes away, or a file-size limit, is an error to report and no reason to die.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    await main()
  }
}
