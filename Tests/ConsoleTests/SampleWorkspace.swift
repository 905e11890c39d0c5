import Console
import Foundation
import Store
import TestSupport
import TocsinModel

/// A subject of no detector.
struct Trait: FindingSubject {
  static let kind = FindingKind(rawValue: "traits")
  var words: [String]
  var size: Int { words.count }
}

/// Knows one publication of every text.
struct KnownTexts: TextExamination {
  func pair(_ a: Document, _ b: Document) -> CopyPair {
    let isSame = a.text == b.text
    return CopyPair(
      a: a.id, b: b.id, kind: .copypasta, score: isSame ? 1 : 0, coverageA: isSame ? 1 : 0,
      coverageB: isSame ? 1 : 0)
  }

  func publications(of text: String, limit: Int) async throws -> TextPublications {
    let document = Document(
      id: DocumentID(high: 0, low: 7), form: .post, title: "Title of " + text, text: "",
      place: Place(path: "posts.jsonl", line: 7))
    return TextPublications(
      publications: [.init(document: document, ofText: 1, ofDocument: 0.5)], count: 1, sources: 0,
      isCapped: false, isShort: text.count < 5)
  }
}

/// Remembers what it was given to read.
actor TakenFiles: DocumentIntake {
  private(set) var paths: [String] = []

  func read(_ paths: [String]) { self.paths += paths }
  func state() -> IntakeState { IntakeState(waiting: paths.count, reading: 0, trouble: nil) }
}

/// A workspace with findings that a test makes up.
struct SampleWorkspace {
  let folder: TemporaryFolder
  let store: Store
  let console: ConsoleServer
  let taken = TakenFiles()
  private let step: StepRecord
  private let text: String
  private let entity: String?

  /// - Parameters:
  ///   - text: stands in every field of every finding.
  ///   - entity: an account that all of them are about.
  ///   - names: hosts under which programs are answered.
  ///   - rate: requests a second that one person may send.
  ///   - partnerRequests: how often a token may ask in a minute.
  ///   - monotonic: the clock by which requests are counted.
  init(
    findings: Int, text: String = "", entity: String? = nil, names: Set<String> = [],
    proxyHeader: String? = nil, settings: (any SettingsEditing)? = nil,
    rate: Double = ConsoleOptions.usualRate, partnerRequests: Int = 6000,
    monotonic: @escaping @Sendable () -> Double = RateLimit.monotonic
  ) throws {
    folder = try TemporaryFolder()
    self.text = text
    self.entity = entity
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    var decoding = FindingDecoding()
    decoding.register(Trait.self)
    decoding.register(NetworkCommunity.self)
    store = try Store(workspace, decoding: decoding)
    step = try store.step("traits")
    var options = ConsoleOptions(
      workspace: workspace, port: 0, analyst: "ada" + text, decoding: decoding,
      texts: KnownTexts(), intake: taken, settings: settings, names: names,
      proxyHeader: proxyHeader, requestsPerSecond: rate,
      clock: { 1_000 })
    options.partnerRequests = partnerRequests
    options.monotonic = monotonic
    console = try ConsoleServer(options)
    for number in 0..<findings {
      try settle(number + 1, words: 1 + number % 5, at: Int64(number))
    }
  }

  /// Makes a finding about more than before.
  func grow(_ number: Int, at now: Int64 = 900) throws {
    try settle(number, words: 40, at: now)
  }

  private func settle(_ number: Int, words: Int, at now: Int64) throws {
    let levels: [Finding.Attention] = [.notable, .high, .routine]
    let id = FindingID(rawValue: "traits-\(number)")
    let finding = Finding(
      id: id, subject: Trait(words: (0..<words).map { "w\($0)" }),
      attention: levels[(number - 1) % levels.count], decisive: ["f" + text],
      observation: Observation(
        rule: "rule 1" + text, reasons: [Reason(feature: "f" + text, text: "A reason " + text)]),
      entities: [Entity(.account, "account-\(number)" + text)]
        + (entity.map { [Entity(.account, $0)] } ?? []))
    try settle(
      finding,
      FindingSummary(
        headline: "About account-\(number) and others" + text, chips: ["chip" + text]), at: now)
  }

  /// Stores a finding as a detector does.
  func settle(_ finding: Finding, _ summary: FindingSummary, at now: Int64) throws {
    let encoded = try EncodedFinding(finding, summary: summary)
    _ = try store.settle(
      StepChanges(step),
      FindingDelta(kind: finding.kind, outdated: [finding.id], published: [encoded]), at: now)
  }

  func client(_ body: (TestClient) async throws -> Void) async throws {
    try await body(TestClient(console))
  }
}

extension String {
  /// The numbers of the findings that the queue shows, in its order.
  var findings: [Int] {
    components(separatedBy: "\"/findings/F").dropFirst().compactMap {
      Int($0.prefix(while: \.isNumber))
    }
  }

  /// How many rows the queue has.
  var rows: Int { components(separatedBy: "<tr role=\"row\" class=\"").count - 1 }
}
