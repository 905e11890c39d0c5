import Alerts
package import Engine
package import Fetch
import Foundation
package import Store
import TocsinModel

/// Follows sources for months: what is new is read and settled within seconds, and told.
///
/// ``follows(_:_:)`` tells whether there is anything to follow. It holds the workspace while it runs, so that a second one is refused. ``run()`` ends when its task is cancelled, with
/// everything that was read stored; what was fetched and not yet read is read first by the next one.
package struct Watcher: Sendable {
  /// What is followed, and with what.
  package struct Options: Sendable {
    package var workspace: Workspace
    /// Folders beside those of the configuration.
    package var folders: [String] = []
    /// What comes in beside what is followed; `nil` where nothing does.
    package var handover: Handover?
    /// The configuration file; `nil` for the workspace's, which may be missing.
    package var configuration: String?
    /// What reads meaning; `nil` to compare letters only.
    package var models: MeaningModels?
    /// Reads what names are judged by.
    package var lists: @Sendable () throws -> NameLists = { .none }
    package var clock = FetchClock.system
    /// Called after something was found or erased, while nothing is settled.
    package var afterSettling: @Sendable () -> Void = {}
    /// Seconds in which more that is new is waited for before it is settled.
    package var pause = 0.5

    package init(workspace: Workspace) { self.workspace = workspace }
  }

  private static let hour = 3600.0

  private let options: Options
  private let events: @Sendable (WatchEvent) -> Void
  private let engineEvents: @Sendable (EngineEvent) -> Void

  /// - Parameters:
  ///   - events: is told what happens, from several threads.
  ///   - engine: is told what the engine does.
  package init(
    _ options: Options, events: @escaping @Sendable (WatchEvent) -> Void,
    engine: @escaping @Sendable (EngineEvent) -> Void = { _ in }
  ) {
    self.options = options
    self.events = events
    engineEvents = engine
  }

  /// Whether a configuration names anything that is followed, or whom servers may write to that are asked for single pages.
  package static func follows(_ configuration: String?, _ workspace: Workspace) -> Bool {
    let loaded = try? Configuration.load(configuration, workspace: workspace)
    return loaded.map { configuration, _ in
      let plan = WatchPlan(configuration, folders: [], path: workspace.configuration)
      return !plan.isEmpty || plan.mayFetch
    } ?? false
  }

  /// - Throws: `CancellationError` at its end; ``WatchError``, ``StoreError``, ``EngineError``.
  package func run() async throws {
    let workspace = options.workspace
    let lists = try options.lists()
    let (configuration, mistakes) = try Configuration.load(
      options.configuration, workspace: workspace, lists: lists)
    let plan = WatchPlan(
      configuration, folders: options.folders,
      path: options.configuration ?? workspace.configuration)
    for mistake in mistakes + plan.mistakes { events(.trouble(mistake)) }
    guard !plan.isEmpty || (plan.mayFetch && options.handover != nil) else {
      throw WatchError.nothing(path: options.configuration ?? workspace.configuration)
    }
    let rules = LookalikeRules(protecting: configuration.protected, lists: lists)
    let clock = options.clock
    let engine = try Engine(
      workspace,
      detectors: { [options] in
        Detectors.standard(
          thresholds: configuration.thresholds, models: options.models, rules: rules,
          indexFolder: workspace.index)
      }, yields: true, clock: { Int64(clock.now()) }, events: engineEvents)
    try rules.adopt(in: engine.store)
    let spool = try Spool("\(workspace.folder)/captures", version: Version.current)
    let own = URL(fileURLWithPath: workspace.folder).resolvingSymlinksInPath().path
    let followers = plan.followers(
      store: engine.store, clock: clock, excluded: [own], handover: options.handover,
      report: events)
    events(.started(sources: plan.count))
    let alerts = AlertCenter(
      configuration, store: engine.store, clock: clock,
      base: URL(fileURLWithPath: options.configuration ?? workspace.configuration)
        .deletingLastPathComponent().path)
    try alerts.begin()
    let settling = Settling(
      engine: engine, spool: spool, rules: rules,
      pseudonyms: try Pseudonyms.of(workspace, engine.store, configuration),
      mailHosts: configuration.mailHosts, alerts: alerts,
      handover: options.handover, excluded: workspace.folder, terms: configuration.privacy.terms,
      finished: options.afterSettling, clock: clock, pause: options.pause,
      events: events)
    let telling = Telling(alerts: alerts, clock: clock, events: events)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for follower in followers { group.addTask { try await follower.run(spool) } }
      group.addTask { try await settling.run() }
      // Where nothing comes, time passes all the same.
      group.addTask {
        while true {
          await spool.poke()
          try await clock.sleep(Self.hour)
        }
      }
      if !alerts.isEmpty { group.addTask { try await telling.run() } }
      // What ends one ends all: a full disk is no trouble of one source.
      defer { group.cancelAll() }
      while try await group.next() != nil {}
    }
    try Task.checkCancellation()
  }
}
