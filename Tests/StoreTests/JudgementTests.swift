import Store
import TestSupport
import Testing
import TocsinModel

/// A subject of no detector.
private struct Trait: FindingSubject {
  static let kind = FindingKind(rawValue: "traits")
  var words: [String]
  var size: Int { words.count }
}

@Suite struct JudgementTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    var decoding = FindingDecoding()
    decoding.register(Trait.self)
    store = try Store(workspace, decoding: decoding)
    for number in 1...9 { try settle(number, size: number % 3 + 1, at: Int64(number % 4)) }
  }

  private func settle(_ number: Int, size: Int, at now: Int64) throws {
    let id = FindingID(rawValue: "traits-\(number)")
    let levels: [Finding.Attention] = [.high, .routine, .notable, .high]
    let finding = Finding(
      id: id, subject: Trait(words: Array(repeating: "w", count: size)),
      attention: levels[number % 4], observation: Observation(rule: "r", reasons: []))
    _ = try store.settle(
      StepChanges(try store.step("traits")),
      FindingDelta(
        kind: Trait.kind, outdated: [id],
        published: [try EncodedFinding(finding, summary: FindingSummary(headline: "H\(number)"))]),
      at: now)
  }

  private func judge(
    _ finding: Int, _ disposition: Judgement.Disposition = .confirmed, seen: Int? = nil,
    version: Int = 1
  ) throws -> JudgementOutcome {
    try store.judge(
      JudgementDraft(
        finding: finding, disposition: disposition, reason: "why", by: "ada", seen: seen,
        version: version), now: 50)
  }

  @Test(arguments: QueueView.Order.allCases)
  func `whoever goes from neighbour to neighbour sees the whole queue in its order, both ways`(
    _ order: QueueView.Order
  ) throws {
    let view = QueueView(state: .all, order: order)
    let queue = try store.queue(view, limit: 100).map(\.finding.number)
    #expect(queue.sorted() == Array(1...9))
    for isBackwards in [false, true] {
      let expected = isBackwards ? queue.reversed() : queue
      var walked = [try #require(expected.first)]
      while let last = walked.last, walked.count <= 9,
        let finding = try store.finding(named: "F\(last)"),
        let next = try store.neighbour(of: finding, in: view, before: isBackwards)
      {
        walked.append(next.finding.number)
      }
      #expect(walked == expected)
    }
  }

  @Test(arguments: QueueView.Order.allCases, [1, 2, 5, 100])
  func `what lies behind a finding is the rest of the queue, as far as it is asked for`(
    _ order: QueueView.Order, _ limit: Int
  ) throws {
    let view = QueueView(state: .all, order: order)
    let queue = try store.queue(view, limit: 100).map(\.finding.number)
    for (place, number) in queue.enumerated() {
      let behind = try store.queue(view, behind: store.finding(named: "F\(number)"), limit: limit)
      #expect(behind.map(\.finding.number) == Array(queue.dropFirst(place + 1).prefix(limit)))
    }
    #expect(try store.findingKinds() == [Trait.kind])
    #expect(try store.findingCount() == 9)
  }

  @Test func `pages of the queue together are the queue`() throws {
    let view = QueueView(state: .all)
    let whole = try store.queue(view, limit: 100).map(\.id)
    let paged = try (0..<5).flatMap { try store.queue(view, offset: $0 * 2, limit: 2).map(\.id) }
    #expect(paged == whole)
  }

  @Test func `a judgement that its author had not seen is not overwritten`() throws {
    guard case .stored(let first) = try judge(1) else {
      Issue.record("it was refused")
      return
    }
    #expect(first.by == "ada" && first.at == 50 && first.version == 1 && first.isCurrent)
    #expect(try judge(1, .unclear) == .overtaken(by: first))
    guard case .stored(let second) = try judge(1, .unclear, seen: first.number) else {
      Issue.record("it was refused")
      return
    }
    #expect(second.number > first.number)
    #expect(try judge(99) == .noSuchFinding)
    #expect(try judge(2, .duplicate) == .noSuchDuplicate)
  }

  @Test func `undoing everything leaves a finding as it was, and all of it on record`() throws {
    _ = try judge(1)
    _ = try judge(1, .unclear, seen: 1)
    #expect(try store.undo(judgement: 1, by: "eve", now: 60) == nil)
    #expect(try store.undo(judgement: 2, by: "eve", now: 60) == 1)
    #expect(try store.undo(judgement: 1, by: "eve", now: 61) == 1)
    #expect(try store.undo(judgement: 1, by: "eve", now: 62) == nil)
    #expect(try store.queueCount(QueueView()) == 9)
    let all = try store.judgements(ofFinding: 1)
    #expect(all.map(\.undoneBy) == ["eve", "eve"] && all.map(\.undoneAt) == [61, 60])
    // Nobody has seen a judgement in force: one is stored again.
    guard case .stored(let third) = try judge(1) else {
      Issue.record("it was refused")
      return
    }
    #expect(third.number == 3)
  }

  @Test func `a judged finding that changes waits again, and an old look at it judges nothing`()
    throws
  {
    _ = try judge(1)
    #expect(try store.queueCount(QueueView()) == 8)
    try settle(1, size: 7, at: 70)
    #expect(try store.queueCount(QueueView()) == 9)
    #expect(try judge(1, seen: 1, version: 1) == .changed(version: 2))
    _ = try judge(1, seen: 1, version: 2)
    #expect(try store.queueCount(QueueView()) == 8)
    #expect(try store.queueCount(QueueView(state: .confirmed)) == 1)
  }
}
