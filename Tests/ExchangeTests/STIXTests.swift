import Exchange
import Foundation
import Testing
import TocsinModel

/// Findings as STIX 2.1; that others read it, `make exchange-peers` checks.
@Suite struct STIXTests {
  private static func document(_ number: UInt64, _ url: String?, _ source: Source?) -> Document {
    Document(
      id: DocumentID(high: 1, low: number), form: .page, source: source, url: url,
      title: "Title \(number)", language: "en",
      published: Timestamp(seconds: 1_700_000_000, precision: .second, origin: .page),
      text: "A text", place: Place(path: "/home/somebody/\(number).html"))
  }

  private static let documents = [
    document(1, "https://a.example/1", Source(id: SourceID(rawValue: "a.example"), kind: .site)),
    document(2, nil, Source(id: SourceID(rawValue: "@somebody"), kind: .account)),
  ]

  private static func finding(changed: Int64 = 1_711_000_000) -> RecordedFinding {
    let pair = CopyPair(
      a: documents[0].id, b: documents[1].id, kind: .translation, score: 0.91, coverageA: 0.8,
      coverageB: 0.7, spans: [MatchedSpan(a: TextSpan(0, 5), b: TextSpan(1, 6))])
    let cluster = CopyCluster(
      members: [
        .init(document: documents[0].id), .init(document: documents[1].id, fromParent: pair),
      ], first: documents[0].id, certainty: .certain)
    let reasons = [
      Reason(feature: "copy.coverage", value: 0.9, threshold: 0.5, text: "Much of it."),
      Reason(feature: "partner.seen-before.green", text: "Seen before by Green."),
      Reason(feature: "partner.seen-before.amber", text: "Seen before by Amber."),
    ]
    return RecordedFinding(
      finding: Finding(
        id: FindingID(rawValue: "copies-1"), subject: cluster, attention: .high,
        observation: Observation(rule: "copies/1", reasons: reasons)),
      summary: FindingSummary(headline: "One text, twice"), number: 1,
      appeared: Timestamp(seconds: 1_710_000_000, precision: .second, origin: .seen),
      changed: Timestamp(seconds: changed, precision: .second, origin: .seen))
  }

  private static func mapping(
    _ finding: RecordedFinding, _ change: (inout STIXProducer) -> Void = { _ in }
  ) -> STIXMapping {
    var producer = STIXProducer(name: "Isle Observatory", tlp: .green)
    change(&producer)
    var mapping = STIXMapping(producer)
    mapping.add(finding) { id in documents.first { $0.id == id } }
    return mapping
  }

  private static func text(_ mapping: STIXMapping) -> String {
    String(decoding: STIXBundle(mapping.objects).bytes, as: UTF8.self)
  }

