import Copies
import Testing
import TocsinModel

struct ProvenanceTests {
  private func cluster(_ documents: [Document]) async throws -> (CopyCluster, Finding) {
    let findings = try await Samples.detect(documents).findings
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    return (finding.cluster, finding)
  }

  private func parent(_ number: UInt64, in cluster: CopyCluster) -> UInt64? {
    cluster.members.first { $0.document.low == number }?.parent?.low
  }

  @Test func `shared alterations tell the parent, not time alone`() async throws {
    let altered = Samples.article.replacing(
      "by boat.", with: "by boat. Our readers knew it allready.")
    let (cluster, _) = try await cluster([
      Samples.document(1, Samples.article, at: 1_000),
      Samples.document(2, altered, at: 2_000),
      Samples.document(3, Samples.article + " Printed again elsewhere.", at: 3_000),
      Samples.document(4, altered + " Seen here first.", at: 4_000),
    ])
    #expect(cluster.first.low == 1)
    #expect(cluster.certainty == .certain)
    #expect(parent(1, in: cluster) == nil)
    #expect(parent(2, in: cluster) == 1)
    #expect(parent(3, in: cluster) == 1)
    #expect(parent(4, in: cluster) == 2)
  }

  @Test func `a declared source is believed among equally near texts`() async throws {
    let (cluster, _) = try await cluster([
      Samples.document(1, Samples.article, source: "wire.example", name: "Harbour Wire", at: 1_000),
      Samples.document(2, Samples.article, source: "copy.example", name: "Copy", at: 2_000),
      Samples.document(3, Samples.article + "\n\nSource: Copy", source: "third.example", at: 3_000),
      Samples.document(
        4, Samples.article + "\n\nSource: Harbour Wire", source: "fourth.example", at: 4_000),
    ])
    #expect(parent(3, in: cluster) == 2)
    #expect(parent(4, in: cluster) == 1)
    #expect(cluster.reasons.contains { $0.feature == "first.credited" })
  }

  @Test func `times that overlap leave the first publication likely`() async throws {
    let (cluster, _) = try await cluster([
      Samples.document(1, Samples.article, at: 90_000),
      Samples.document(2, Samples.article + " More soon.", at: 86_400, precision: .day),
    ])
    #expect(cluster.certainty == .likely)
    #expect(cluster.reasons.contains { $0.feature == "first.overlap" })
  }

  @Test func `a year around another's day does not say which was first`() async throws {
    let (cluster, _) = try await cluster([
      Samples.document(1, Samples.article, at: 1_735_689_600, precision: .year),
      Samples.document(2, Samples.article + " More soon.", at: 1_746_598_800),
    ])
    #expect(cluster.certainty == .unknown)
    #expect(cluster.members.compactMap(\.fromParent).map(\.order) == [.unknown])
    let (later, _) = try await self.cluster([
      Samples.document(1, Samples.article, at: 1_735_689_600, precision: .year),
      Samples.document(2, Samples.article + " More soon.", at: 1_777_777_777),
    ])
    #expect(later.certainty == .certain && later.first.low == 1)
  }

  @Test(arguments: [0, -3_600, 315_532_800, -62_135_596_800])
  func `the beginning of a computer's calendar is no time of publication`(seconds: Int64)
    async throws
  {
    let (cluster, _) = try await cluster([
      Samples.document(1, Samples.article, at: 1_700_000_000),
      Samples.document(2, Samples.article + " More soon.", at: seconds),
      Samples.document(3, Samples.article + " More later.", at: 1_700_090_000),
    ])
    #expect(cluster.first.low == 1)
    #expect(cluster.certainty == .likely)
    #expect(cluster.reasons.contains { $0.feature == "first.undated" })
  }

  @Test func `without times nobody is certainly first`() async throws {
    let (cluster, _) = try await cluster([
      Samples.document(1, Samples.article), Samples.document(2, Samples.article + " More soon."),
    ])
    #expect(cluster.certainty == .unknown)
  }

  @Test func `credited reprints and debunks ask for no attention`() async throws {
    let original = Samples.document(
      1, Samples.article, source: "wire.example", name: "Harbour Wire", at: 1_000)
    let (_, routine) = try await cluster([
      original, Samples.document(2, Samples.article + "\n\n(Harbour Wire)", at: 2_000),
    ])
    #expect(routine.attention == .routine)
    #expect(routine.observation.reasons.contains { $0.direction == .weakens })
    let (_, notable) = try await cluster([
      original, Samples.document(2, Samples.article, at: 2_000),
    ])
    #expect(notable.attention == .notable)
  }

