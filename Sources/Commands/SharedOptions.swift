import ArgumentParser
import Collect
import Exchange
import Foundation
import Logging
import TocsinModel

/// Options that every verb has.
struct SharedOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Only results and errors.")
  var quiet = false

  @Flag(name: .long, help: "Log every step to standard error, as TOCSIN_LOG=debug does.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Colour: auto, always or never. NO_COLOR is respected.", valueName: "when"))
  var color: ColorChoice = .auto

  func console() -> Console {
    LogOutput.start(isVerbose: verbose)
    let console = Console(isQuiet: quiet, color: color)
    let now = Int64(time(nil))
    if !MachineClock.isSet(now) {
      let day = Timestamp(seconds: now, precision: .day, origin: .seen).iso8601
      console.status(
        "warning: The clock of this machine says \(day), so nobody set it. What is read keeps its own dates; when it was read and found will be wrong."
      )
    }
    return console
  }

  /// For standard output.
  var paint: Paint { Paint(isOn: color.isOn(descriptor: STDOUT_FILENO)) }
}

/// What is read, and how.
struct ReadOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files and folders; - is standard input. .gz and .zst are read as they are.",
      valueName: "path"))
  var paths: [String]

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      """
      Which column holds a field, such as text=content; repeatable. Fields: id, text, title, url, \
      account, source, author, language, published_at, captured_at; of lists of names: name, first_seen, last_seen. In JSON \
      a path, such as account=author.username.
      """, valueName: "field=name"))
  var column: [ColumnChoice] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "How an export is read, as “tocsin mapping” writes it; repeatable.", valueName: "file"))
  var mapping: [String] = []

  @Flag(name: .long, help: "Stop at the first bad record, with exit code 1.")
  var strict = false

  /// - Throws: ``ValidationError`` for a file that cannot be read, or has a mistake.
  func mappings() throws -> [ExportMapping] {
    try mapping.flatMap { path in
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw ValidationError("The mapping \(path) cannot be read.")
      }
      do {
        return try ExportMapping.parse(text)
      } catch {
        throw ValidationError("\(path): \(error)")
      }
    }
  }

  var columns: [String: String] {
    Dictionary(column.map { ($0.field, $0.name) }) { _, last in last }
  }
}

/// `field=name`.
struct ColumnChoice: ExpressibleByArgument, Sendable {
  let field: String
  let name: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
      return nil
    }
    field = String(argument[..<equals])
    name = String(argument[argument.index(after: equals)...])
    guard !name.isEmpty else { return nil }
  }
}

extension ColorChoice: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