  @Test func `ids are those that OpenCTI derives, so that a second import merges`() {
    // Computed with pycti 7.261026.0 and stix2 3.0.2.
    #expect(
      STIXIdentifier.identity("Isle Observatory", kind: "organization")
        == "identity--c78e6701-891f-5df1-85ee-644fd7a4551a")
    #expect(
      STIXIdentifier.named("channel", " A.Example ")
        == "channel--a1b4c926-422f-56d7-a0a8-307a03bf264e")
  }

  @Test func `a finding that changed keeps its ids and has later times`() {
    let former = Self.mapping(Self.finding())
    let later = Self.mapping(Self.finding(changed: 1_712_000_000))
    #expect(former.objects.map(\.id) == later.objects.map(\.id))
    let notes = [former, later].compactMap { mapping in
      mapping.objects.first { $0.type == "note" }?.version
    }
    #expect(notes == ["2024-03-21T05:46:40.000Z", "2024-04-01T19:33:20.000Z"])
  }

  @Test(arguments: [true, false])
  func `what is mapped apart and joined is as what is mapped at once`(showsPeople: Bool) {
    var producer = STIXProducer(name: "Isle Observatory", tlp: .green)
    producer.includesPeople = showsPeople
    let times = STIXMapping.Times(created: 1_700_000_000, modified: 1_700_000_000)
    let later = STIXMapping.Times(created: 1_700_000_000, modified: 1_700_000_001)
    let url = [JSONNode.Member("value", .string("https://a.example/\"1\""))]
    let steps: [@Sendable (inout STIXMapping) -> Void] = [
      { mapping in
        mapping.add(Self.finding()) { id in Self.documents.first { $0.id == id } }
        mapping.addObservable("url", contributing: url)
        _ = mapping.impersonated("own.example")
        _ = mapping.domain("bad.example")
      },
      { mapping in
        mapping.addObservable(
          "url", contributing: url, [.init("title", .string("By Ann, 1.50"))])
        mapping.note("n", abstract: "A", text: "Once", about: [mapping.producer.id], times)
        _ = mapping.impersonated("bad.example")
      },
      { mapping in
        mapping.addObservable("url", contributing: url, [.init("title", .string("Not this"))])
        mapping.note("n", abstract: "A", text: "No later", about: [mapping.producer.id], times)
        _ = mapping.domain("own.example")
      },
      { mapping in
        mapping.note("n", abstract: "A", text: "Later", about: [mapping.producer.id], later)
        _ = mapping.impersonated("own.example")
        mapping.add(Self.finding(changed: 1_712_000_000)) { id in
          Self.documents.first { $0.id == id }
        }
      },
    ]
    var (once, joined) = (STIXMapping(producer), STIXMapping(producer))
    var named = Self.finding()
    named.finding.entities = [Entity(.person, "Ann")]
    once.hide(peopleOf: named)
    joined.hide(peopleOf: named)
    for step in steps {
      step(&once)
      var part = joined.part
      step(&part)
      joined.take(part)
    }
    let excused = once.objects.filter { $0["extensions"]?[STIXObject.Extension.role] != nil }
    #expect(Array(excused).isEmpty, "Both names are accused in the end.")
    #expect(joined.written.map(\.id) == once.written.map(\.id))
    #expect(joined.written.map(\.version) == once.written.map(\.version))
    #expect(joined.written.map(\.bytes) == once.written.map(\.bytes))
    #expect(joined.losses == once.losses)
    #expect(joined.personal == once.personal)
    let text = String(decoding: once.written.flatMap(\.bytes), as: UTF8.self)
    #expect(text.contains("By \(showsPeople ? "Ann" : once.pseudonym("person", "Ann")), 1.50"))
    #expect(text.contains("Later") && !text.contains("No later"))
  }

  @Test func `every reference leads to an object of the bundle`() {
    let mapping = Self.mapping(Self.finding())
    let ids = Set(mapping.objects.map(\.id))
    for object in mapping.objects {
      for member in object.members where member.name.hasSuffix("_ref") {
        #expect(ids.contains(member.value.text ?? ""), "\(object.id) \(member.name)")
      }
      for member in object.members where member.name.hasSuffix("_refs") {
        for ref in member.value.items ?? [] {
          #expect(ids.contains(ref.text ?? ""), "\(object.id) \(member.name)")
        }
      }
      #expect(STIXReading.fault(in: object.json) == nil)
    }
  }

  @Test func `no path of this machine leaves`() {
    #expect(!Self.text(Self.mapping(Self.finding())).contains("/home/"))
  }

  @Test func `texts leave only where that is asked`() {
    #expect(!Self.text(Self.mapping(Self.finding())).contains("\"A text\""))
    #expect(
      Self.text(Self.mapping(Self.finding()) { $0.includesTexts = true }).contains("\"A text\""))
  }

  @Test func `accounts are personal data, and leave under pseudonyms where that is asked`() {
    let named = Self.mapping(Self.finding())
    #expect(named.personal.map(\.name) == ["@somebody"])
    let hidden = Self.mapping(Self.finding()) { $0.includesPeople = false }
    #expect(hidden.personal.isEmpty)
    #expect(!Self.text(hidden).contains("@somebody"))
  }

  @Test func `another partner is named only where that is asked, and where that partner allows it`()
  {
    let hidden = Self.mapping(Self.finding())
    #expect(!Self.text(hidden).contains("Seen before by"))
    #expect(hidden.losses["reasons that name another partner"] == 2)
    let named = Self.mapping(Self.finding()) { $0.includesPartners = true }
    #expect(Self.text(named).contains("Seen before by Green"))
    #expect(!Self.text(named).contains("Seen before by Amber"))
  }

  @Test(arguments: [
    (Int64.min, "0001-01-01T00:00:00.000Z"), (Int64.max, "9999-12-31T23:59:59.000Z"),
    (-62_135_596_801, "0001-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.000Z"),
  ])
  func `a time that no calendar has is the nearest that can be written`(
    seconds: Int64, text: String
  ) {
    #expect(STIXTime.text(seconds: seconds) == text)
  }

  /// What `JSONNode.canonical` gives for members in any order (RFC 8785, section 3.2.3): by UTF-16 units, in which
  /// U+1F600 comes before U+FB33.
  @Test func `members are sorted for an id, whatever their order and depth`() throws {
    let node = try JSONNode(
      parsing: Array(
        "{\"\u{FB33}\":{\"b\":1,\"a\":[{\"d\":2,\"c\":3}]},\"😀\":true,\"a\":null}".utf8))
    #expect(
      String(decoding: node.canonical, as: UTF8.self)
        == "{\"a\":null,\"😀\":true,\"\u{FB33}\":{\"a\":[{\"c\":3,\"d\":2}],\"b\":1}}")
  }

  @Test func `a page that says only when it was changed has no day of publication`() throws {
    var changed = Self.documents[0]
    changed.published = Timestamp(seconds: 1_600_000_000, precision: .day, origin: .update)
    let documents = [changed, Self.documents[1]]
    var mapping = STIXMapping(STIXProducer(name: "Isle Observatory", tlp: .green))
    mapping.add(Self.finding()) { id in documents.first { $0.id == id } }
    let texts = mapping.objects.filter { $0.type == "media-content" }
    #expect(texts.map { $0["publication_date"] != nil } == [false, true])
    let note = try #require(mapping.objects.first { $0.type == "note" }?["content"]?.text)
    #expect(note.contains("it was there by then, perhaps long before"))
    #expect(
      mapping.losses["days of publication: the page says only when it was changed"] == 1)
    // Where another says an earlier day itself, nothing has to be said.
    let plain = Self.mapping(Self.finding()).objects.first { $0.type == "note" }
    #expect(plain?["content"]?.text?.contains("was changed") == false)
  }

  private static func lookalike(_ number: Int, _ name: String, of owner: String) -> RecordedFinding
  {
    let name = DomainName(rawValue: name)
    let member = Lookalike(
      name: name, registrable: name, shown: name.rawValue,
      impersonates: DomainName(rawValue: owner), owner: "Herald", techniques: [], tier: .high,
      probability: 0.9, reasons: [])
    return RecordedFinding(
      finding: Finding(
        id: FindingID(rawValue: "lookalikes-\(number)"),
        subject: LookalikeGroup(members: [member], pattern: .single), attention: .high,
        observation: Observation(rule: "lookalikes/1", reasons: [])),
      summary: FindingSummary(headline: "A name"), number: number,
      appeared: Timestamp(seconds: 1_710_000_000, precision: .second, origin: .seen),
      changed: Timestamp(seconds: 1_710_000_000, precision: .second, origin: .seen))
  }

  /// Names in a bundle that whoever takes it in would hold for seen.
  private static func named(_ findings: [RecordedFinding]) -> Set<String> {
    var mapping = STIXMapping(STIXProducer(name: "Isle Observatory", tlp: .green))
    for finding in findings { mapping.add(finding) { _ in nil } }
    return Set(mapping.objects.flatMap { STIXReading.names(in: $0.json).map(\.name) })
  }

  @Test func `who is imitated is in the bundle, and is named for nothing`() {
    let first = Self.lookalike(1, "login-herald.example", of: "herald.example")
    #expect(Self.named([first]) == ["login-herald.example"])
    // A name that passes for another, and for which a third passes, is no innocent one: in either order.
    let second = Self.lookalike(2, "herald.example", of: "heraldry.example")
    let both: Set = ["login-herald.example", "herald.example"]
    #expect(Self.named([first, second]) == both)
    #expect(Self.named([second, first]) == both)
  }

  @Test func `who is imitated is not correlated in MISP`() throws {
    var mapping = STIXMapping(STIXProducer(name: "Isle Observatory", tlp: .green))
    mapping.add(Self.lookalike(1, "login-herald.example", of: "herald.example")) { _ in nil }
    let event = MISPEvent(mapping, title: "T", name: "F1", at: 1_711_000_000).json
    let whole = try #require(event["Event"])
    let values = (whole["Attribute"]?.items ?? []).compactMap { $0["value"]?.text }
    #expect(values.contains("herald.example"))
    #expect(MISPReading.names(in: whole).map(\.name) == ["login-herald.example"])
  }

  @Test(
    arguments: [
      ("2026-11-28T22:11:24.123456Z", 1_795_903_884_123_456), ("1970-01-01T00:00:00Z", 0),
      ("1969-12-31T23:59:59.5Z", -500_000), ("0000-01-01T00:00:00Z", nil),
      ("2026-02-30T00:00:00Z", nil), ("2026-11-28T22:11:24+01:00", nil), ("yesterday", nil),
    ] as [(String, Int64?)])
  func `a time is read, or is none`(text: String, microseconds: Int64?) {
    #expect(STIXTime.microseconds(text) == microseconds)
    if let microseconds {
      #expect(STIXTime.microseconds(STIXTime.text(microseconds)) == microseconds)
    }
  }

  @Test func `a MISP event holds the copy as a reference between its objects`() throws {
    let event = MISPEvent(Self.mapping(Self.finding()), title: "T", name: "F1", at: 1_711_000_000)
    let whole = try #require(event.json["Event"])
    let references = (whole["Object"]?.items ?? []).flatMap { $0["ObjectReference"]?.items ?? [] }
    // Channels are attributes, which cannot refer: the texts refer to them.
    #expect(
      references.compactMap { $0["relationship_type"]?.text }.sorted() == [
        "is-a-translation-of", "related-to", "related-to",
      ])
    let held = (whole["Object"]?.items ?? []) + (whole["Attribute"]?.items ?? [])
    let uuids = Set(held.compactMap { $0["uuid"]?.text })
    #expect(references.allSatisfy { uuids.contains($0["referenced_uuid"]?.text ?? "") })
    #expect(MISPReading.fault(in: whole) == nil)
    #expect(MISPReading.tlp(of: whole) == .green)
    #expect(event.losses["matched spans and alterations of copies"] == 1)
  }
}
