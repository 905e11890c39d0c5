package import Engine
package import Fetch
import Foundation
package import Store
import TocsinModel

/// Tells people of findings by rules: puts alerts by as findings change, and delivers what is due, over restarts.
///
/// A finding is told to a target once, and again only when it asks for more attention than it was told with. An alert is
/// put by before it is tried, and stays until it is delivered: a target that is down for a day gets it then. A process that
/// is killed between a delivery and its noting tries once more, under the same id.
package struct AlertCenter: Sendable {
  /// What a delivery came to.
  package struct Outcome: Sendable {
    package var target: String
    package var findings: Int
    /// Why it failed; it is tried again.
    package var trouble: String?
  }

  private static let firstPause = 60.0
  private static let longestPause = 3600.0
  /// After a week nobody wants to know any more, and the target is long gone.
  private static let keeps = 7 * 86_400.0
  /// Findings changed before the last look are looked at again, for clocks that jump back; they are told once all the same.
  private static let margin: Int64 = 86_400

  private let settings: AlertSettings
  private let elections: [ElectionCalendar]
  private let store: Store
  private let clock: FetchClock
  private let deliveries: [(target: AlertSettings.Target, delivery: any AlertDelivery)]
  private let zone: TimeZone

  /// - Parameter base: the folder that paths of the configuration are relative to.
  package init(
    _ configuration: Configuration, store: Store, clock: FetchClock = .system, base: String
  ) {
    settings = configuration.alerts
    elections = configuration.elections
    self.store = store
    self.clock = clock
    deliveries = settings.targets.map { ($0, $0.delivery(base: base)) }
    zone = TimeZone(identifier: settings.zone) ?? .gmt
  }

  package var isEmpty: Bool { deliveries.isEmpty }

  /// What is known when alerts are turned on is told to nobody.
  package func begin() throws(StoreError) {
    guard !isEmpty else { return }
    try store.knowFindingsForAlerts(at: Int64(clock.now()))
  }

  // MARK: Rules

  /// Puts alerts by for all that changed since the last time.
  ///
  /// - Returns: how many are new.
  package func collect() throws(StoreError) -> Int {
    guard !isEmpty else { return 0 }
    let now = Int64(clock.now())
    let last = try store.watched("alerts mark").flatMap { Int64($0) } ?? now
    let phases = elections.phases(at: Date(timeIntervalSince1970: Double(now)))
    var count = 0
    let least = settings.rules.map(\.attention).min() ?? .high
    let filter = FindingFilter(attention: least, since: min(last, now) - Self.margin)
    for finding in try store.list(filter, limit: 100_000) {
      for target in try targets(of: finding, phases) {
        let isNew = try store.putBy(
          alertTo: target, finding: finding.number, attention: finding.attention, at: now)
        if isNew { count += 1 }
      }
    }
    try store.remember([WatchedValue(key: "alerts mark", value: "\(now)")])
    return count
  }

  private func targets(
    of finding: ListedFinding, _ phases: Set<ElectionPhase>
  ) throws(StoreError) -> Set<String> {
    var targets: Set<String> = []
    for rule in settings.rules {
      guard finding.attention >= rule.attention,
        rule.kinds.isEmpty || rule.kinds.contains(finding.kind.rawValue),
        rule.phases.isEmpty || !phases.isDisjoint(with: rule.phases)
      else { continue }
      if !rule.entities.isEmpty {
        var concerns = false
        for name in rule.entities where !concerns {
          concerns = try store.finding(finding.number, concerns: name)
        }
        guard concerns else { continue }
      }
      targets.formUnion(rule.targets.isEmpty ? settings.targets.map(\.name) : rule.targets)
    }
    return targets
  }

  // MARK: Delivery

  /// Delivers what is due to each target.
  package func deliver() async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for (target, delivery) in deliveries {
      if let outcome = try await deliver(to: target, by: delivery) { outcomes.append(outcome) }
    }
    return outcomes
  }

  private func deliver(
    to target: AlertSettings.Target, by delivery: any AlertDelivery
  ) async throws -> Outcome? {
    let now = clock.now()
    guard !isQuiet(at: now) else { return nil }
    let waiting = try store.waitingAlerts(to: target.name, at: Int64(now))
    guard !waiting.isEmpty else { return nil }
    let key = "alerts sent \(target.name)"
    // Messages of the last hour; one that seems to come from the future was sent by another clock.
    var sent = (try store.watched(key) ?? "").split(separator: " ").compactMap { Double($0) }
      .filter { $0 > now - max(3600, settings.digest ?? 0) && $0 <= now }
    if let digest = settings.digest, let last = sent.last, last > now - digest { return nil }
    let lastHour = sent.filter { $0 > now - 3600 }
    guard lastHour.count < settings.hourly else { return nil }
    let text = try text(of: waiting, isSummary: lastHour.count == settings.hourly - 1)
    guard !text.lines.isEmpty else {
      // Withdrawn or merged meanwhile: there is nothing to tell.
      try store.delivered(waiting, remembering: WatchedValue(key: key, value: Self.join(sent)))
      return nil
    }
    do {
      try await delivery.deliver(text, id: Self.id(waiting), at: now)
      sent.append(now)
      try store.delivered(waiting, remembering: WatchedValue(key: key, value: Self.join(sent)))
      return Outcome(target: target.name, findings: waiting.count, trouble: nil)
    } catch FetchError.stopped {
      throw CancellationError()
    } catch let error as FetchError {
      let tries = waiting.map(\.tries).max() ?? 0
      let pause = min(Self.firstPause * Double(1 << min(tries, 10)), Self.longestPause)
      let old = waiting.filter { Double($0.at) < now - Self.keeps }
      try store.failed(old, trouble: "\(error)", next: nil)
      try store.failed(
        waiting.filter { !old.contains($0) }, trouble: "\(error)", next: Int64(now + pause))
      return Outcome(target: target.name, findings: waiting.count, trouble: "\(error)")
    }
  }

  private static func join(_ times: [Double]) -> String {
    times.map { "\($0)" }.joined(separator: " ")
  }

  /// Of a set of alerts: the first and the last tell it from others, since waiting ones are delivered together.
  private static func id(_ alerts: [WaitingAlert]) -> String {
    "tocsin-\(alerts.first?.number ?? 0)-\(alerts.last?.number ?? 0)-\(alerts.first?.at ?? 0)"
  }

  private func text(of waiting: [WaitingAlert], isSummary: Bool) throws -> AlertText {
    var seen: Set<Int> = []
    let findings = try waiting.compactMap { alert in
      seen.insert(alert.finding).inserted ? try store.listedFinding(alert.finding) : nil
    }.sorted { ($1.attention, $0.number) < ($0.attention, $1.number) }
    var text = AlertText(
      lines: findings.prefix(AlertText.most).map {
        AlertText.Line($0, console: settings.console, elections: elections)
      })
    text.more = findings.count - text.lines.count
    text.isSummary = isSummary && findings.count > 1
    text.console = settings.console
    return text
  }

  private func isQuiet(at now: Double) -> Bool {
    guard let quiet = settings.quiet else { return false }
    let local = Int(now) + zone.secondsFromGMT(for: Date(timeIntervalSince1970: now))
    let minute = (local / 60) % 1440
    return quiet.from < quiet.to
      ? (quiet.from..<quiet.to).contains(minute) : minute >= quiet.from || minute < quiet.to
  }

  /// Sends a test to every target, whatever the hour.
  package func test() async -> [Outcome] {
    var outcomes: [Outcome] = []
    let now = clock.now()
    for (target, delivery) in deliveries {
      do throws(FetchError) {
        try await delivery.deliver(.test, id: "tocsin-test-\(Int(now))", at: now)
        outcomes.append(Outcome(target: target.name, findings: 0, trouble: nil))
      } catch {
        outcomes.append(Outcome(target: target.name, findings: 0, trouble: "\(error)"))
      }
    }
    return outcomes
  }
}
