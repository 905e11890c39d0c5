import Foundation
import GRDB
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

@Suite struct SettlingTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let step: StepRecord

  init() throws {
    folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    var decoding = FindingDecoding()
    decoding.register(Trait.self)
    store = try Store(workspace, decoding: decoding)
    step = try store.step("traits")
  }

  private func encoded(
    _ id: String, _ words: [String], about documents: [Int], attention: Finding.Attention = .notable
  ) throws -> EncodedFinding {
    let finding = Finding(
      id: FindingID(rawValue: id), subject: Trait(words: words), attention: attention,
      decisive: ["f"], observation: Observation(rule: "r", reasons: []),
      entities: documents.map { Entity(.document, "d\($0)") } + [Entity(.account, words[0])])
    return try EncodedFinding(
      finding, summary: FindingSummary(headline: "About \(words[0])", chips: ["c", "“q”"]))
  }

  private func settle(
    outdated: [String] = [], _ published: [EncodedFinding], at now: Int64 = 10
  ) throws -> [FindingChange] {
    try store.settle(
      StepChanges(step),
      FindingDelta(
        kind: Trait.kind, outdated: Set(outdated.map(FindingID.init(rawValue:))),
        published: published), at: now)
  }

  @Test func `a finding comes back as it went in, with its line and its number`() throws {
    let one = try encoded("a", ["x"], about: [1, 2], attention: .high)
    let changes = try settle([one])
    #expect(changes.map(\.what) == [.appeared])
    let back = try #require(try store.finding(named: "F1"))
    #expect(back.finding == one.finding)
    #expect(back.summary == one.summary)
    #expect(back.version == 1 && back.appeared.seconds == 10)
    #expect(try store.finding(named: "a")?.number == 1)
    #expect(try store.finding(named: "F2") == nil)
    #expect(try store.findingCounts() == [.high: 1])
  }

  @Test func `whom a finding is about may have a NUL in the name`() throws {
    let one = try encoded("a", ["x\u{0}y"], about: [1])
    _ = try settle([one])
    #expect(try store.entities(ofFinding: 1) == one.finding.entities)
    #expect(try store.finding(named: "F1")?.finding == one.finding)
  }

  @Test func `what is as it was is no change, and what grew says so`() throws {
    _ = try settle([try encoded("a", ["x"], about: [1, 2])])
    #expect(try settle(outdated: ["a"], [try encoded("a", ["x"], about: [1, 2])]).isEmpty)
    let grown = try settle(
      [try encoded("a", ["x", "y"], about: [1, 2, 3], attention: .high)], at: 20)
    #expect(grown.map(\.what) == [.grew])
    #expect(grown.map(\.formerAttention) == [.notable])
    #expect(try store.history(ofFinding: 1).map(\.what) == [.appeared, .grew])
    #expect(try store.history(ofFinding: 1).map(\.at) == [10, 20])
    #expect(try store.finding(named: "a")?.changed.seconds == 20)
  }

  @Test func `a finding whose id is another keeps its number, and its old id leads to it`() throws {
    _ = try settle([try encoded("a", ["x"], about: [1, 2])])
    let changes = try settle(outdated: ["a"], [try encoded("b", ["x", "w"], about: [1, 2, 0])])
    #expect(changes.map(\.what) == [.grew])
    #expect(changes.first?.former == FindingID(rawValue: "a"))
    #expect(try store.finding(named: "a")?.id.rawValue == "b")
    #expect(try store.finding(named: "F1")?.id.rawValue == "b")
    #expect(try store.findingCount() == 1)
  }

  @Test func `of two that are one now, the smaller leads to the larger for life`() throws {
    _ = try settle([
      try encoded("a", ["x"], about: [1, 2, 3]), try encoded("b", ["y"], about: [4, 5]),
    ])
    let changes = try settle(
      outdated: ["a", "b"], [try encoded("a", ["x", "y"], about: [1, 2, 3, 4, 5])])
    #expect(changes.map(\.what) == [.grew, .merged])
    #expect(try store.finding(named: "F2")?.number == 1)
    #expect(try store.finding(named: "b")?.number == 1)
    // And on, when that one becomes part of a third.
    _ = try settle([try encoded("c", ["z"], about: [9])])
    _ = try settle(
      outdated: ["a", "c"], [try encoded("c", ["z", "x", "y"], about: [9, 1, 2, 3, 4, 5])])
    #expect(try store.finding(named: "F2")?.id.rawValue == "c")
    #expect(try store.finding(named: "b")?.id.rawValue == "c")
  }

  @Test func `a finding that nothing is left of is withdrawn, and its number is not given again`()
    throws
  {
    _ = try settle([try encoded("a", ["x"], about: [1])])
    #expect(try settle(outdated: ["a"], []).map(\.what) == [.withdrawn])
    #expect(try store.finding(named: "F1") == nil)
    #expect(try store.history(ofFinding: 1).map(\.what) == [.appeared, .withdrawn])
    #expect(try settle([try encoded("b", ["y"], about: [2])]).map(\.number) == [2])
  }

  /// Of the words of a headline, what is found with the index and without it.
  @Test(arguments: [
    ("zug", ["b", "a"]), ("ZUG nacht", ["a"]), ("achtz", ["a"]), ("wahltag", ["c"]),
    ("ÜBER", ["c"]), ("zugx", []),
    ("e", ["b", "c"]), ("ta zug", []), ("ug nachtzug", ["a"]), ("%", ["c"]), ("_a", []),
    ("50%", ["c"]), ("a_b", ["c"]),
    ("\"zug\u{301} OR \"\u{301}", []), ("zug* NOT", []), ("\"", []), ("\\", []),
  ])
  func `findings are found by parts of what they say, those that ask for most first`(
    _ words: String, _ ids: [String]
  ) throws {
    _ = try settle([
      try encoded("a", ["Nachtzug"], about: [1]),
      try encoded("b", ["Zugende"], about: [2], attention: .high),
      try encoded("c", ["50% a_b über Wahltage", "y"], about: [3], attention: .routine),
    ])
    // Without the index, case beyond ASCII counts.
    if words.utf8.allSatisfy({ $0 < 128 }) {
      #expect(try store.findings(saying: words, limit: 9).map(\.id.rawValue) == ids)
    }
    try store.indexSources()
    #expect(try store.findings(saying: words, limit: 9).map(\.id.rawValue) == ids)
    #expect(try store.findings(saying: words, limit: 1).map(\.id.rawValue) == Array(ids.prefix(1)))
  }

  @Test func `the index of headlines follows findings that come, change, grow, merge and go`()
    throws
  {
    func said(_ word: String) throws -> [String] {
      #expect(try store.isIntact())
      return try store.findings(saying: word, limit: 9).map(\.id.rawValue)
    }
    _ = try settle([try encoded("a", ["harbour"], about: [1])])
    try store.indexSources()
    #expect(try said("harb") == ["a"])
    _ = try settle([
      try encoded("b", ["harbours", "y"], about: [2]), try encoded("c", ["coast"], about: [3]),
    ])
    #expect(try said("harbour") == ["b", "a"])
    _ = try settle(outdated: ["a"], [try encoded("a", ["harbour", "w", "v"], about: [1])])
    #expect(try said("harbour") == ["a", "b"])
    _ = try settle(
      outdated: ["b"], [try encoded("b", ["harbours", "z"], about: [2], attention: .high)])
    #expect(try said("harbour") == ["b", "a"])
    _ = try settle(outdated: ["a"], [try encoded("d", ["quay", "w"], about: [1, 9])])
    #expect(try said("harbour") == ["b"])
    #expect(try said("quay") == ["d"])
    _ = try settle(outdated: ["b", "c"], [try encoded("c", ["coast", "x", "z"], about: [2, 3])])
    #expect(try said("harbour").isEmpty)
    #expect(try said("about") == ["c", "d"])
    _ = try settle(outdated: ["c", "d"], [])
    #expect(try said("about").isEmpty)
    // A second console makes nothing anew.
    try store.indexSources()
    #expect(try store.isIntact())
  }

  @Test func `erasing leaves no part of a headline that is gone in the index`() throws {
    // Small letters are the index's alone: all else is as it was written. No other part begins with z, so that FTS5 writes it whole.
    func isInFile() throws -> Bool {
      try Data(contentsOf: URL(fileURLWithPath: store.path)).range(of: Data("zqx".utf8)) != nil
    }
    try store.indexSources()
    _ = try settle([try encoded("a", ["ZQX"], about: [1]), try encoded("b", ["quay"], about: [2])])
    try store.eraseForgotten(vectors: [])
    #expect(try isInFile())
    _ = try settle(outdated: ["a"], [])
    try store.eraseForgotten(vectors: [])
    #expect(try !isInFile())
    #expect(try store.isIntact())
    #expect(try store.findings(saying: "quay", limit: 9).map(\.number) == [2])
  }

  @Test func `an index that lacks a headline is not intact`() throws {
    _ = try settle([try encoded("a", ["harbour"], about: [1])])
    try store.indexSources()
    try DatabaseQueue(path: folder["ws/tocsin.sqlite"]).write { db in
      try db.execute(sql: "DELETE FROM finding_said_content")
    }
    #expect(try !store.isIntact())
  }

  @Test func `findings are asked for by kind, attention, time and whom they are about`() throws {
    _ = try settle([try encoded("a", ["x"], about: [1], attention: .high)], at: 10)
    _ = try settle([try encoded("b", ["y", "z"], about: [1, 2], attention: .routine)], at: 20)
    func ids(_ filter: FindingFilter) throws -> [String] {
      try store.list(filter).map(\.id.rawValue)
    }
    #expect(try ids(FindingFilter()) == ["a", "b"])
    #expect(try ids(FindingFilter(attention: .notable)) == ["a"])
    #expect(try ids(FindingFilter(since: 15)) == ["b"])
    #expect(try ids(FindingFilter(kind: .copies)) == [])
    #expect(try ids(FindingFilter(entities: [Entity(.document, "d1")])) == ["a", "b"])
    #expect(try ids(FindingFilter(names: ["y"])) == ["b"])
    #expect(try store.list(offset: 1, limit: 1).map(\.id.rawValue) == ["b"])
    #expect(try store.findings().map(\.finding.size) == [1, 2])
  }

  @Test func `relations are found from both ends, and a change of one outdates its groups`() throws
  {
    var first = StepChanges(step, mark: 4)
    first.relations = [
      Relation(a: 0, b: 1, data: [1]), Relation(a: 1, b: 2, data: [2]), Relation(a: 3, b: 3),
    ]
    first.facts = [7: [9, 9]]
    try store.store(first)
    #expect(try store.ungrouped(of: step).map(\.b) == [1, 2, 3])
    var grouped = StepChanges(step)
    grouped.groups = [
      .init(members: [(step.number, 0, 1), (step.number, 1, 2)], finding: "f"),
      .init(members: [(step.number, 3, 3)], finding: nil),
    ]
    try store.store(grouped)
    #expect(try store.ungrouped(of: step).isEmpty)
    #expect(try store.relations(of: step, touching: [1]).map(\.data) == [[1], [2]])
    #expect(try store.relations(of: step, inGroups: [1]).count == 2)
    #expect(try store.findings(ofGroups: [1, 2]) == [1: "f"])
    #expect(try store.facts(of: step) == [7: [9, 9]])
    #expect(try store.step("traits").mark == 4)
    var replaced = StepChanges(step)
    replaced.replaced = [2]
    replaced.facts.updateValue(nil, forKey: 7)
    try store.store(replaced)
    #expect(try store.outdatedGroups(of: step) == [1])
    #expect(try store.relations(of: step, touching: [0, 2]).map(\.b) == [1])
    #expect(try store.facts(of: step).isEmpty)
    try store.reset(step, rule: "other")
    #expect(try store.relationCount(of: step) == 0)
    #expect(try store.step("traits").rule == "other")
  }

  @Test func `a relation that is found again stays in its group until that is made again`() throws {
    var relations = StepChanges(step, mark: 4)
    relations.relations = [Relation(a: 0, b: 2), Relation(a: 1, b: 2), Relation(a: 1, b: 3)]
    try store.store(relations)
    var grouped = StepChanges(step)
    grouped.groups = [
      .init(members: [(step.number, 0, 2), (step.number, 1, 2), (step.number, 1, 3)], finding: "f")
    ]
    try store.store(grouped)
    var replaced = StepChanges(step)
    replaced.replaced = [2]
    replaced.relations = [Relation(a: 1, b: 2, data: [5]), Relation(a: 3, b: 4)]
    try store.store(replaced)
    #expect(try store.outdatedGroups(of: step) == [1])
    #expect(
      try store.relations(of: step, inGroups: [1]).map { [$0.a, $0.b] } == [[1, 2], [1, 3]])
    #expect(try store.relations(of: step, inGroups: [1]).map(\.data) == [[5], []])
    #expect(try store.ungrouped(of: step).map(\.b) == [4])
  }

  @Test func `a group that is continued keeps its relations and its number`() throws {
    var relations = StepChanges(step, mark: 4)
    relations.relations = [Relation(a: 0, b: 1), Relation(a: 1, b: 2), Relation(a: 2, b: 3)]
    try store.store(relations)
    var grouped = StepChanges(step)
    grouped.groups = [.init(members: [(step.number, 0, 1), (step.number, 1, 2)], finding: "f")]
    try store.store(grouped)
    var outdated = StepChanges(step)
    outdated.outdated = [2]
    try store.store(outdated)
    #expect(try store.outdatedGroups(of: step) == [1])
    var continued = StepChanges(step)
    continued.groups = [.init(number: 1, members: [(step.number, 2, 3)], finding: "g")]
    try store.store(continued)
    #expect(try store.relations(of: step, inGroups: [1]).map(\.b) == [1, 2, 3])
    #expect(try store.findings(ofGroups: [1]) == [1: "g"])
    #expect(
      try store.outdatedGroups(of: step).isEmpty && store.ungrouped(of: step).isEmpty)
  }

  @Test func `a finding is packed, and one that is damaged is a sentence`() throws {
    let words = (0..<4_000).map { "word\($0 % 50)" }
    _ = try settle([encoded("a", words, about: [1])])
    #expect(try store.finding(named: "a")?.finding.size == 4_000)
    let queue = try DatabaseQueue(path: store.path)
    let packed = try #require(
      try queue.read { try Data.fetchOne($0, sql: "SELECT payload FROM finding") })
    #expect(packed.count < 4_000)
    try queue.write {
      try $0.execute(sql: "UPDATE finding SET payload = ?", arguments: [packed.dropLast(9)])
    }
    #expect(throws: StoreError.corrupt(path: store.path)) { try store.finding(named: "a") }
  }
}