  @Test func `a passage that is little of both texts asks for no attention`() async throws {
    let terms = Samples.babble(40, seed: 1)
    func page(_ seed: UInt64, _ terms: String) -> String {
      Samples.babble(150, seed: seed) + "\n\n" + terms + "\n\n"
        + Samples.babble(150, seed: seed + 1)
    }
    let (_, finding) = try await cluster([
      Samples.document(1, page(10, terms), at: 1_000),
      Samples.document(2, page(20, terms + " In 1912."), at: 2_000),
    ])
    #expect(finding.attention == .routine)
    #expect(finding.observation.reasons.contains { $0.feature == "copies.small-part" })
  }

  @Test(arguments: [
    ("copies.disguised", Samples.article.replacing("council", with: "соunсil")),
    ("copies.facts-changed", Samples.article.replacing("21,000", with: "2,000")),
    (
      "copies.origin-removed",
      Samples.article.replacing(
        "station,” said Mara Oldenveld, who chairs the council.", with: "station.”")
    ),
  ])
  func `a repost that hides, changes or uproots asks for high attention`(
    feature: String, copy: String
  ) async throws {
    let (_, finding) = try await cluster([
      Samples.document(1, Samples.article, at: 1_000), Samples.document(2, copy, at: 2_000),
    ])
    #expect(finding.attention == .high)
    #expect(finding.observation.reasons.contains { $0.feature == feature })
    #expect(finding.observation.rule == CopyThresholds.rule)
  }

  @Test func `many accounts within an hour are a burst`() async throws {
    let (cluster, finding) = try await cluster(
      (1...8).map {
        Samples.document($0, Samples.article, at: Int64($0) * 60, form: .post)
      })
    #expect(finding.attention == .high)
    #expect(finding.observation.reasons.contains { $0.feature == "copies.burst" })
    #expect(cluster.members.count == 8)
  }

  @Test func `in a large group identical texts are collapsed`() async throws {
    let (cluster, _) = try await cluster(
      (1...500).map { Samples.document($0, Samples.article, at: Int64($0), form: .post) })
    #expect(cluster.members.count == 1)
    #expect(cluster.documents.count == 500)
  }

  @Test func `exchanging two names changes no score`() async throws {
    func swapped(_ text: String) -> String {
      text.replacing("Oldenveld", with: "§").replacing("Brecht", with: "Oldenveld").replacing(
        "§", with: "Brecht")
    }
    let texts = [
      Samples.article, Samples.article.replacing("21,000", with: "12,000") + " More soon.",
    ]
    func findings(_ texts: [String]) async throws -> Finding {
      try await cluster(
        texts.enumerated().map {
          Samples.document(UInt64($0.offset), $0.element, at: Int64($0.offset) * 10_000)
        }
      ).1
    }
    let plain = try await findings(texts)
    let exchanged = try await findings(texts.map(swapped))
    #expect(plain.attention == exchanged.attention)
    #expect(
      plain.cluster.members[1].fromParent?.score == exchanged.cluster.members[1].fromParent?.score)
    #expect(
      plain.cluster.members[1].fromParent?.alterations.map(\.kind)
        == exchanged.cluster.members[1].fromParent?.alterations.map(\.kind))
  }

  @Test func `a finding keeps its id when copies are added`() async throws {
    let first = [
      Samples.document(1, Samples.article, at: 1_000),
      Samples.document(2, Samples.article + " More soon.", at: 2_000),
    ]
    let before = try await cluster(first).1
    let after = try await cluster(
      first + [Samples.document(3, Samples.article + " And more.", at: 3_000)]
    ).1
    #expect(before.id == after.id)
    // What is read in another order is about the same.
    let turned = try await cluster([
      Samples.document(3, Samples.article + " And more.", at: 3_000), first[1], first[0],
    ]).1
    #expect(before.id == turned.id)
  }
}

extension ProvenanceTests {
  @Test func `who takes a passage out of a long text has not dropped the names of the others`()
    async throws
  {
    let long =
      Samples.babble(150, seed: 8) + "\n\n" + Samples.article
      + "\n\nPiotr Zielinski of the Harbour Wire and Anke Vogt "
      + "said so on Friday. " + Samples.babble(150, seed: 9)
    let passage = String(Samples.article.prefix(700))
    let (_, finding) = try await cluster([
      Samples.document(1, long, at: 1_000), Samples.document(2, passage, at: 2_000),
    ])
    #expect(!finding.observation.reasons.contains { $0.feature == "copies.origin-removed" })
    // A name that is left out in the middle of what was taken counts.
    let without = passage.replacing(
      " said Mara Oldenveld, who chairs the council.", with: " they said.")
    let (_, other) = try await cluster([
      Samples.document(1, long, at: 1_000), Samples.document(2, without, at: 2_000),
    ])
    #expect(other.observation.reasons.contains { $0.feature == "copies.origin-removed" })
  }
}
