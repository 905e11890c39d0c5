import Exchange
import Foundation
import TestSupport
import Testing
import TocsinModel

/// What is written holds the schemas in docs/stix.
@Suite struct SchemaTests {
  private static func schema(_ name: String) throws -> JSONNode {
    let path = Locations.packageRoot + "/docs/stix/\(name).schema.json"
    return try JSONNode(parsing: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }

  private static func document(_ number: UInt64, _ kind: Source.Kind) -> Document {
    Document(
      id: DocumentID(high: 1, low: number), form: .page,
      source: Source(id: SourceID(rawValue: "source\(number).example"), kind: kind),
      url: number == 1 ? "https://a.example/1" : nil, title: "Title", language: "en",
      published: Timestamp(seconds: 1_700_000_000, precision: .second, origin: .page),
      text: "A text", place: Place(path: "/x"))
  }

  private static func recorded(_ finding: Finding) -> RecordedFinding {
    RecordedFinding(
      finding: finding, summary: FindingSummary(headline: "H"), number: 1,
      appeared: Timestamp(seconds: 1_710_000_000, precision: .second, origin: .seen),
      changed: Timestamp(seconds: 1_710_000_000, precision: .second, origin: .seen))
  }

  /// Objects of all kinds that have a schema.
  private static func mapping() -> STIXMapping {
    var producer = STIXProducer(name: "Isle Observatory", tlp: .green)
    producer.includesTexts = true
    var mapping = STIXMapping(producer)
    let documents = [document(1, .site), document(2, .account), document(3, .named)]
    var translated = CopyPair(
      a: documents[0].id, b: documents[1].id, kind: .translation, score: 0.91, coverageA: 0.8,
      coverageB: 0.7, spans: [MatchedSpan(a: TextSpan(0, 5), b: TextSpan(1, 6))])
    translated.alterations = [Alteration(kind: .number, before: "3", after: "4")]
    translated.delaySeconds = 60
    let cluster = CopyCluster(
      members: [
        .init(document: documents[0].id, identical: [documents[2].id]),
        .init(document: documents[1].id, fromParent: translated),
      ], first: documents[0].id, certainty: .certain)
    mapping.add(
      recorded(
        Finding(
          id: FindingID(rawValue: "copies-1"), subject: cluster, attention: .high,
          observation: Observation(rule: "copies/1", reasons: [])))
    ) { id in documents.first { $0.id == id } }
    let wave = MailWave(
      members: [
        .init(
          document: DocumentID(high: 2, low: 1), subject: "S", sender: "it@mail.example",
          senderName: "The Ministry", recipients: [], sent: nil, probability: 0.9)
      ], claimed: [], linkHosts: ["l.example"])
    mapping.add(
      recorded(
        Finding(
          id: FindingID(rawValue: "mail-1"), subject: wave, attention: .high,
          observation: Observation(rule: "mail/1", reasons: [])))
    ) { _ in nil }
    return mapping
  }

  @Test(arguments: ["channel", "media-content", "persona"])
  func `an object holds the schema of its type`(type: String) throws {
    let schema = try Self.schema(type)
    let objects = Self.mapping().objects.filter { $0.type == type }
    #expect(!objects.isEmpty)
    for object in objects {
      #expect(SchemaCheck(schema).faults(in: object.json) == [], "\(object.id)")
    }
  }

  @Test func `a copy relation holds the schema of our extension`() throws {
    let schema = try Self.schema("copy-relation")
    let extensions = Self.mapping().objects.filter { $0.type == "relationship" }
      .compactMap { $0["extensions"]?[STIXObject.Extension.copy] }
    #expect(extensions.count == 2)
    for node in extensions { #expect(SchemaCheck(schema).faults(in: node) == []) }
    #expect(Set(extensions.compactMap { $0["kind"]?.text }) == ["identical", "translation"])
  }

  @Test func `the role of a name holds the schema of our extension`() throws {
    let name = DomainName(rawValue: "login-herald.example")
    let member = Lookalike(
      name: name, registrable: name, shown: name.rawValue,
      impersonates: DomainName(rawValue: "herald.example"), owner: "Herald", techniques: [],
      tier: .high, probability: 0.9, reasons: [])
    var mapping = Self.mapping()
    mapping.add(
      Self.recorded(
        Finding(
          id: FindingID(rawValue: "lookalikes-1"),
          subject: LookalikeGroup(members: [member], pattern: .single), attention: .high,
          observation: Observation(rule: "lookalikes/1", reasons: [])))
    ) { _ in nil }
    let roles = mapping.objects.filter { $0.type == "domain-name" }
      .compactMap { $0["extensions"]?[STIXObject.Extension.role] }
    #expect(roles.count == 1)
    for node in roles {
      #expect(SchemaCheck(try Self.schema("domain-role")).faults(in: node) == [])
    }
    #expect(mapping.objects.contains { $0.id == STIXObject.Extension.role })
  }

  @Test(arguments: [
    (
      "{\"extension_type\":\"property-extension\",\"kind\":\"stolen\",\"score\":1,\"method\":\"m\"}",
      "kind"
    ),
    (
      "{\"extension_type\":\"property-extension\",\"kind\":\"identical\",\"score\":2,\"method\":\"m\"}",
      "score"
    ),
    ("{\"extension_type\":\"property-extension\",\"kind\":\"identical\",\"score\":1}", "method"),
    (
      "{\"extension_type\":\"property-extension\",\"kind\":\"identical\",\"score\":1,\"method\":\"m\",\"author\":\"x\"}",
      "author"
    ),
    (
      "{\"extension_type\":\"property-extension\",\"kind\":\"identical\",\"score\":1,\"method\":\"m\",\"spans\":[{\"source\":[1],\"copy\":[1,2]}]}",
      "source"
    ),
  ])
  func `what does not hold it is told`(json: String, member: String) throws {
    let faults = SchemaCheck(try Self.schema("copy-relation")).faults(
      in: try JSONNode(parsing: Array(json.utf8)))
    #expect(faults.count == 1 && faults[0].contains(member), "\(faults)")
  }
}
