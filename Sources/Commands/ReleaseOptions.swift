import ArgumentParser
import CMalloc
import Engine
import Exchange
import Foundation
import Partners
import Report
import Store
import TocsinModel

/// What leaves for partners' tools, and under which condition.
struct ReleaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "stix (2.1, with OpenCTI's types), misp (an event), or package (a ZIP for who has no tools).",
      valueName: "format"))
  var format: ReleaseRequest.Format?

  @Option(
    name: .customLong("case"), parsing: .singleValue,
    help: ArgumentHelp("A case to hand on; repeatable.", valueName: "case"))
  var cases: [String] = []

  @Option(
    name: .customLong("finding"), parsing: .singleValue,
    help: ArgumentHelp("A finding to hand on; repeatable.", valueName: "finding"))
  var namedFindings: [String] = []

  @Option(
    help: ArgumentHelp("Who may see it: clear, green, amber, amber+strict, red.", valueName: "tlp"))
  var tlp: TLP = .amber

  @Option(help: ArgumentHelp("To whom it goes.", valueName: "name")) var to = ""

  @Option(help: ArgumentHelp("Your organisation, as recipients know it.", valueName: "name"))
  var from = "Tocsin workspace"

  @Option(
    help: ArgumentHelp(
      "Who stands for it, besides you. Without it, nothing leaves.", valueName: "name"))
  var approvedBy: String?

  @Flag(help: "The texts themselves go along.") var withTexts = false
  @Flag(help: "Pseudonyms stand for accounts and senders.") var withoutPeople = false
  @Flag(help: "Reasons that name other partners go along, as far as those allow it.")
  var namePartners = false

  @Flag(help: "Captures and proofs stay out of a package.") var withoutEvidence = false

  @Option(
    help: ArgumentHelp(
      "Put it into a collection that “tocsin serve” hands out over TAXII.", valueName: "name"))
  var toCollection: String?

  @Option(
    help: ArgumentHelp("Make a collection, which holds at most what --tlp says.", valueName: "name")
  )
  var newCollection: String?
  @Flag(help: "Partners may add to the new collection.") var writable = false
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The name of a token that may look at the new collection; repeatable.", valueName: "name"))
  var reader: [String] = []

  @Option(
    help: ArgumentHelp(
      "Mark findings and cases: they never leave for more people.", valueName: "tlp"))
  var mark: TLP?

  @Flag(help: "List what left, to whom, approved by whom.") var register = false

  @Option(help: ArgumentHelp("Send what changed of an export to who got it.", valueName: "number"))
  var correct: Int?
  @Option(help: ArgumentHelp("Take an export back: all of it is revoked.", valueName: "number"))
  var withdraw: Int?
  @Option(help: ArgumentHelp("Why it is withdrawn.", valueName: "text")) var reason = ""

  @Option(
    help: ArgumentHelp("Hand on what a partner gave, as it came.", valueName: "number"))
  var report: Int?

  /// Whether anything of this is asked for.
  var isAsked: Bool {
    format != nil || mark != nil || register || correct != nil || withdraw != nil
      || newCollection != nil || report != nil
  }
}

extension ReleaseOptions {
  func run(
    _ findings: [String], output: String?, by: String, purpose: String, _ folder: String,
    _ shared: SharedOptions
  ) async throws {
    let console = shared.console()
    let workspace = Workspace(folder: folder)
    cmalloc_keep()
    try await Commands.run(console) { [self] _ in
      _ = try Store(workspace, create: false)
      let store = try Store(workspace, decoding: Detectors.standard().decoding)
      let desk = ReleaseDesk(store)
      let now = Int64(Date().timeIntervalSince1970)
      let items = try Self.named(findings) + cases + namedFindings
      if register { return try list(store) }
      if let mark {
        for item in items {
          try store.mark(try desk.label(of: item), tlp: mark.rawValue, by: by, now: now)
        }
        return
      }
      if let newCollection {
        let made = SharedCollection(
          id: UUID().uuidString.lowercased(), name: newCollection, description: purpose,
          tlp: tlp.rawValue, canWrite: writable, readers: reader)
        try store.add(collection: made)
        return print(made.id)
      }
      let prepared =
        if let report {
          try desk.prepare(report: report, to: to, by: by, now: now)
        } else if let correct {
          try desk.correction(of: correct, by: by, now: now)
        } else if let withdraw {
          try desk.withdrawal(of: withdraw, reason: reason, by: by, now: now)
        } else {
          try desk.prepare(
            request(items, by: by, purpose: purpose, now: now, Self.events(workspace)))
        }
      for line in prepared.preview.lines { console.status(line.printable()) }
      guard let approvedBy else {
        console.fail("Nothing left: somebody else has to approve it, with --approved-by NAME.")
        throw ExitCode.failure
      }
      if prepared.isPackage {
        guard let output else { throw ReleaseError.noFile }
        let labels = prepared.preview.items.map(\.label)
        let number = try PackageExport(
          prepared: prepared, approver: approvedBy, path: output, purpose: purpose
        ).run(desk, workspace, labels)
        return console.status("Export \(number), approved by \(approvedBy.printable()): \(output)")
      }
      // Before it is registered as something that left.
      if let output, access(output, F_OK) == 0 { throw ReleaseError.isThere(output) }
      let number = try desk.approve(prepared, by: approvedBy)
      if !prepared.isInCollection || output != nil { try Self.write(prepared, to: output) }
      console.status("Export \(number), approved by \(approvedBy.printable()).")
    }
  }

