import Alerts
import ArgumentParser
import Engine
import Exchange
import Fetch
import Foundation
import Operate
import Store
import TocsinModel
import Watch

/// `tocsin watch [FOLDER…]`
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow folders and sources, settle what is new within seconds, and tell people.",
    discussion: """
      Follows the folders that are named here, and what stands under “watch” in the configuration; nothing else is \
      ever fetched. Prints each finding that is new or changed. Ends with Ctrl-C, and goes on where it was.

      EXAMPLE
        tocsin watch incoming
        tocsin watch --config tocsin.yaml --workspace election
      """)

  @Argument(help: ArgumentHelp("Folders whose new files are read.", valueName: "folder"))
  var folders: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("The configuration, instead of the workspace's.", valueName: "file"))
  var config: String?

  @Flag(help: "Send a test to every target under “alerts”, and end.")
  var testAlert = false

  /// For tests of months in minutes: seconds since 1970 at which simulated time began, and how fast it passes.
  @Option(help: .hidden)
  var clock: SimulatedClock?

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    if testAlert { return try await test(console) }
    var options = Watcher.Options(workspace: Workspace(folder: workspace))
    options.folders = folders
    options.configuration = config
    options.models = try meaning.models(console)
    options.lists = ProtectionOptions.lists
    let folder = options.workspace
    options.afterSettling = { [config] in try? KeepingUp.run(folder, config) }
    if let clock { options.clock = .running(at: clock.speed, since: clock.start) }
    let printer = WatchPrinter(console: console, paint: shared.paint)
    try await Commands.run(console) { [options] _ in
      let manager = ServiceManager()
      let alive = manager.map { manager in Task { await manager.watch { true } } }
      defer {
        manager?.stopping()
        alive?.cancel()
      }
      do {
        try await Watcher(
          options,
          events: { event in
            if case .started(let sources) = event {
              manager?.ready("Following \(sources.counted("source"))")
            }
            printer.show(event)
          }, engine: { console.show($0) }
        ).run()
      } catch is CancellationError {
        throw EngineError.cancelled(kept: "Watching goes on from here the next time.")
      }
    }
  }

  private func test(_ console: Console) async throws {
    let workspace = Workspace(folder: workspace)
    let path = config ?? workspace.configuration
    try await Commands.run(console) { [config] _ in
      let (configuration, mistakes) = try Configuration.load(config, workspace: workspace)
      mistakes.forEach(console.diagnostic)
      let alerts = AlertCenter(
        configuration, store: try Store(inMemory: FindingDecoding()),
        base: URL(fileURLWithPath: path).deletingLastPathComponent().path)
      guard !alerts.isEmpty else {
        console.fail("There is no target under “alerts” in \(path).")
        throw ExitCode.failure
      }
      let outcomes = await alerts.test()
      for outcome in outcomes {
        if let trouble = outcome.trouble {
          console.fail("\(outcome.target): \(trouble).")
        } else {
          console.status("\(outcome.target): a test was sent.")
        }
      }
      if outcomes.contains(where: { $0.trouble != nil }) { throw ExitCode.failure }
    }
  }
}

/// `START:SPEED`
struct SimulatedClock: ExpressibleByArgument {
  let start: Double
  let speed: Double

  init?(argument: String) {
    let parts = argument.split(separator: ":").compactMap { Double($0) }
    guard parts.count == 2, parts[1] > 0 else { return nil }
    (start, speed) = (parts[0], parts[1])
  }
}
