import Copies
import Embed
import Foundation
import Report
import Store
import TocsinModel

/// Gathers from the store what a report shows.
struct ReportAssembly {
  let store: Store
  let configuration: Configuration
  let mistakes: [Diagnostic]
  let models: MeaningModels?
  let ignoresLanguage: Bool
  let command: String

  private static let limits = ReportLimits()
  private static let diagnostics = 1000

  /// The findings that are shown whole.
  private func shown() throws(StoreError) -> [RecordedFinding] {
    let copies = try store.findings(FindingFilter(kind: .copies), limit: Self.limits.findings)
    let lookalikes = try store.findings(
      FindingFilter(kind: .lookalikes), limit: Self.limits.lookalikeNames)
    let networks = try store.findings(
      FindingFilter(kind: NetworkCommunity.kind), limit: Self.limits.networks)
    let sites = try store.findings(
      FindingFilter(kind: SiteCommunity.kind), limit: Self.limits.networks)
    let mails = try store.findings(FindingFilter(kind: MailWave.kind), limit: Self.limits.mails)
    let campaigns = try store.findings(
      FindingFilter(kind: Campaign.kind), limit: Self.limits.networks)
    return (copies + networks + sites + mails + campaigns + lookalikes).sorted {
      $0.finding.isShownBefore($1.finding)
    }
  }

  /// The documents that findings name: with their texts, or only listed.
  func named(in findings: [RecordedFinding]) throws -> [DocumentID: Document] {
    var whole: Set<DocumentID> = []
    var bare: Set<DocumentID> = []
    for finding in findings {
      if let mail = (finding.finding.subject as? MailWave)?.strongest {
        whole.insert(mail.document)
      }
      guard let cluster = finding.finding.copies else { continue }
      whole.insert(cluster.first)
      for member in cluster.members {
        whole.insert(member.document)
        if let parent = member.parent { whole.insert(parent) }
        bare.formUnion(member.identical.prefix(Self.limits.tableRows))
      }
    }
    var documents = try store.documents(ids: whole.sorted(), withText: true)
    models?.fillLanguages(of: &documents, ignoresDeclared: ignoresLanguage)
    let others = try store.documents(ids: bare.subtracting(whole).sorted(), withText: false)
    documents.merge(others) { known, _ in known }
    return documents
  }

  /// Writes the report where something that it shows is not what it was, or where there is none.
  ///
  /// The settings, their mistakes and what could not be read are part of what it shows. Findings are told by their
  /// digests, so that a scan with nothing new reads none of them and renders no page. Where they are the same, and only what was
  /// read is more, the page is renewed in the places that say so.
  func writeIfChanged(to path: String, willWrite: () -> Void) throws {
    var content = try frame()
    let record = Record(
      shown: FileDigest.digest(of: "\(fixed(content)) \(try shownDigests())"),
      counted: FileDigest.digest(of: counted(content)))
    let key = "report \(path)"
    let former = try store.note(key).flatMap(Record.init)
    if record.isSame(as: former), FileManager.default.fileExists(atPath: path) { return }
    willWrite()
    content.generatedAt = Timestamp(
      seconds: Int64(Date().timeIntervalSince1970), precision: .second, origin: .seen)
    let page = try renewed(content, path, former, record) ?? whole(content)
    try HTMLReport.write(page, toFile: path)
    try store.setNote(key, record.note(with: FileDigest.digest(of: page)))
  }

  /// What was written, by digests: of what only a page made anew can show, of what a renewed one can, and of the page.
  private struct Record {
    var shown: String
    var counted: String
    var page = ""

    init(shown: String, counted: String) {
      self.shown = shown
      self.counted = counted
    }

    /// What no version wrote is nothing.
    init?(_ note: String) {
      let digests = note.split(separator: " ").map(String.init)
      guard digests.count == 3 else { return nil }
      (shown, counted, page) = (digests[0], digests[1], digests[2])
    }

    func isSame(as other: Record?) -> Bool { shown == other?.shown && counted == other?.counted }

    func note(with page: String) -> String { "\(shown) \(counted) \(page)" }
  }

  /// The page that is there with other counts; `nil` where it is not as it was written, or shows other findings.
  private func renewed(
    _ content: ReportContent, _ path: String, _ former: Record?, _ record: Record
  ) throws -> String? {
    guard let former, former.shown == record.shown,
      let page = try? String(contentsOfFile: path, encoding: .utf8),
      FileDigest.digest(of: page) == former.page
    else { return nil }
    return HTMLReport(content, limits: Self.limits).renewed(from: page)
  }

