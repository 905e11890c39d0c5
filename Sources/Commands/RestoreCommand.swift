import ArgumentParser
import Backup
import Engine
import Exchange
import Foundation
import Store

/// `tocsin restore FOLDER --workspace NEW`
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring a workspace back from a folder of backups, into a new folder.",
    discussion: """
      Every byte is compared with what was backed up; nothing is written over. What was forgotten after the backup is \
      there again: forget it again.

      EXAMPLE
        tocsin restore /media/disk/election --workspace election
        tocsin restore /media/disk/election --workspace may --from 20250518
      """)

  @Argument(help: ArgumentHelp("The folder of backups.", valueName: "folder"))
  var folder: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the workspace comes; there must be nothing.", valueName: "folder"))
  var workspace: String

  @Option(
    help: ArgumentHelp(
      "Which backup, by its name or the beginning of it; the last one otherwise.",
      valueName: "name"))
  var from: String?

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let (folder, workspace, from) = (folder, Workspace(folder: workspace), from)
    try await Commands.run(console) { cancellation in
      let restore = WorkspaceRestore(
        BackupFolder(folder), to: workspace, isCancelled: { cancellation.isCancelled },
        progress: { part in console.progress("restoring: \(Int(part * 100)) %") })
      let manifest = try restore.run(from)
      console.finish()
      let time = Date(timeIntervalSince1970: Double(manifest.at)).formatted(.iso8601)
      let findings = manifest.contents.findings.values.reduce(0, +)
      console.status(
        "\(manifest.contents.documents.counted("document")) and \(findings.counted("finding")) as they were at \(time), in \(workspace.folder.printable())."
      )
    }
  }
}
