import ArgumentParser
import Evidence
import Exchange
import Foundation

/// `tocsin verify FILE`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check an exported folder or a web archive, and say what is proven and what is not.",
    discussion: """
      Needs no workspace and no network. Exit code 1 when anything is wrong: then nothing is called valid.

      EXAMPLE
        tocsin verify flood-of-april
        tocsin verify flood-of-april --key team.pub --roots authority.pem
        tocsin verify captures.wacz
      """)

  @Argument(help: ArgumentHelp("An exported folder, or a WACZ.", valueName: "path"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "The log's key, or a file of it, as the team published it.", valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp("The key of a witness, or a file of it; repeatable.", valueName: "key"))
  var witness: [String] = []

  @Option(
    help: ArgumentHelp(
      "Root certificates of time stamping authorities that you trust (PEM).", valueName: "file"))
  var roots: String?

  @Option(
    help: ArgumentHelp(
      "A checkpoint of the same log that was seen elsewhere; repeatable.", valueName: "file"))
  var checkpoint: [String] = []

  @OptionGroup var shared: SharedOptions

  private func trust() throws -> Trust {
    func read(_ path: String) throws -> [UInt8] {
      guard let bytes = try? WholeFile.read(path, limit: 1 << 20) else {
        throw ValidationError("\(path) cannot be read.")
      }
      return bytes
    }
    func key(_ text: String) throws -> NoteKey {
      if let key = NoteKey(text) { return key }
      let line = String(decoding: try read(text), as: UTF8.self).split(separator: "\n").first
      guard let key = line.flatMap({ NoteKey(String($0)) }) else {
        throw ValidationError("“\(text)” is no key: name+id+key, or a file of it.")
      }
      return key
    }
    var trust = Trust(now: Int64(Date().timeIntervalSince1970))
    trust.logKey = try self.key.map(key)
    trust.witnesses = try witness.map(key)
    trust.roots = try roots.map { String(decoding: try read($0), as: UTF8.self) }
    trust.checkpoints = try checkpoint.map { path in
      let bytes = try read(path)
      do throws(Checkpoint.Fault) {
        return try Checkpoint(bytes)
      } catch {
        throw ValidationError("\(path) is no checkpoint: \(error).")
      }
    }
    return trust
  }

  mutating func run() async throws {
    let console = shared.console()
    let trust = try trust()
    let path = path
    try await Commands.run(console) { _ in
      let report = try await Verification.verify(path, trust: trust)
      var sink = ByteSink.standardOutput()
      for line in report.lines { try sink.append(line + "\n") }
      try sink.flush()
      if !report.isValid { throw ExitCode.failure }
    }
  }
}
