import ArgumentParser
import Exchange
import Foundation
import Pipeline
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

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let options = ScanOptions(
      paths: input.paths, workspace: Workspace(folder: workspace), columns: input.columns,
      isStrict: input.strict, report: report, configuration: config,
      models: try meaning.models(console), lists: ProtectionOptions.lists,
      ignoresLanguage: meaning.ignoreLanguage,
      command: CommandLineText.current())
    let (format, paint) = (format, shared.paint)
    try await Commands.run(console) { cancellation in
      let summary = try await Scan(options, cancellation: cancellation) { event in
        console.show(event)
      }.run()
      console.finish()
      switch format {
      case .text:
        var sink = ByteSink.standardOutput()
        try FindingPrinter(paint: paint).write(summary, to: &sink)
        try sink.flush()
      case .csv, .jsonl:
        let named = summary.named
        var writer = try ClusterWriter(
          format: format == .csv ? .csv : .jsonl, to: .standardOutput(),
          names: { named[$0]?.externalID ?? $0.description }, documents: { named[$0] })
        for finding in summary.findings { try writer.write(finding) }
        try writer.finish()
        let names = summary.findings.count { $0.lookalikes != nil }
        if format == .csv, names > 0 {
          console.status(
            "Look-alike names are no rows of this table: see “tocsin lookalikes”, or --format jsonl."
          )
        }
      }
      let isEmpty = summary.files == 0 || (summary.documents == 0 && summary.names == 0)
      if isEmpty, summary.errors > 0 { throw ExitCode.failure }
    }
  }
}