  private func whole(_ frame: ReportContent) throws -> String {
    var content = frame
    content.findings = try shown()
    content.documents = try named(in: content.findings)
    content.files = try store.readFiles(of: content.documents.keys).mapValues {
      ReportContent.KeptFile(path: $0.path, sha256: $0.sha256)
    }
    return HTMLReport(content, limits: Self.limits).html()
  }

  /// What stands in more places than a renewal writes. Whether there is any of what is counted decides on whole parts.
  private func fixed(_ content: ReportContent) -> String {
    let totals = content.totals
    // Counts by kind are in no order, and what is to be compared must be in one.
    let lookalikes = totals.lookalikes.map { "\($0)" }.sorted()
    let isAny = [
      totals.documents.values.contains { $0 > 0 }, totals.findings.values.contains { $0 > 0 },
    ]
    return """
      \(content.version) \(content.title) \(content.thresholds)
      \(content.models) \(content.elections) \(lookalikes) \(isAny)
      """
  }

  private func counted(_ content: ReportContent) -> String {
    let totals = content.totals
    let counts = [
      totals.documents.map { "\($0)" }.sorted(), totals.findings.map { "\($0)" }.sorted(),
      [totals.sources, totals.inputs, totals.diagnostics].map(String.init),
    ]
    return "\(content.command) \(content.inputs) \(content.diagnostics) \(counts)"
  }

  private func shownDigests() throws(StoreError) -> String {
    try store.shownDigests([
      (.copies, Self.limits.findings), (NetworkCommunity.kind, Self.limits.networks),
      (SiteCommunity.kind, Self.limits.networks), (MailWave.kind, Self.limits.mails),
      (Campaign.kind, Self.limits.networks),
      (.lookalikes, Self.limits.lookalikeNames),
    ])
  }

  /// All that a report shows besides findings.
  private func frame() throws -> ReportContent {
    ReportContent(
      version: Version.current,
      generatedAt: Timestamp(seconds: 0, precision: .second, origin: .seen),
      title: try title, command: command, inputs: try inputs(),
      thresholds: configuration.thresholds.described.map {
        ReportContent.Threshold(name: $0.name, value: $0.value, meaning: $0.meaning)
      },
      findings: [], documents: [:], totals: try totals(),
      diagnostics: mistakes + (try store.diagnostics(limit: Self.diagnostics)),
      models: PretrainedModel.allCases.map(use), elections: configuration.electionDates)
  }

  /// Whether a model took part.
  private func use(_ model: PretrainedModel) -> ReportContent.Model {
    let isUsed = models.map { !$0.missing.contains(model) }
    return ReportContent.Model(
      name: model.title, task: model == .languageIdentification ? .language : .meaning,
      purpose: model.purpose, use: isUsed.map { $0 ? .used : .missing } ?? .leftOut,
      note: isUsed.map { $0 ? "" : "“tocsin setup” fetches it." } ?? "Only letters were compared.")
  }

  private var title: String {
    get throws(StoreError) {
      let hasNames = try store.lookalikeCount() > 0
      let documents = try store.currentCount()
      let hasCopies = !hasNames || documents > 0
      let election = configuration.election?.name
      return switch (hasCopies, hasNames) {
      case (true, true):
        election.map { "Copies and look-alike names: \($0)" } ?? "Copies and look-alike names"
      case (false, true): election.map { "Look-alike names: \($0)" } ?? "Look-alike names"
      case (_, false): election.map { "Copies: \($0)" } ?? "Who copied whom"
      }
    }
  }

  private func inputs() throws(StoreError) -> [ReportContent.Input] {
    let counts = try store.inputCounts()
    return try store.inputs().values.sorted { $0.path < $1.path }.map { input in
      ReportContent.Input(
        path: input.shown, format: input.format ?? "not read", bytes: input.size,
        sha256: input.sha256, documents: counts[input.number]?.documents ?? 0,
        diagnostics: counts[input.number]?.diagnostics ?? 0)
    }
  }

  private func totals() throws(StoreError) -> ReportContent.Totals {
    ReportContent.Totals(
      documents: try store.documentCounts(), sources: try store.sourceCount(),
      findings: try store.findingCounts(of: .copies), inputs: try store.inputCount(),
      diagnostics: try store.diagnosticCounts().values.reduce(0, +) + mistakes.count,
      lookalikes: try store.lookalikeCounts())
  }
}
