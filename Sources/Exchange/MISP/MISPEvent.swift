/// What a STIX mapping holds, as an event of MISP (core format, draft-dulaunoy-misp-core-format): objects with the UUIDs
/// of STIX, so that both can be taken in together.
package struct MISPEvent: Sendable {
  package let uuid: String
  /// Seconds since 1970.
  package let timestamp: Int64
  package private(set) var json = JSONNode.null
  /// What is in it, for a preview.
  package private(set) var types: [String] = []
  /// What STIX has and MISP does not.
  package private(set) var losses: [String: Int] = [:]
  private var objects: [JSONNode] = []
  private var attributes: [JSONNode] = []
  private var reports: [JSONNode] = []
  private var techniques: [String] = []
  private var references: [String: [JSONNode]] = [:]

  /// - Parameters:
  ///   - name: what the event is called for life; the same name is the same event.
  ///   - at: seconds since 1970, when it leaves.
  package init(_ mapping: STIXMapping, title: String, name: String, at: Int64) {
    let producer = mapping.producer
    uuid = Self.uuid(of: STIXIdentifier.own("event", producer: producer.id, name))
    timestamp = at
    for object in mapping.objects where object.type == "relationship" { relate(object) }
    let indicated = Set(
      mapping.objects.filter { $0.type == "indicator" }.compactMap { $0["name"]?.text })
    for object in mapping.objects { add(object, indicated) }
    var tags = ["tlp:\(producer.tlp.rawValue)"]
    tags += techniques.map { "misp-galaxy:disarm-techniques=\"\($0)\"" }
    let day = STIXTime.text(seconds: at).prefix(10)
    json = .object([
      .init(
        "Event",
        .object([
          .init("uuid", .string(uuid)), .init("info", .string(title)),
          .init("date", .string(String(day))), .init("timestamp", .string("\(at)")),
          .init("publish_timestamp", .string("\(at)")), .init("published", .bool(true)),
          // Undefined: how bad something is, is for the one who reads it.
          .init("threat_level_id", .string("4")), .init("analysis", .string("2")),
          .init("distribution", .string(producer.tlp == .red ? "0" : "1")),
          .init(
            "Orgc",
            .object([
              .init("name", .string(producer.name)),
              .init("uuid", .string(Self.uuid(of: producer.id))),
            ])),
          .init("Tag", .array(tags.map { .object([.init("name", .string($0))]) })),
          .init("Attribute", .array(attributes)), .init("Object", .array(objects)),
          .init("EventReport", .array(reports)),
        ]))
    ])
  }

  private static func uuid(of id: String) -> String {
    let type = STIXObject.type(of: id)
    return String(id.dropFirst(type.count + 2))
  }

  private mutating func lose(_ what: String) { losses[what, default: 0] += 1 }

  private mutating func add(_ object: STIXObject, _ indicated: Set<String>) {
    let uuid = Self.uuid(of: object.id)
    let value = object["value"]?.text ?? ""
    switch object.type {
    case "domain-name":
      attribute("domain", "Network activity", value, uuid, isIndicator: indicated.contains(value))
    case "email-addr": attribute("email-src", "Payload delivery", value, uuid)
    case "user-account":
      self.object(
        "user-account", ("49606b06-22f0-4ac8-8eee-2f12ad46f3d3", 6), "misc",
        [("username", "text", object["account_login"]?.text ?? "")], object.id)
    case "media-content":
      self.object(
        "url", ("60efb77b-40b5-4c46-871b-ed1ed999fce5", 10), "network",
        [("url", "url", object["url"]?.text ?? ""), ("text", "text", object["title"]?.text ?? "")],
        object.id)
    case "email-message":
      self.object(
        "email", ("a0c666e0-fc65-4be8-b48f-3423d788b552", 19), "network",
        [("subject", "email-subject", object["subject"]?.text ?? "")], object.id)
    case "note":
      types.append("report")
      reports.append(
        .object([
          .init("uuid", .string(uuid)), .init("name", object["abstract"] ?? .string("Note")),
          .init("content", object["content"] ?? .string("")),
          .init("timestamp", .string("\(timestamp)")), .init("distribution", .string("5")),
        ]))
    case "attack-pattern":
      if let name = object["name"]?.text,
        let source = object["external_references"]?.items?.first?["source_name"]?.text,
        source.hasPrefix("disarm")
      {
        techniques.append(name)
      } else {
        lose("techniques that are not DISARM's")
      }
    case "channel": attribute("text", "Other", "Channel: \(object["name"]?.text ?? "")", uuid)
    case "campaign", "infrastructure", "incident", "course-of-action", "intrusion-set",
      "threat-actor":
      attribute(
        "text", "Attribution", "\(object.type): \(object["name"]?.text ?? "")", uuid)
    case "identity", "marking-definition", "relationship", "indicator": break
    default: lose("objects of the type \(object.type)")
    }
  }

  private mutating func attribute(
    _ type: String, _ category: String, _ value: String, _ uuid: String, isIndicator: Bool = false
  ) {
    types.append(type)
    attributes.append(
      Self.attribute(type, category, value, uuid, timestamp, isIndicator: isIndicator))
  }

  private static func attribute(
    _ type: String, _ category: String, _ value: String, _ uuid: String, _ timestamp: Int64,
    relation: String? = nil, isIndicator: Bool = false
  ) -> JSONNode {
    var members: [JSONNode.Member] = [
      .init("uuid", .string(uuid)), .init("type", .string(type)),
      .init("category", .string(category)), .init("value", .string(value)),
      .init("to_ids", .bool(isIndicator)), .init("timestamp", .string("\(timestamp)")),
      .init("distribution", .string("5")),
    ]
    if let relation { members.append(.init("object_relation", .string(relation))) }
    return .object(members)
  }

  /// - Parameter template: UUID and version of the object's template in misp-objects.
  private mutating func object(
    _ name: String, _ template: (uuid: String, version: Int), _ category: String,
    _ values: [(relation: String, type: String, value: String)], _ id: String
  ) {
    types.append(name)
    let uuid = Self.uuid(of: id)
    objects.append(
      .object([
        .init("uuid", .string(uuid)), .init("name", .string(name)),
        .init("meta-category", .string(category)), .init("template_uuid", .string(template.uuid)),
        .init("template_version", .string("\(template.version)")),
        .init("description", .string(name)),
        .init("timestamp", .string("\(timestamp)")), .init("distribution", .string("5")),
        .init(
          "Attribute",
          .array(
            values.filter { !$0.value.isEmpty }.map { relation, type, value in
              Self.attribute(
                type, "Other", value,
                Self.uuid(of: STIXIdentifier.own("x", producer: id, relation)), timestamp,
                relation: relation)
            })),
        .init("ObjectReference", .array(references[id] ?? [])),
      ]))
  }

  /// Relations between texts, in MISP's words; others have no two objects in MISP.
  private mutating func relate(_ object: STIXObject) {
    guard let source = object["source_ref"]?.text, let target = object["target_ref"]?.text,
      STIXObject.type(of: source) == "media-content", STIXObject.type(of: target) == "media-content"
    else { return lose("relations between attributes") }
    let copy = object["extensions"]?[STIXObject.Extension.copy]
    let kind: String =
      switch copy?["kind"]?.text {
      case "rewording": "rewrite"
      case "translation": "is-a-translation-of"
      default: "duplicate-of"
      }
    let score = if case .number(let digits) = copy?["score"] { digits } else { "" }
    if copy?["spans"] != nil { lose("matched spans and alterations of copies") }
    references[source, default: []].append(
      .object([
        .init("uuid", .string(Self.uuid(of: object.id))),
        .init("object_uuid", .string(Self.uuid(of: source))),
        .init("referenced_uuid", .string(Self.uuid(of: target))),
        .init("relationship_type", .string(kind)),
        .init("comment", .string(score.isEmpty ? "" : "score \(score)")),
        .init("timestamp", .string("\(timestamp)")),
      ]))
  }
}
