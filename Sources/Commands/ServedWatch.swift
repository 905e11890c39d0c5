import Console
import Engine
import Foundation
import Store
import Synchronization
import TocsinModel
import Watch
import Wording

/// Follows sources beside the console, and reads what comes in at it.
final class ServedWatch: DocumentIntake {
  private struct State {
    var sources = 0
    var settled: Date?
    /// By where they are, so that each source's last trouble stands there once.
    var troubles: [String: String] = [:]
    var trouble: String?
  }

  private let options: Watcher.Options
  private let models: @Sendable () throws -> MeaningModels?
  private let console: Console
  private let handover = Handover()
  private let known = Mutex(State())

  /// Before the workspace is asked for again.
  private static let pause = Duration.seconds(10)

  init(
    _ options: Watcher.Options, models: @escaping @Sendable () throws -> MeaningModels?,
    console: Console
  ) {
    self.options = options
    self.models = models
    self.console = console
  }

  /// Follows until its task is cancelled. What ends it is said; the console goes on.
  func run() async {
    var options = options
    options.handover = handover
    while !Task.isCancelled {
      do {
        if options.models == nil { options.models = try models() }
        try await Watcher(options, events: take).run()
      } catch is CancellationError {
        return
      } catch StoreError.locked {
        say("Another process holds the workspace; sources are followed after it.")
      } catch {
        say("Sources are not followed: \(error)")
      }
      try? await Task.sleep(for: Self.pause)
    }
  }

  private func say(_ trouble: String) {
    let isNew = known.withLock { state in
      defer { state.trouble = trouble }
      return state.trouble != trouble
    }
    if isNew { console.fail(trouble) }
  }

  private func take(_ event: WatchEvent) {
    known.withLock { state in
      switch event {
      case .started(let sources):
        state.sources = sources
        state.trouble = nil
      case .trouble(let diagnostic):
        state.troubles[diagnostic.place.path] = diagnostic.message
      case .recovered(let source): state.troubles[source] = nil
      case .settled: state.settled = Date()
      case .alerted(let target, _, let trouble): state.troubles[target] = trouble
      }
    }
    switch event {
    case .started(let sources): console.status("Following \(sources.counted("source")).")
    case .trouble(let diagnostic): console.diagnostic(diagnostic)
    case .recovered, .settled, .alerted: break
    }
  }

  // MARK: What the console asks

  var health: HealthItem {
    let state = known.withLock { $0 }
    var detail: Phrase = "\(counted: state.sources, "source") followed"
    if let settled = state.settled {
      detail =
        "\(detail); something new was read last at \(settled.formatted(.iso8601))" as Phrase
    }
    if let trouble = state.trouble { detail = Phrase(quoting: trouble) }
    for (source, trouble) in state.troubles.sorted(by: { $0.key < $1.key }).prefix(5) {
      detail = "\(detail); \(source): \(trouble)" as Phrase
    }
    if state.troubles.count > 5 {
      detail = "\(detail); and \(state.troubles.count - 5) more" as Phrase
    }
    return HealthItem(name: "Watching", detail: detail, isGood: state.trouble == nil)
  }

  func read(_ paths: [String]) async { handover.add(paths) }

  var settles: Bool { known.withLock { $0.trouble == nil } }

  func settle() { handover.settle() }

  var mayFetch: Bool { handover.mayFetch }

  func fetch(_ addresses: [String]) async -> Int { handover.fetch(addresses) }

  var asked: [AskedAddress] {
    handover.asked.map { address in
      let outcome =
        switch address.state {
        case .waits: "waits"
        case .stored: "stored"
        case .failed(let reason): reason
        }
      return AskedAddress(url: address.url, outcome: outcome)
    }
  }

  func state() async -> IntakeState {
    IntakeState(
      waiting: handover.count, reading: 0, trouble: known.withLock { $0.trouble })
  }
}
