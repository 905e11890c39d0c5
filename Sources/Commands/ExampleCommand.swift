import ArgumentParser
import Engine
import Exchange
import Foundation
import Store

/// `tocsin example [FOLDER]`
struct ExampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example",
    abstract: "Copy a made-up election into a folder, scan it, and open what was found.",
    discussion: """
      Everything in it is invented. The folder has the inputs, their configuration and a workspace; remove it when you \
      have seen enough.

      EXAMPLE
        tocsin example --open
      """)

  @Argument(help: ArgumentHelp("Where it goes; there must be nothing.", valueName: "folder"))
  var folder = "tocsin-example"

  @Flag(help: "Open the findings in the browser, until Ctrl-C.")
  var open = false

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let inputs = "\(folder)/election"
    let workspace = "\(folder)/workspace"
    do {
      guard let source = Installation.example else { throw ExampleError.missing }
      guard !FileManager.default.fileExists(atPath: folder) else {
        throw ExampleError.exists(folder)
      }
      try Self.copy(source, to: inputs)
    } catch let error as ExampleError {
      console.fail("\(error)")
      throw ExitCode.failure
    } catch {
      console.fail("\(folder) cannot be written: \(error.localizedDescription)")
      throw ExitCode.failure
    }
    var scan = try ScanCommand.parse(
      [inputs, "--config", "\(inputs)/tocsin.yaml", "--workspace", workspace]
        + (shared.quiet ? ["--quiet"] : []))
    try await scan.run()
    if open {
      var serve = try ServeCommand.parse(["--workspace", workspace, "--open", "--port", "0"])
      return try await serve.run()
    }
    console.status(
      "\nLook through the findings in the browser:\n  tocsin serve --workspace \(CommandLineText.quoted(workspace)) --open"
    )
  }
}

extension ExampleCommand {
  /// Copies what is in files, and not whose they are: of an installation they are root's, and read-only to others.
  private static func copy(_ source: String, to target: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: source).sorted() {
      let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: from, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        try copy(from, to: to)
      } else {
        try Data(contentsOf: URL(fileURLWithPath: from)).write(to: URL(fileURLWithPath: to))
      }
    }
  }
}

enum ExampleError: Error, CustomStringConvertible {
  case missing
  case exists(String)

  var description: String {
    switch self {
    case .missing:
      "The example is not installed beside this program. It is in the folder “examples/election” of the sources: “tocsin scan” reads it."
    case .exists(let folder):
      "\(folder) is there already, and was left as it is. Name another folder: tocsin example FOLDER."
    }
  }
}
