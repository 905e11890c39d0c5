import ArgumentParser
import Console
import Custody
import Embed
import Engine
import Evidence
import Exchange
import Foundation
import Operate
import Report
import Store
import TocsinModel
import Watch
import Wording

/// `tocsin serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the findings of a workspace in the browser, to look through, judge and search.",
    discussion: """
      Prints the address first, and answers on this machine only (127.0.0.1) until Ctrl-C. Judgements are kept in the \
      workspace. A scan may run at the same time. Nobody signs in until there are users (“tocsin users”); a team reaches it \
      through a proxy that speaks TLS.

      EXAMPLE
        tocsin serve --open
        tocsin serve --workspace .tocsin --port 8080
        tocsin serve --new --workspace desk --open
      """)

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
  var port = 8747

  @Flag(
    help:
      "Make the workspace where there is none; the first page then asks what “tocsin init” asks.")
  var new = false

  @Flag(help: "Open the browser.")
  var open = false

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("In whose name judgements are kept; otherwise yours.", valueName: "name"))
  var analyst: String?

  @Option(
    name: .customLong("name"), parsing: .singleValue,
    help: ArgumentHelp(
      "A host name under which users and programs with a token are answered, besides this machine's; repeatable.",
      valueName: "host"))
  var names: [String] = []

  @Option(
    name: .customLong("proxy-header"),
    help: ArgumentHelp(
      "The field in which a proxy in front says which user somebody is; it must take it away from what comes in.",
      valueName: "field"))
  var proxyHeader: String?

  @Option(help: ArgumentHelp("The configuration, instead of the workspace's.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The language of the pages (en, fr) for everybody who chose no other; otherwise that of the browser.",
      valueName: "code"))
  var language: Language?

  @Option(
    help: ArgumentHelp(
      "Requests a second that one person, or one token, may send for long; 0 for any number.",
      valueName: "n"))
  var rate = ConsoleOptions.usualRate

  @Option(
    help: ArgumentHelp(
      "Requests that a partner's token may make in a minute over TAXII and to feeds; 0 for no end.",
      valueName: "n"))
  var partnerQuota = 6000

  @Flag(help: "Only show: take no files in, and follow nothing.")
  var readOnly = false

  @Flag(
    inversion: .prefixedNo,
    help: "Follow the sources that stand under “watch” in the configuration, and send alerts.")
  var watch = true

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535.") }
    guard rate >= 0, rate.isFinite else { throw ValidationError("--rate is 0 or more.") }
    guard partnerQuota >= 0 else { throw ValidationError("--partner-quota is 0 or more.") }
  }

  mutating func run() async throws {
    let console = shared.console()
    let folder = Workspace(folder: workspace)
    let texts: WorkspaceTexts
    do {
      // Who wrote a configuration there means a workspace: a service begins with it.
      let isMeant = new || FileManager.default.fileExists(atPath: folder.configuration)
      if !readOnly, isMeant, !FileManager.default.fileExists(atPath: folder.database) {
        try Store.makeFolder(folder)
        _ = try Store(folder)
      }
      texts = WorkspaceTexts(search: try TextSearch(folder))
    } catch {
      console.fail("\(error)")
      throw ExitCode.failure
    }
    let (intake, watching) = inlets(folder, console)
    var options = ConsoleOptions(
      workspace: folder, port: port, analyst: analyst ?? NSUserName(),
      decoding: Detectors.standard().decoding, texts: texts, intake: intake,
      settings: readOnly
        ? nil
        : ServedSettings(path: configurationPath(folder), lists: ProtectionOptions.lists),
      names: Set(names), elections: elections(folder), proxyHeader: proxyHeader, language: language,
      requestsPerSecond: rate,
      health: { Self.health() + (watching.map { [$0.health] } ?? []) },
      clock: { Int64(Date().timeIntervalSince1970) })
    options.partnerRequests = partnerQuota
    let opens = open
    // The server hears Ctrl-C itself: requests that have begun are finished.
    do {
      let server = try ConsoleServer(options)
      let following = watching.map { watching in Task { await watching.run() } }
      let retaining =
        readOnly || watching != nil ? nil : Task { [self] in await retain(folder, console) }
      let logging = readOnly ? nil : Task { await Self.logConclusions(folder, console) }
      let manager = ServiceManager()
      let alive = manager.map { manager in
        Task { await manager.watch { await server.answers() } }
      }
      defer {
        following?.cancel()
        retaining?.cancel()
        logging?.cancel()
        alive?.cancel()
      }
      try await server.run { address in
        manager?.ready("Answers at \(address)")
        var sink = ByteSink.standardOutput()
        try? sink.append(address + "\n")
        try? sink.flush()
        if opens { Self.show(address) }
      }
      manager?.stopping()
      following?.cancel()
      await following?.value
    } catch {
      console.fail(Self.words(for: error, port))
      throw ExitCode.failure
    }
  }

  /// Erases once a day what is kept too long. Where somebody holds the workspace, an hour later.
  private func retain(_ folder: Workspace, _ console: Console) async {
    let options = ScanOptions(
      paths: [], workspace: folder, configuration: config, lists: ProtectionOptions.lists,
      ignoresLanguage: meaning.ignoreLanguage, command: "tocsin serve")
    while !Task.isCancelled {
      do {
        let now = Int64(Date().timeIntervalSince1970)
        let store = try Store(folder, decoding: Detectors.standard().decoding)
        if try store.isRetentionDue(at: now) {
          var options = options
          // Models are read when something is to be settled again, and else not.
          if try !Retention.due(in: store, at: now).isEmpty {
            options.models = try meaning.models(console)
          }
          let outcome = try await Retention.run(options, at: now)
          try Custody.finish(folder)
          if !outcome.isEmpty { console.status(RetentionCommand.words(outcome)) }
        }
      } catch StoreError.locked {
      } catch StoreError.missing {
      } catch {
        console.fail("What is kept too long was not erased: \(error)")
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }

  /// Says in the log of evidence what people conclude in cases, a moment after they did: pages are not to wait for it.
  private static func logConclusions(_ folder: Workspace, _ console: Console) async {
    var (log, store) = (ConclusionLog(folder), nil as Store?)
    var trouble: String?
    while !Task.isCancelled {
      do {
        let known =
          try store ?? Store(folder, create: false, decoding: Detectors.standard().decoding)
        store = known
        try log.run(known)
        trouble = nil
      } catch EvidenceError.busy {
        // An export is written; the next time.
      } catch {
        if trouble != "\(error)" {
          console.fail("What was concluded in cases is not in the log of evidence yet: \(error)")
        }
        trouble = "\(error)"
      }
      try? await Task.sleep(for: .seconds(5))
    }
  }

  /// The configuration that is given, else that of the last scan, else the workspace's own.
  private func configurationPath(_ folder: Workspace) -> String {
    let known = try? Store(folder, create: false).note(Scan.configurationNote)
    return config ?? known ?? folder.configuration
  }

  private func elections(_ folder: Workspace) -> [ElectionDate] {
    let path = configurationPath(folder)
    // That of the workspace may be missing; one that was asked for may not.
    let asked = path == folder.configuration ? nil : path
    let configuration = try? Configuration.load(asked, workspace: folder).0
    return configuration?.electionDates ?? []
  }

  /// What reads files that come in, and what follows sources: where something is followed one process does both, since it
  /// holds the workspace all the time.
  private func inlets(
    _ folder: Workspace, _ console: Console
  ) -> (intake: (any DocumentIntake)?, watching: ServedWatch?) {
    if readOnly { return (nil, nil) }
    if watch, Watcher.follows(config, folder) {
      var options = Watcher.Options(workspace: folder)
      options.configuration = config
      options.lists = ProtectionOptions.lists
      options.afterSettling = { [config] in try? KeepingUp.run(folder, config) }
      let watching = ServedWatch(
        options, models: { [meaning] in try meaning.models(console) }, console: console)
      return (watching, watching)
    }
    // Models are read when the first file comes: to look at findings needs none.
    let intake = Intake(
      ScanOptions(
        paths: [], workspace: folder, configuration: config, lists: ProtectionOptions.lists,
        ignoresLanguage: meaning.ignoreLanguage, command: CommandLineText.current())
    ) { [meaning] in try meaning.models(console) }
    return (WorkspaceIntake(intake: intake), nil)
  }

  /// What finds rewordings and translations, and whether it is there.
  private static func health() -> [HealthItem] {
    let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
    // Their checksums are compared by “doctor”, and by a scan that uses them.
    let missing = PretrainedModel.allCases.filter { model in
      !folder.files(of: model).allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }
    return [
      HealthItem(
        name: "Models",
        detail: missing.isEmpty
          ? "all there"
          : "missing: \(missing.map(\.title).joined(separator: ", ")); “tocsin setup” fetches them")
    ]
  }

  private static func show(_ address: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // Without a desktop there is no browser to open: the address stands on standard output.
    try? process.run()
  }

  private static func words(for error: any Error, _ port: Int) -> String {
    let words = "\(error)"
    return words.contains("EADDRINUSE") || words.contains("Address already in use")
      ? "Port \(port) is in use. Take another (--port N), or a free one (--port 0)." : words
  }
}

/// What the console asks about texts, answered by the engine's parts.
private struct WorkspaceTexts: TextExamination {
  let search: TextSearch

  func pair(_ a: Document, _ b: Document) -> CopyPair { CopyComparison(a, b).pair }

  func publications(of text: String, limit: Int) async throws -> TextPublications {
    try await search.publications(of: text, limit: limit)
  }
}

/// What comes in at the console, read by the engine.
private struct WorkspaceIntake: DocumentIntake {
  let intake: Intake

  func read(_ paths: [String]) async { await intake.add(paths) }

  var settles: Bool { true }

  func settle() {
    Task { await intake.settle() }
  }

  func state() async -> IntakeState {
    let state = await intake.current()
    return IntakeState(
      waiting: state.waiting, reading: state.reading, trouble: state.trouble)
  }
}

extension Language: ExpressibleByArgument {}
