import Collect
import Copies
import Foundation
import Logging
import Lookalikes
import Store
import TocsinModel

/// The main job: read what is new, match it against everything stored, explain, report.
///
/// It alone knows the order. Each step stores its result with its progress, so that a scan that was
/// interrupted at any moment goes on where it stopped.
package struct Scan: Sendable {
  package let options: ScanOptions
  private let cancellation: Cancellation
  private let events: @Sendable (ScanEvent) -> Void
  private let logger = Logger(label: "tocsin.scan")

  /// - Parameter events: is told what happens, from several threads.
  package init(
    _ options: ScanOptions, cancellation: Cancellation = Cancellation(),
    events: @escaping @Sendable (ScanEvent) -> Void = { _ in }
  ) {
    self.options = options
    self.cancellation = cancellation
    self.events = events
  }

  /// - Throws: ``StoreError``, ``CollectError``, ``PipelineError``, `ReportError`: each a sentence.
  package func run() async throws -> ScanSummary {
    let workspace = options.workspace
    if let report = options.report { try ReportPlace.check(report) }
    try Store.makeFolder(workspace)
    let lock = try WorkspaceLock(workspace)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(workspace)
    var (configuration, mistakes, lists) = try configured()
    let rules = LookalikeRules(protecting: configuration.protected, lists: lists)
    try store.adopt(namesRule: rules.identity)

    var summary = ScanSummary()
    mistakes.forEach { events(.diagnostic($0)) }
    try read(into: &summary, store, rules)
    try await detectCopies(configuration, store, &summary)
    let troubles = try detectLookalikes(rules, store, &summary)
    troubles.forEach { events(.diagnostic($0)) }
    mistakes += troubles
    summary.diagnostics += mistakes.count
    try report(configuration, mistakes, store, &summary)
    return summary
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
    into summary: inout ScanSummary, _ store: Store, _ rules: LookalikeRules
  ) throws {
    let collector = try Collector(
      options: CollectOptions(
        columns: options.columns, isStrict: options.isStrict,
        shouldStop: { [cancellation] in cancellation.isCancelled }))
    let folder = URL(fileURLWithPath: options.workspace.folder).resolvingSymlinksInPath().path
    let reading = InputReading(
      paths: options.paths, walker: InputWalker(excluded: [folder]), collector: collector,
      known: try store.inputs(), cancellation: cancellation)
    let tally: Ingestion.Tally
    do {
      tally = try Ingestion(store: store, reading: reading, rules: rules, events: events).run()
    } catch CollectError.cancelled {
      let count = try store.documentCount()
      throw PipelineError.cancelled(
        kept: "\(count) documents are stored; run the same command to go on.")
    }
    summary.files = tally.files
    summary.filesRead = tally.read
    summary.filesUnchanged = tally.unchanged
    summary.newDocuments = tally.documents
    summary.names = tally.names
    summary.diagnostics += tally.diagnostics
    summary.errors = tally.errors
    logger.info("read", metadata: ["files": "\(tally.read)", "documents": "\(tally.documents)"])
  }

  /// Returns what is wrong with the whole.
  private func detectLookalikes(
    _ rules: LookalikeRules, _ store: Store, _ summary: inout ScanSummary
  ) throws -> [Diagnostic] {
    let step = LookalikeStep(store: store)
    if try !store.areNamesFound() { summary.isUnchanged = false }
    var troubles = try [step.run()].compactMap(\.self) + step.unread()
    if summary.names > 0, !rules.protectsAny {
      troubles.append(
        Diagnostic(
          code: "lookalikes.nothing-protected", severity: .warning,
          message: """
            \(summary.names) names were read, but nothing is protected: list your domains under “protected”.
            """, place: Place(path: options.configuration ?? options.workspace.configuration)))
    }
    summary.lookalikes = try store.lookalikeCounts()
    return troubles
  }

  private func detectCopies(
    _ configuration: Configuration, _ store: Store, _ summary: inout ScanSummary
  ) async throws {
    let thresholds = configuration.thresholds
    try store.adopt(rule: try Self.rule(thresholds))
    try store.adopt(
      semanticRule: MeaningStep.rule(options.models, ignoresLanguage: options.ignoresLanguage))
    let progress = try store.progress()
    summary.isUnchanged =
      summary.newDocuments == 0 && progress.matched == progress.documents
      && progress.found == progress.documents
    guard !summary.isUnchanged else { return }
    events(.loading(documents: progress.documents))
    let index = try CopyIndex(store, thresholds: thresholds)
    let detector = CopyDetector(thresholds: thresholds)
    logger.info("index", metadata: ["documents": "\(index.count)"])
    try await Matching(
      store: store, detector: detector, cancellation: cancellation, events: events
    ).run(index)
    if let models = options.models {
      try await MeaningStep(
        store: store, models: models, ignoresLanguage: options.ignoresLanguage,
        thresholds: thresholds, cancellation: cancellation, events: events
      ).run(index)
    }
    let links = MeantLinks.join(
      letters: try store.links().map(CopyLink.init),
      meaning: try store.meaningLinks().map(CopyLink.init), wholeScore: thresholds.sameWordsScore)
    let groups = detector.groups(in: index, links: links)
    logger.info("groups", metadata: ["links": "\(links.count)", "groups": "\(groups.count)"])
    try await Explaining(
      store: store, detector: detector, models: options.models,
      ignoresLanguage: options.ignoresLanguage, cancellation: cancellation, events: events
    ).run(groups, documents: index.count)
  }

  /// What the links and findings depend on, besides the documents.
  private static func rule(_ thresholds: CopyThresholds) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return CopyThresholds.rule + " "
      + String(decoding: try encoder.encode(thresholds), as: UTF8.self)
  }

  private func report(
    _ configuration: Configuration, _ mistakes: [Diagnostic], _ store: Store,
    _ summary: inout ScanSummary
  ) throws {
    summary.documents = try store.documentCount()
    summary.sources = try store.sourceCount()
    summary.findingCounts = try store.findingCounts()
    let path = options.report ?? options.workspace.report
    summary.report = path
    let assembly = ReportAssembly(
      store: store, configuration: configuration, mistakes: mistakes, models: options.models,
      ignoresLanguage: options.ignoresLanguage, command: options.command)
    let (findings, documents) = try assembly.shown()
    summary.findings = findings
    summary.named = documents
    if summary.isUnchanged, FileManager.default.fileExists(atPath: path) { return }
    events(.writingReport)
    try assembly.write(to: path, findings, documents)
  }
}
