import ArgumentParser
import Engine
import Exchange
import TocsinModel

/// `tocsin lookalikes FILE…`
struct LookalikesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookalikes",
    abstract: "Find names that may pass for protected ones, without a workspace.",
    discussion: """
      Reads host names from text, CSV, JSON and zone files, certificate-transparency entries and \
      CertStream messages, and prints those that look like a protected domain, in the order of the input: \
      each name once, with why and how likely. “high” is for waking somebody, “medium” for a digest.

      What is protected is said by --protect (one owner a line, a.example|b.example for its domains) or \
      by “protected” in the file that --config names.

      EXAMPLE
        tocsin lookalikes new-names.txt --protect protected.txt > alerts.csv
        tocsin lookalikes certificates.jsonl.zst --config tocsin.yaml --tier high --format jsonl
        tocsin lookalikes --protect protected.txt --explain login-lecourrier.example.net
        tocsin lookalikes --generate lecourrier.example --limit 50
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders of names; - is standard input. .gz and .zst are read as they are.",
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup var protection: ProtectionOptions

  @Option(help: "csv or jsonl.")
  var format: TableFormat = .csv

  @Option(help: "The lowest tier that is printed: high or medium.")
  var tier: Lookalike.Tier = .medium

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Which column holds the names, such as name=domain; also first_seen and last_seen. Repeatable.",
      valueName: "field=column"))
  var column: [ColumnChoice] = []

  @Flag(name: .long, help: "Stop at the first bad record, with exit code 1.")
  var strict = false

  @Option(help: ArgumentHelp("Say why one name is a look-alike, or is not.", valueName: "name"))
  var explain: String?

  @OptionGroup var generation: GenerationOptions

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if generation.generate != nil {
      guard paths.isEmpty, explain == nil else {
        throw ValidationError("--generate reads no names: leave out the files and --explain.")
      }
      return
    }
    guard protection.isGiven else {
      throw ValidationError(
        """
        Say what is to be protected: --protect FILE with one owner's domains a line, or --config FILE with \
        “protected”.
        """)
    }
    guard explain != nil || !paths.isEmpty else {
      throw ValidationError("Name a file of names, or - for standard input.")
    }
  }

  mutating func run() async throws {
    let console = shared.console()
    let (command, paint) = (self, shared.paint)
    try await Commands.run(console) { cancellation in
      if let domain = command.generation.generate {
        return try command.generation.run(
          for: domain, command.protection, command.format, console, cancellation)
      }
      let rules = try command.protection.rules(console)
      if let name = command.explain {
        var sink = ByteSink.standardOutput()
        try LookalikePrinter(paint: paint).write(rules.explanation(of: name), to: &sink)
        return try sink.flush()
      }
      try command.search(rules, console, cancellation)
    }
  }

  private func search(
    _ rules: LookalikeRules, _ console: Console, _ cancellation: Cancellation
  ) throws {
    let columns = Dictionary(column.map { ($0.field, $0.name) }) { _, last in last }
    let options = InputOptions(paths: paths, columns: columns, isStrict: strict)
    let isAwaited = paths.contains("-")
    let clock = ContinuousClock.now
    var writer = try LookalikeWriter(format: format, to: .standardOutput())
    let search = LookalikeSearch(rules, options, cancellation: cancellation)
    let summary: LookalikeSearch.Summary
    do {
      summary = try search.run(atLeast: tier) {
        console.diagnostic($0)
      } _: { lookalike in
        try writer.write(lookalike)
        if isAwaited { try writer.flush() }
      }
    } catch {
      try? writer.finish()
      throw error
    }
    try writer.finish()
    console.finish()
    console.status(LookalikeSummaryText(summary, taking: ContinuousClock.now - clock).text)
    if summary.usable == 0, summary.bad > 0 { throw ExitCode.failure }
  }
}

extension Lookalike.Tier: ExpressibleByArgument {}
