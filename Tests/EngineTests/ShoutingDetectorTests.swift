import Engine
import Lookalikes
import Present
import Store
import TestSupport
import Testing
import TocsinModel

/// A toy detector, whole: accounts that write in capitals.
private struct Shouting: FindingSubject {
  static let kind = FindingKind(rawValue: "shouting")
  var account: String
  var posts: [DocumentID]
  var size: Int { posts.count }
}

private final class ShoutingStep: DetectorStep {
  let name = "shouting"
  let kind = Shouting.kind
  let rule: String
  private let least: Int

  init(least: Int = 2) {
    self.least = least
    rule = "shouting/1 least \(least)"
  }

  nonisolated(nonsending) func settle(_ work: StepWork) async throws -> [FindingChange] {
    let retired = work.isReset ? [] : try work.store.retired(unseenBy: work.record)
    guard !work.arrived.isEmpty || !retired.isEmpty || work.isReset else { return [] }
    var changes = StepChanges(work.record, mark: work.count)
    changes.sawRetired = true
    var shouting = Set(try work.store.facts(of: work.record).keys.map { UInt32($0) })
    for number in retired where shouting.remove(number) != nil {
      changes.facts.updateValue(nil, forKey: Int(number))
    }
    try work.eachArrived { number, document in
      guard document.text == document.text.uppercased(), document.source != nil else { return }
      shouting.insert(number)
      changes.facts[Int(number)] = []
    }
    var posts: [String: [DocumentID]] = [:]
    for document in try work.store.documents(shouting.sorted()).values {
      posts[document.source?.id.rawValue ?? "", default: []].append(document.id)
    }
    var delta = FindingDelta(kind: kind)
    delta.outdated = Set(try work.store.findingDigests(of: kind).keys)
    for (account, ids) in posts where ids.count >= least {
      delta.published.append(try work.encoded(finding(account, ids.sorted())))
    }
    return try work.store.settle(changes, delta, at: work.now)
  }

  private func finding(_ account: String, _ posts: [DocumentID]) -> Finding {
    Finding(
      id: FindingID(rawValue: "shouting-\(account)"),
      subject: Shouting(account: account, posts: posts), attention: .notable,
      decisive: ["shouting.posts"],
      observation: Observation(
        rule: rule,
        reasons: [
          Reason(
            feature: "shouting.posts", value: Double(posts.count), threshold: Double(least),
            text: "\(posts.count) posts are in capitals.")
        ]),
      entities: [Entity(.account, account)] + posts.map { Entity(.document, $0.description) })
  }
}

private struct ShoutingWords: FindingPresenter {
  func summary(
    of shouting: Shouting, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    FindingSummary(
      headline: "\(shouting.account) shouts", chips: ["\(shouting.posts.count) posts"])
  }
}

@Suite struct ShoutingDetectorTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func settle(_ lines: [String], least: Int = 2) async throws -> [FindingChange] {
    let path = try folder.write(
      "posts.jsonl",
      lines.enumerated().map { number, text in
        "{\"id\":\"\(text.hashValue)\(number)\",\"account\":\"ada\",\"text\":\"\(text)\"}"
      }.joined(separator: "\n"))
    let engine = try Engine(Workspace(folder: folder["ws"])) {
      var detectors = Detectors()
      detectors.add(ShoutingStep(least: least), presenter: ShoutingWords())
      return detectors
    }
    let rules = LookalikeRules(protecting: .init(), lists: .none)
    _ = try await engine.read(ReadJob(paths: [path], rules: rules))
    return try await engine.settle()
  }

  @Test func `a new detector has numbers, history, words and a memory like the others`()
    async throws
  {
    #expect(try await settle(["WAKE UP", "quiet words"]).isEmpty)
    let appeared = try await settle(["WAKE UP", "quiet words", "READ THIS"])
    #expect(appeared.map(\.what) == [.appeared])
    #expect(appeared.first?.summary == FindingSummary(headline: "ada shouts", chips: ["2 posts"]))
    #expect(appeared.first?.number == 1)
    #expect(try await settle(["WAKE UP", "quiet words", "READ THIS"]).isEmpty)
    #expect(
      try await settle(["WAKE UP", "quiet words", "READ THIS", "AND THIS"]).map(\.what) == [.grew])
    // A stricter rule looks at everything again; the finding is withdrawn, and comes back under its old id.
    #expect(
      try await settle(["WAKE UP", "quiet words", "READ THIS", "AND THIS"], least: 9).map(\.what)
        == [.withdrawn])
    // What the file does not hold any more counts no more.
    #expect(
      try await settle(["quiet words", "READ THIS"], least: 1).map(\.summary.chips) == [["1 posts"]]
    )
  }
}
