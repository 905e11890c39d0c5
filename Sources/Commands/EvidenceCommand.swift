import ArgumentParser
import Custody
import Engine
import Evidence
import Exchange
import Foundation
import Store

/// `tocsin evidence …`
struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Keys, stamps and witnesses of what is exported as evidence.",
    discussion: """
      EXAMPLE
        tocsin evidence setup --name example.org/tocsin
        tocsin evidence stamp flood-of-april answer.tsr --roots authority.pem
        tocsin evidence cosign request --key partner.pub > line
      """,
    subcommands: [
      Listing.self, Mail.self, Screenshot.self, Setup.self, Key.self, Rotate.self, Ask.self,
      Stamp.self,
      Request.self,
      Cosign.self,
      Witnessed.self,
    ])

  /// The database of a workspace that is there. Statements are written beside a running server or scan: the log has one
  /// writer at a time.
  static func store(_ workspace: Workspace) throws -> Store {
    // Looks first without making anything: a mistyped folder must not become a workspace.
    _ = try Store(workspace, create: false)
    return try Store(workspace, decoding: Detectors.standard().decoding)
  }

  static func lines(_ lines: [String]) throws {
    var sink = ByteSink.standardOutput()
    for line in lines { try sink.append(line + "\n") }
    try sink.flush()
  }

  static func key(_ text: String) throws -> NoteKey {
    if let key = NoteKey(text) { return key }
    let bytes = (try? WholeFile.read(text, limit: 1 << 16)) ?? []
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first
    guard let key = line.flatMap({ NoteKey(String($0)) }) else {
      throw ValidationError("“\(text)” is no key: name+id+key, or a file of it.")
    }
    return key
  }

  /// The options of verbs that need a workspace.
  struct Place: ParsableArguments {
    @Option(
      name: [.short, .long],
      help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
    var workspace = Workspace.defaultFolder

    @OptionGroup var shared: SharedOptions

    var keys: LogKeys { LogKeys("\(workspace)/evidence/keys") }
  }

  struct Setup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make the keys and the log of a workspace; the first export does it as well.")

    @Option(
      help: ArgumentHelp("What the log is called, such as example.org/tocsin.", valueName: "name"))
    var name: String?

    @OptionGroup var place: Place

    mutating func run() async throws {
      let (console, name, folder) = (place.shared.console(), name, place.workspace)
      try await Commands.run(console) { _ in
        let workspace = Workspace(folder: folder)
        let custody = Custody(
          workspace, store: try Store(workspace, decoding: Detectors.standard().decoding))
        if custody.isSetUp { console.status("There is a log already; it stays as it is.") }
        try custody.setUp(name: name)
        try EvidenceCommand.lines(try custody.keys.known().suffix(1).map(\.text))
        console.status(
          "Publish this key where others can compare it, and back up \(folder)/evidence/keys.")
      }
    }
  }

  struct Key: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the public keys: of the log, and by which you witness others.")

    @OptionGroup var place: Place

    mutating func run() async throws {
      let (console, keys) = (place.shared.console(), place.keys)
      try await Commands.run(console) { _ in
        let known = try keys.known()
        try EvidenceCommand.lines(known.suffix(1).map(\.text) + [try keys.witness().key.text])
        for key in known.suffix(1) { console.status("To read out: \(key.fingerprint)") }
      }
    }
  }

  struct Listing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "custody",
      abstract: "List who collected, looked at, exported and erased something, and when.")

    @Argument(
      help: ArgumentHelp(
        "A finding (F12), a case (C3), or the id of a document.", valueName: "name"))
    var names: [String]

    @OptionGroup var place: Place

    mutating func run() async throws {
      let (console, folder, names) = (place.shared.console(), place.workspace, names)
      try await Commands.run(console) { _ in
        let store = try Store(Workspace(folder: folder), create: false)
        let about = names.map { $0.count == 32 ? "document \($0)" : $0 }
        let lines = try store.handling(of: about).map { event in
          let time = Date(timeIntervalSince1970: Double(event.at)).formatted(.iso8601)
          return [
            time, event.by, event.act.rawValue, event.about, event.copy.rawValue, event.purpose,
          ]
          .joined(separator: "\t")
        }
        try EvidenceCommand.lines(lines)
        if lines.isEmpty { console.status("Nobody had it in hands.") }
      }
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a new key in place of the log's; the former one signs that it is so.")

    @OptionGroup var place: Place

    mutating func run() async throws {
      let (console, folder, keys) = (place.shared.console(), place.workspace, place.keys)
      try await Commands.run(console) { _ in
        // Nobody signs with the former key meanwhile.
        let workspace = Workspace(folder: folder)
        let log = try Custody(workspace, store: try EvidenceCommand.store(workspace)).openLog()
        let key = try withExtendedLifetime(log) {
          try keys.rotate(at: Int64(Date().timeIntervalSince1970))
        }
        try EvidenceCommand.lines([key.text])
      }
    }
  }

  struct Stamp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an authority's answer to an exported folder, once it was checked.")

    @Argument(help: ArgumentHelp("The exported folder.", valueName: "folder"))
    var folder: String

    @Argument(
      help: ArgumentHelp(
        "What the authority answered to stamps/checkpoint.tsq.", valueName: "answer"))
    var answer: String

    @Option(help: ArgumentHelp("The authority's root certificate (PEM).", valueName: "file"))
    var roots: String

    @Option(help: ArgumentHelp("What the authority is called.", valueName: "name"))
    var name = "authority"

    @OptionGroup var shared: SharedOptions

    mutating func run() async throws {
      let console = shared.console()
      let (folder, answer, roots, name) = (folder, answer, roots, name)
      try await Commands.run(console) { _ in
        let stamp = try await CaseFolder.add(
          stamp: try WholeFile.read(answer, limit: TimeStamp.longest), named: name,
          roots: String(decoding: try WholeFile.read(roots, limit: 1 << 20), as: UTF8.self),
          to: folder)
        let time = Date(timeIntervalSince1970: stamp.time).formatted(.iso8601)
        console.status("\(folder) existed at \(time): stamped by \(stamp.authority.name).")
      }
    }
  }

  struct Request: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what a witness is asked to cosign of an exported folder.")

    @Argument(help: ArgumentHelp("The exported folder.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("How many entries the witness saw last.", valueName: "n"))
    var old: UInt64 = 0

    @OptionGroup var place: Place

    mutating func run() async throws {
      let (console, folder, old, place) = (
        self.place.shared.console(), folder, old, place.workspace
      )
      try await Commands.run(console) { _ in
        let log = try TransparencyLog(
          "\(place)/evidence/log", keys: LogKeys("\(place)/evidence/keys"))
        let checkpoint = try CaseFolder.checkpoint(of: folder)
        let request = WitnessRequest(
          formerSize: old, path: try log.consistency(from: old, to: checkpoint.size),
          checkpoint: checkpoint)
        var sink = ByteSink.standardOutput()
        try sink.append(request.bytes)
        try sink.flush()
      }
    }
  }

  struct Cosign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Witness a partner's log: check that it only grew, and print the cosignature.")

    @Argument(help: ArgumentHelp("The partner's request.", valueName: "file"))
    var request: String

    @Option(help: ArgumentHelp("The key of the partner's log, or a file of it.", valueName: "key"))
    var key: String

    @OptionGroup var place: Place

    mutating func run() async throws {
      let (console, path, keys) = (place.shared.console(), request, place.keys)
      let (key, workspace) = (try EvidenceCommand.key(key), place.workspace)
      try await Commands.run(console) { _ in
        guard let request = WitnessRequest(try WholeFile.read(path, limit: 1 << 20)) else {
          throw EvidenceError.refused(reason: "\(path) is no request to a witness.")
        }
        let witness = Witness("\(workspace)/evidence/witnessed", signer: try keys.witness())
        switch try witness.cosign(request, key: key, at: Int64(Date().timeIntervalSince1970)) {
        case .success(let signature): try EvidenceCommand.lines([signature.line])
        case .failure(let refusal): throw EvidenceError.refused(reason: "\(refusal)")
        }
      }
    }
  }

  struct Witnessed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a partner's cosignature to an exported folder.")

    @Argument(help: ArgumentHelp("The exported folder.", valueName: "folder"))
    var folder: String

    @Argument(
      help: ArgumentHelp("A file with the line that the partner printed.", valueName: "line"))
    var line: String

    @Option(
      help: ArgumentHelp("The partner's key as a witness, or a file of it.", valueName: "key"))
    var witness: String

    @OptionGroup var shared: SharedOptions

    mutating func run() async throws {
      let (console, folder, path) = (shared.console(), folder, line)
      let key = try EvidenceCommand.key(witness)
      try await Commands.run(console) { _ in
        let line = String(decoding: try WholeFile.read(path, limit: 1 << 16), as: UTF8.self)
        try CaseFolder.add(
          cosignature: line.trimmingCharacters(in: .newlines), of: key, to: folder)
        console.status("\(key.name) is a witness of \(folder).")
      }
    }
  }
}
