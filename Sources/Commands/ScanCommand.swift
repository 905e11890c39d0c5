import ArgumentParser
import Engine
import Exchange
import Foundation
import Store
import TocsinModel

/// `tocsin scan PATH…`
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Read files and folders, find copies and look-alike names, and write a report.",
    discussion: """
      Recognises each file by what it holds: HTML pages, CSV and JSON records, lists of host names. Names are \
      held against what “protected” in the configuration names. What was read before \
      and has not changed is not read again; a scan that was stopped goes on where it was.

      EXAMPLE
        tocsin scan examples/election
        tocsin scan posts.csv.gz --column text=content --workspace /tmp/election
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl, csv
  }

  @OptionGroup var input: ReadOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("Where the report goes, instead of the workspace.", valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("The configuration, instead of the workspace's.", valueName: "file"))
  var config: String?

  @Option(help: "How findings are printed: text, jsonl or csv.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "End with exit code 3 when something of this attention, or more, is new: routine, notable or high.",
      valueName: "attention"))
  var alert: Finding.Attention?

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let options = ScanOptions(
      paths: input.paths, workspace: Workspace(folder: workspace), columns: input.columns,
      isStrict: input.strict, mappings: try input.mappings(), report: report, configuration: config,
      models: try meaning.models(console), lists: ProtectionOptions.lists,
      ignoresLanguage: meaning.ignoreLanguage,
      command: CommandLineText.current())
    let (format, paint, alert) = (format, shared.paint, alert)
    try await Commands.run(console) { _ in
      let summary = try await Scan(options, events: { console.show($0) }).run()
      // Of an erasure that was interrupted, the rest.
      try KeepingUp.run(options.workspace, options.configuration)
      console.finish()
      switch format {
      case .text:
        var sink = ByteSink.standardOutput()
        try FindingPrinter(paint: paint).write(summary, to: &sink)
        try sink.flush()
      case .csv, .jsonl:
        let export = try FindingExport(options.workspace)
        try export.write(FindingFilter(), as: format == .csv ? .csv : .jsonl)
        if format == .csv, !summary.lookalikes.isEmpty {
          console.status(
            "Look-alike names are no rows of this table: see “tocsin lookalikes”, or --format jsonl."
          )
        }
      }
      if summary.isEmpty { throw ExitCode.failure }
      let isNew = summary.changes.contains { change in
        guard let alert, change.attention >= alert else { return false }
        switch change.what {
        case .appeared: return true
        case .grew, .changed: return change.formerAttention.map { $0 < alert } ?? true
        case .merged, .withdrawn: return false
        }
      }
      if isNew { throw ExitCode(3) }
    }
  }
}
