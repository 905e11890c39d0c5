import ArgumentParser
import Engine
import Exchange
import TocsinModel

/// `tocsin copies PATH…`
struct CopiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copies",
    abstract: "Find copies among documents, without a workspace.",
    discussion: """
      Reads records (JSONL or CSV with id and text, and optionally language, published_at, url, \
      source) or pages, and prints every pair of which one repeats the other, or the clusters.

      EXAMPLE
        tocsin copies posts.jsonl --format csv > pairs.csv
        tocsin copies posts.csv --column text=content --clusters --format jsonl
        tocsin copies posts.jsonl --explain 17 42
      """)

  @OptionGroup var input: ReadOptions

  @Option(help: "csv or jsonl.")
  var format: TableFormat = .csv

  @Flag(help: "Print clusters with their order and parents, instead of pairs.")
  var clusters = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Show why two documents match or not.", valueName: "a b"))
  var explain: [String] = []

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard explain.isEmpty || explain.count == 2 else {
      throw ValidationError(
        "--explain takes two ids, behind the files: tocsin copies FILE --explain A B")
    }
  }

  mutating func run() async throws {
    let console = shared.console()
    let options = InputOptions(
      paths: input.paths, columns: input.columns, isStrict: input.strict,
      mappings: try input.mappings())
    let (format, clusters, explain, meaning) = (format, clusters, explain, meaning)
    let paint = shared.paint
    try await Commands.run(console) { cancellation in
      var search = CopySearch()
      var errors = 0
      try search.read(options, cancellation: cancellation) { diagnostic in
        if diagnostic.severity == .error { errors += 1 }
        console.diagnostic(diagnostic)
      }
      let models = try meaning.models(console)
      if explain.count == 2 {
        let explanation = try await search.explain(
          explain[0], explain[1], models, ignoresLanguage: meaning.ignoreLanguage)
        var sink = ByteSink.standardOutput()
        try ExplanationPrinter(paint: paint).write(explanation, to: &sink)
        return try sink.flush()
      }
      if let models {
        try await search.readMeaning(models, ignoresLanguage: meaning.ignoreLanguage)
      }
      let names = { [search] (id: DocumentID) in search.name(of: id) }
      if clusters {
        var writer = try ClusterWriter(
          format: format, to: .standardOutput(), names: names,
          documents: { [search] in search.document($0) })
        let findings = try await search.findings(cancellation: cancellation) {
          console.diagnostic($0)
        }
        let words = Detectors.standard().words
        for finding in findings {
          try writer.write(finding, words.summary(of: finding) { search.document($0) })
        }
        try writer.finish()
      } else {
        var writer = try PairWriter(format: format, to: .standardOutput(), names: names)
        try await search.pairs(cancellation: cancellation) {
          console.diagnostic($0)
        } _: {
          try writer.write($0)
        }
        try writer.finish()
      }
      if search.documents.isEmpty, errors > 0 { throw ExitCode.failure }
    }
  }
}
