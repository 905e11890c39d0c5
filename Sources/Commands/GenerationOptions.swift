import ArgumentParser
import Exchange
import Pipeline

/// Candidates that an impersonator may register.
struct GenerationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Print names that would look like this one, the most dangerous first.", valueName: "domain"))
  var generate: String?

  func run(_ console: Console, _ protection: ProtectionOptions, _ format: TableFormat) throws {
  }
}
