import ArgumentParser
import Collect
import Exchange

/// `tocsin mapping --from FILE`
struct MappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping",
    abstract: "Say how an export is read, and write that as a file to change.",
    discussion: """
      Looks at the records of a table or of JSON and prints which path is the text, the account, the time and so on, and \
      what is left. An export of a known tool is read as it is; for another, change what is wrong, and give the file to \
      “tocsin scan --mapping”.

      EXAMPLE
        tocsin mapping --from export.jsonl > export.mapping
        tocsin scan export.jsonl --mapping export.mapping
      """)

  @Option(help: ArgumentHelp("The export to look at.", valueName: "file"))
  var from: String

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let path = from
    try await Commands.run(console) { _ in
      var sink = ByteSink.standardOutput()
      try sink.append(try MappingFile.draft(from: path))
      try sink.flush()
    }
  }
}