  /// What is named, and what standard input names where `-` stands: words between blanks and ends of lines.
  private static func named(_ findings: [String]) throws -> [String] {
    guard findings.contains("-") else { return findings }
    // Ten million findings have so many letters.
    let most = 128 << 20
    var input = Data()
    while let piece = try FileHandle.standardInput.read(upToCount: 1 << 20), !piece.isEmpty {
      input += piece
      guard input.count <= most else {
        throw ValidationError("Standard input has more than 128 MB of names.")
      }
    }
    let names = String(decoding: input, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return findings.flatMap { $0 == "-" ? names.map(String.init) : [$0] }
  }

  private func request(
    _ items: [String], by: String, purpose: String, now: Int64, _ events: [ReleaseRequest.Event]
  ) -> ReleaseRequest {
    var producer = STIXProducer(name: from, tlp: tlp)
    producer.includesTexts = withTexts
    producer.includesPeople = !withoutPeople
    producer.includesPartners = namePartners
    var request = ReleaseRequest(
      items: items, producer: producer,
      recipient: to.isEmpty ? toCollection ?? "" : to, purpose: purpose, by: by, now: now)
    request.format = format ?? .stix
    request.collection = toCollection
    request.wantsEvidence = !withoutEvidence
    request.events = events
    return request
  }

  /// The elections of the workspace's configuration: what its cases are kept for.
  private static func events(_ workspace: Workspace) -> [ReleaseRequest.Event] {
    let noted = try? Store(workspace, create: false).note(Scan.configurationNote)
    let path = noted ?? workspace.configuration
    let configuration = try? Configuration.load(path, workspace: workspace).0
    return (configuration?.electionDates ?? []).filter { $0.kind == .vote }.map {
      ReleaseRequest.Event(
        name: $0.name, start: $0.seconds.lowerBound,
        stop: max($0.seconds.lowerBound, $0.seconds.upperBound - 1))
    }
  }

  private func list(_ store: Store) throws {
    for one in try store.releases().reversed() {
      let relation =
        one.revises.map { "corrects \($0)" } ?? one.withdraws.map { "withdraws \($0)" } ?? ""
      print(
        [
          "\(one.number)", STIXTime.text(seconds: one.at), one.format,
          "TLP:\(one.tlp.uppercased())",
          one.recipient, "by \(one.by)", "approved by \(one.approver)",
          one.items.joined(separator: " "), "\(one.objects) objects", one.sha256, relation,
          one.purpose,
        ].map { $0.printable() }.joined(separator: "\t"))
    }
  }

  private static func write(_ prepared: ReleaseDesk.Prepared, to path: String?) throws {
    guard let path else {
      var sink = ByteSink.standardOutput()
      try prepared.write { try sink.append($0) }
      return try sink.flush()
    }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      if errno == EEXIST { throw ReleaseError.isThere(path) }
      throw ExchangeError.cannotWrite(name: path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var sink = ByteSink(descriptor: file, name: path)
    do {
      try prepared.write { try sink.append($0) }
      try sink.flush()
    } catch {
      unlink(path)
      throw error
    }
  }
}

extension ReleaseRequest.Format: ExpressibleByArgument {}

/// As people write it: `amber`, `TLP:AMBER+STRICT`.
extension TLP: ExpressibleByArgument {
  /// `nil` for what is no level.
  public init?(argument: String) { self.init(written: argument) }
}
