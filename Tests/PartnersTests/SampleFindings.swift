import Store
import TestSupport
import TocsinModel

/// A workspace with findings about look-alike names.
struct SampleFindings {
  let folder: TemporaryFolder
  let store: Store
  private let step: StepRecord

  init(_ count: Int = 1) throws {
    folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    var decoding = FindingDecoding()
    decoding.register(LookalikeGroup.self)
    store = try Store(workspace, decoding: decoding)
    step = try store.step("lookalikes")
    for number in 1...max(1, count) { try settle(number, headline: "One name", at: 1000) }
  }

  /// Stores or changes the finding of a number.
  func settle(
    _ number: Int, name host: String? = nil, headline: String, at now: Int64
  ) throws {
    let name = DomainName(rawValue: host ?? "login\(number)-herald.example")
    let member = Lookalike(
      name: name, registrable: name, shown: name.rawValue,
      impersonates: DomainName(rawValue: "herald.example"), owner: "Herald", techniques: [],
      tier: .high, probability: 0.9, reasons: [])
    let id = FindingID(rawValue: "lookalikes-\(number)")
    let finding = Finding(
      id: id, subject: LookalikeGroup(members: [member], pattern: .single), attention: .high,
      observation: Observation(
        rule: "lookalikes/1", reasons: [Reason(feature: "name.word", text: headline)]),
      entities: [Entity(.domain, name.rawValue)])
    _ = try store.settle(
      StepChanges(step),
      FindingDelta(
        kind: finding.kind, outdated: [id],
        published: [try EncodedFinding(finding, summary: FindingSummary(headline: headline))]),
      at: now)
  }
}
