import Collect
package import Copies
import Foundation
import Logging
import Lookalikes
import Present
import Store
import TocsinModel

/// The main job: opens an engine, reads what is new, settles, reports.
package struct Scan: Sendable {
  package let options: ScanOptions
  private let events: @Sendable (EngineEvent) -> Void
  private let clock: @Sendable () -> Int64

  /// - Parameters:
  ///   - clock: now, in seconds since 1970; it goes into the history of findings only.
  ///   - events: is told what happens, from several threads.
  package init(
    _ options: ScanOptions,
    clock: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) },
    events: @escaping @Sendable (EngineEvent) -> Void = { _ in }
  ) {
    self.options = options
    self.clock = clock
    self.events = events
  }

  /// - Throws: ``StoreError``, ``CollectError``, ``EngineError``, `ReportError`: each a sentence; `CancellationError`.
  package func run() async throws -> ScanSummary {
    if let report = options.report { try ReportPlace.check(report) }
    try checkPaths()
    return try await settling { _ in }.summary
  }

  /// Where the configuration of the last scan was that was given one; of this machine alone.
  package static let configurationNote = "local configuration"

  /// Opens the engine, does something with its store, reads, settles, erases what was marked for it, and reports.
  func settling<Value: Sendable>(
    _ body: (Store) throws -> Value
  ) async throws -> (summary: ScanSummary, value: Value) {
    let workspace = options.workspace
    var (configuration, mistakes, lists) = try configured()
    let rules = LookalikeRules(protecting: configuration.protected, lists: lists)
    let thresholds = configuration.thresholds
    let engine = try Engine(
      workspace,
      detectors: { [options] in
        Detectors.standard(
          thresholds: thresholds, models: options.models, ignoresLanguage: options.ignoresLanguage,
          rules: rules, indexFolder: workspace.index)
      }, clock: clock, events: events)
    let store = engine.store
    try rules.adopt(in: store)
    // What comes in at the console is read with the same settings.
    if let path = options.configuration {
      try store.setNote(Self.configurationNote, URL(fileURLWithPath: path).path)
    }
    let value = try body(store)
    try store.noteReading(configuration.privacy.terms, at: clock())

    var summary = ScanSummary()
    mistakes.forEach { events(.diagnostic($0)) }
    do {
      try await read(
        into: &summary, engine, rules,
        try Pseudonyms.of(workspace, store, configuration), configuration.mailHosts)
      summary.changes = try await engine.settle()
      try await engine.erase()
    } catch is CancellationError {
      throw EngineError.cancelled(
        kept: "\(try store.currentCount()) documents are stored; run the same command to go on.")
    }
    let troubles = try store.lookalikeTroubles() + nothingProtected(summary, rules)
    troubles.forEach { events(.diagnostic($0)) }
    mistakes += troubles
    summary.diagnostics += mistakes.count
    summary.errors += mistakes.count { $0.severity == .error }
    summary.isUnchanged =
      summary.newDocuments == 0 && summary.changes.isEmpty && summary.filesRead == 0
    try report(configuration, mistakes, store, &summary)
    return (summary, value)
  }

  /// A path that was mistyped makes no workspace, and no report that nothing was found.
  private func checkPaths() throws {
    let exists = options.paths.contains { $0 == "-" || FileManager.default.fileExists(atPath: $0) }
    guard !exists, let first = options.paths.first else { return }
    throw EngineError.noPath(first)
  }

  /// The configuration, and the lists that names are judged by: reading these takes as long as all else that
  /// begins a scan, so that it is left out where nothing is protected.
  private func configured() throws -> (Configuration, [Diagnostic], NameLists) {
    let (path, workspace) = (options.configuration, options.workspace)
    let (configuration, mistakes) = try Configuration.load(path, workspace: workspace)
    guard !configuration.protected.names.isEmpty else { return (configuration, mistakes, .none) }
    // Again, with the suffixes that protected domains are checked by.
    let lists = try options.lists()
    let (checked, faults) = try Configuration.load(path, workspace: workspace, lists: lists)
    return (checked, faults, lists)
  }

  private func read(
    into summary: inout ScanSummary, _ engine: Engine, _ rules: LookalikeRules,
    _ pseudonyms: Pseudonyms?, _ mailHosts: Set<String>
  ) async throws {
    let tally = try await engine.read(
      ReadJob(
        paths: options.paths, columns: options.columns, isStrict: options.isStrict,
        mappings: options.mappings, excluded: options.workspace.folder, rules: rules,
        pseudonyms: pseudonyms, mailHosts: mailHosts))
    summary.files = tally.files
    summary.filesRead = tally.read
    summary.filesUnchanged = tally.unchanged
    summary.newDocuments = tally.documents
    summary.names = tally.names
    summary.diagnostics += tally.diagnostics
    summary.errors = tally.errors
  }

  private func nothingProtected(_ summary: ScanSummary, _ rules: LookalikeRules) -> [Diagnostic] {
    guard summary.names > 0, !rules.protectsAny else { return [] }
    return [
      Diagnostic(
        code: "lookalikes.nothing-protected", severity: .warning,
        message: """
          \(summary.names) names were read, but nothing is protected: list your domains under “protected”.
          """, place: Place(path: options.configuration ?? options.workspace.configuration))
    ]
  }

  private func report(
    _ configuration: Configuration, _ mistakes: [Diagnostic], _ store: Store,
    _ summary: inout ScanSummary
  ) throws {
    summary.documents = try store.currentCount()
    summary.sources = try store.sourceCount()
    summary.findingCounts = try store.findingCounts()
    summary.lookalikes = try store.lookalikeCounts()
    let path = options.report ?? options.workspace.report
    summary.report = path
    let assembly = ReportAssembly(
      store: store, configuration: configuration, mistakes: mistakes, models: options.models,
      ignoresLanguage: options.ignoresLanguage, command: options.command)
    summary.findings = try store.findings(
      numbered: summary.changes.map(\.number), limit: ScanSummary.listed)
    summary.named = try assembly.named(in: summary.findings)
    try assembly.writeIfChanged(to: path) { events(.writingReport) }
  }
}

extension Detectors {
  /// The detectors of a workspace.
  package static func standard(
    thresholds: CopyThresholds = CopyThresholds(), models: MeaningModels? = nil,
    ignoresLanguage: Bool = false, rules: LookalikeRules? = nil, indexFolder: String? = nil
  ) -> Detectors {
    var detectors = Detectors()
    detectors.add(
      CopyStep(
        thresholds: thresholds, models: models, ignoresLanguage: ignoresLanguage,
        indexFolder: indexFolder), presenter: CopyWords())
    detectors.add(NetworkStep(indexFolder: indexFolder), presenter: NetworkWords())
    detectors.add(SiteStep(), presenter: SiteWords())
    detectors.add(MailStep(), presenter: MailWords())
    if let rules {
      detectors.add(LookalikeStep(rules), presenter: LookalikeWords())
    } else {
      detectors.know(LookalikeWords())
    }
    // The last: it is about what the others found.
    detectors.add(CampaignStep(), presenter: CampaignWords())
    return detectors
  }
}
