import ArgumentParser
import Engine
import Exchange
import TocsinModel

/// `tocsin compare A B`
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show what was altered between two documents.",
    discussion: """
      Each is a page, a text file, or a record named FILE#ID. The earlier one, as far as their times \
      say, is taken as the source.

      EXAMPLE
        tocsin compare before.html after.html
        tocsin compare posts.jsonl#17 posts.jsonl#42 --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
  }

  @Argument(help: "A page, a text file, or FILE#ID.")
  var a: String

  @Argument(help: "Another.")
  var b: String

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Which column holds a field; repeatable.", valueName: "field=name"))
  var column: [ColumnChoice] = []

  @Option(help: "text, or jsonl for one object.")
  var format: Format = .text

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let columns = Dictionary(column.map { ($0.field, $0.name) }) { _, last in last }
    let (references, format, paint) = (
      (DocumentReference(a), DocumentReference(b)), format, shared.paint
    )
    try await Commands.run(console) { _ in
      let first = try references.0.read(columns: columns) { console.diagnostic($0) }
      let second = try references.1.read(columns: columns) { console.diagnostic($0) }
      let comparison = CopyComparison(first, second)
      switch format {
      case .text:
        var sink = ByteSink.standardOutput()
        try ComparisonPrinter(paint: paint).write(comparison, to: &sink)
        try sink.flush()
      case .jsonl:
        let documents = [comparison.earlier, comparison.later]
        var writer = try PairWriter(format: .jsonl, to: .standardOutput()) { id in
          documents.first { $0.id == id }.map { $0.externalID ?? $0.place.description }
            ?? id.description
        }
        try writer.write(comparison.pair)
        try writer.finish()
      }
    }
  }
}
