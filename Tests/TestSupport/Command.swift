package import Foundation

extension Duration {
  /// What no run may take that does its work as it should, on a slow and busy machine, and in a slow build.
  package static func patiently(_ seconds: Double) -> Duration {
    .seconds(seconds * Command.patience)
  }
}

/// Runs the built `tocsin` as a user would.
package struct Command: Sendable {
  package struct Result: Sendable {
    package let status: Int32
    package let output: String
    package let error: String
  }

  /// Sanitizers make everything many times slower; `TOCSIN_TEST_PATIENCE` says how many.
  package static let patience =
    ProcessInfo.processInfo.environment["TOCSIN_TEST_PATIENCE"].flatMap(Double.init) ?? 1

  /// Whether the binary is built with a sanitizer, which has needs of its own.
  package static let isSanitized = ProcessInfo.processInfo.environment["TOCSIN_SANITIZED"] != nil

  package static let binary = Locations.products + "/tocsin"

  package var arguments: [String]
  package var input: Data?
  package var environment: [String: String] = [:]
  package var folder: String?
  /// Whether the models are looked for. Without them every run is quick, and the same everywhere.
  package var usesModels = false
  /// Seconds after which the process is killed; the status is then 9.
  package var timeout: Double = 60 * Self.patience
  /// What to run instead of the binary, which is then the first argument: a shell that sets limits.
  package var launcher: [String] = []

  package init(_ arguments: String...) {
    self.arguments = arguments
  }

  package init(_ arguments: [String]) {
    self.arguments = arguments
  }

  /// The same where no file may grow beyond so many blocks of 512 bytes, as on a disk without room.
  package func limitingFiles(to blocks: Int) -> Command {
    var limited = self
    limited.launcher = ["/bin/sh", "-c", "ulimit -f \(blocks); exec \"$0\" \"$@\""]
    // The thread sanitizer begins by writing half a megabyte into a temporary file, and dies where that is cut off; where there is no
    // folder for such files it goes without.
    if Self.isSanitized { limited.environment["TMPDIR"] = "/nonexistent" }
    return limited
  }

  /// Starts it, and waits for its end.
  ///
  /// - Parameter whileRunning: gets the process's id, on the thread of the caller.
  package func run(whileRunning: (Int32) -> Void = { _ in }) throws -> Result {
    let process = Process()
    let whole = launcher + [Self.binary] + arguments
    process.executableURL = URL(fileURLWithPath: whole[0])
    process.arguments = Array(whole.dropFirst())
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    var variables = ProcessInfo.processInfo.environment
    variables.removeValue(forKey: "NO_COLOR")
    if !usesModels { variables["TOCSIN_MODELS"] = "/nonexistent" }
    variables.merge(environment) { _, new in new }
    // A process whose files may not grow leaves a coverage profile that cannot be merged.
    if !launcher.isEmpty { variables["LLVM_PROFILE_FILE"] = "/dev/null" }
    process.environment = variables
    let spool = try TemporaryFolder()
    process.standardOutput = try Self.file(spool["out"])
    process.standardError = try Self.file(spool["err"])
    if let input {
      try spool.write("in", input)
      process.standardInput = FileHandle(forReadingAtPath: spool["in"])
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    let id = process.processIdentifier
    let deadline = Date().addingTimeInterval(timeout)
    let watch = Thread {
      while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
      if process.isRunning { kill(id, SIGKILL) }
    }
    watch.start()
    whileRunning(id)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try Self.text(spool["out"]),
      error: try Self.text(spool["err"]))
  }

  private static func file(_ path: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
