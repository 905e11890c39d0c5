import Present
import Testing
import TocsinModel

@Suite struct WordsTests {
  private static func lookalike(_ name: String, owner: String) -> Lookalike {
    Lookalike(
      name: DomainName(rawValue: name), registrable: DomainName(rawValue: "redirect.example"),
      shown: name, impersonates: DomainName(rawValue: "\(owner).example"), owner: owner,
      techniques: [.combosquat], tier: .high, probability: 0.9, reasons: [])
  }

  private static func finding(_ subject: any FindingSubject, reasons: [Reason] = []) -> Finding {
    Finding(
      id: FindingID(rawValue: "x"), subject: subject, attention: .high,
      observation: Observation(rule: "r", reasons: reasons),
      entities: [Entity(.account, "ada"), Entity(.account, "ben"), Entity(.document, "d")])
  }

  @Test func `names under one domain are counted, and said whom they may pass for`() {
    let group = LookalikeGroup(
      members: [
        Self.lookalike("google.redirect.example", owner: "Google"),
        Self.lookalike("live.redirect.example", owner: "Live"),
      ], pattern: .registrable, common: "the domain redirect.example")
    let summary = LookalikeWords().summary(of: Self.finding(group)) { _ in nil }
    #expect(summary.headline == "2 names under redirect.example may pass for Google and Live")
    #expect(summary.chips == ["2 names", "combosquat"])
  }

  private static func document(_ number: UInt64, at seconds: Int64) -> Document {
    Document(
      id: DocumentID(high: 1, low: number), form: .post,
      source: Source(id: SourceID(rawValue: number == 1 ? "ada" : "ben"), kind: .account),
      published: Timestamp(seconds: seconds, precision: .second, origin: .file),
      text: "Why are there no cameras above the tables?", place: Place(path: "p"))
  }

  @Test func `copies are told by what was altered, how it was disguised and how fast it spread`() {
    let (a, b) = (Self.document(1, at: 0), Self.document(2, at: 1500))
    let pair = CopyPair(
      a: a.id, b: b.id, kind: .copypasta, score: 1, coverageA: 1, coverageB: 1,
      alterations: [
        Alteration(kind: .number, before: "96", after: "69"),
        Alteration(kind: .name, before: "A name that is far too long for a chip", after: nil),
      ])
    let cluster = CopyCluster(
      members: [.init(document: a.id), .init(document: b.id, fromParent: pair)], first: a.id,
      certainty: .certain)
    let reasons = [
      Reason(feature: "copies.burst", value: 14, text: ""),
      Reason(feature: "copies.disguised", value: 1, text: ""),
    ]
    let summary = CopyWords().summary(of: Self.finding(cluster, reasons: reasons)) { id in
      id == a.id ? a : b
    }
    #expect(
      summary.headline
        == "2 publications of one text by 2 sources; ada was first: “Why are there no cameras above the tables?”"
    )
    #expect(summary.chips == ["14 accounts in 25 min", "disguised letters", "96→69"])
  }
}
