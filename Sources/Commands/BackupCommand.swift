import ArgumentParser
import Backup
import Engine
import Exchange
import Foundation
import Store

/// `tocsin backup FOLDER`
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy a workspace into a folder of backups, while others work on it.",
    discussion: """
      What did not change since an earlier backup is not copied again; the index is left out, which the next scan makes \
      anew. The folder holds keys and passwords' hashes as the workspace does. What was forgotten is in older backups \
      until --keep takes them away.

      EXAMPLE
        tocsin backup /media/disk/election --keep 30
        tocsin backup /media/disk/election --verify
      """)

  @Argument(help: ArgumentHelp("The folder of backups; it is made.", valueName: "folder"))
  var folder: String

  @Option(
    name: [.short, .long], help: ArgumentHelp("The workspace to copy.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("How many backups stay; the oldest go.", valueName: "n"))
  var keep: Int?

  @Flag(help: "Make none; read all that are there, and say of each whether it is whole.")
  var verify = false

  @Flag(help: "Make none; list those that are there.")
  var list = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let keep, keep < 1 { throw ValidationError("--keep is 1 or more.") }
    if verify, list { throw ValidationError("Either --verify or --list.") }
  }

  mutating func run() async throws {
    let console = shared.console()
    let backups = BackupFolder(folder)
    let (workspace, keep, verify, list) = (Workspace(folder: workspace), keep, verify, list)
    try await Commands.run(console) { cancellation in
      if verify { return try Self.verify(backups, console, cancellation) }
      if list { return try Self.list(backups) }
      let backup = WorkspaceBackup(
        workspace, to: backups, version: Version.current,
        clock: { Int64(Date().timeIntervalSince1970) },
        isCancelled: { cancellation.isCancelled },
        progress: { what, part in console.progress("\(what): \(Int(part * 100)) %") })
      let outcome = try backup.run(keeping: keep)
      console.finish()
      for path in outcome.leftOut {
        console.status("\(path.printable()) is neither file nor folder, and is in no backup.")
      }
      var sink = ByteSink.standardOutput()
      try sink.append(outcome.name + "\n")
      try sink.flush()
      let size = ByteCount(outcome.bytes).text
      console.status(
        "\(outcome.files.counted("file")), \(size), of which \(ByteCount(outcome.added).text) were not there before."
      )
      if outcome.removed > 0 {
        console.status(
          "\(outcome.removed.counted("older backup")) taken away, \(ByteCount(outcome.freed).text) free again."
        )
      }
    }
  }

  private static func verify(
    _ folder: BackupFolder, _ console: Console, _ cancellation: Cancellation
  ) throws {
    let verdicts = try BackupVerification(folder).run(
      isCancelled: { cancellation.isCancelled },
      progress: { part in console.progress("reading: \(Int(part * 100)) %") })
    console.finish()
    var sink = ByteSink.standardOutput()
    for verdict in verdicts {
      try sink.append(
        verdict.trouble.map { "\(verdict.name)\tdamaged\t\($0)\n" }
          ?? "\(verdict.name)\twhole\t\(verdict.files.counted("file")), \(ByteCount(verdict.bytes).text)\n"
      )
    }
    try sink.flush()
    if verdicts.contains(where: { $0.trouble != nil }) { throw ExitCode.failure }
  }

  private static func list(_ folder: BackupFolder) throws {
    guard !folder.names().isEmpty else { throw BackupError.nothing(path: folder.path) }
    var sink = ByteSink.standardOutput()
    for name in folder.names() {
      let manifest = try folder.manifest(name)
      let time = Date(timeIntervalSince1970: Double(manifest.at)).formatted(.iso8601)
      let findings = manifest.contents.findings.values.reduce(0, +)
      try sink.append(
        "\(name)\t\(time)\t\(manifest.contents.documents.counted("document"))\t\(findings.counted("finding"))\t\(ByteCount(manifest.bytes).text)\n"
      )
    }
    try sink.flush()
  }
}

/// A size as people read it.
struct ByteCount {
  let bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  /// `12 MB`: powers of a thousand, as disks are sold.
  var text: String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var (value, unit) = (Double(bytes), 0)
    while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return unit == 0 || value >= 9.95
      ? "\(Int(value.rounded())) \(units[unit])"
      : "\((value * 10).rounded() / 10) \(units[unit])"
  }
}
