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
  private var techniques: [(id: String, name: String)] = []
  private var references: [String: [JSONNode]] = [:]
  /// By the name that was seen.
  private var sightings: [String: [JSONNode]] = [:]
  private let author: JSONNode

  /// - Parameters:
  ///   - name: what the event is called for life; the same name is the same event.
  ///   - at: seconds since 1970, when it leaves.
  package init(_ mapping: STIXMapping, title: String, name: String, at: Int64) {
    let producer = mapping.producer
    uuid = Self.uuid(of: STIXIdentifier.own("event", producer: producer.id, name))
    timestamp = at
    author = .object([
      .init("name", .string(producer.name)), .init("uuid", .string(Self.uuid(of: producer.id))),
    ])
    var indicated: [String: String] = [:]
    for object in mapping.objects {
      switch object.type {
      case "relationship": relate(object)
      case "indicator": indicated[object.id] = object["name"]?.text
      default: break
      }
    }
    for object in mapping.objects where object.type == "sighting" {
      guard let name = object["sighting_of_ref"]?.text.flatMap({ indicated[$0] }) else { continue }
      sight(name, object)
    }
    let names = Set(indicated.values)
    for object in mapping.objects { add(object, names) }
    let tags =
      ["tlp:\(producer.tlp.rawValue)"] + techniques.map { Self.tag(of: $0.name) }
    let day = STIXTime.text(seconds: at).prefix(10)
    var members: [JSONNode.Member] = [
      .init("uuid", .string(uuid)), .init("info", .string(title)),
      .init("date", .string(String(day))), .init("timestamp", .string("\(at)")),
      .init("publish_timestamp", .string("\(at)")), .init("published", .bool(true)),
      // Undefined: how bad something is, is for the one who reads it.
      .init("threat_level_id", .string("4")), .init("analysis", .string("2")),
      .init("distribution", .string(producer.tlp == .red ? "0" : "1")), .init("Orgc", author),
      .init("Tag", .array(tags.map { .object([.init("name", .string($0))]) })),
      .init("Attribute", .array(attributes)), .init("Object", .array(objects)),
      .init("EventReport", .array(reports)),
    ]
    if !techniques.isEmpty { members.append(.init("Galaxy", .array([galaxy]))) }
    json = .object([.init("Event", .object(members))])
  }

  /// MISP joins a cluster of a galaxy by this name of a tag.
  private static func tag(of technique: String) -> String {
    "misp-galaxy:disarm-techniques=\"\(technique)\""
  }

  /// The techniques as clusters of MISP's galaxy of DISARM, whose UUID this is.
  private var galaxy: JSONNode {
    .object([
      .init("uuid", .string("a90f2bb6-11e1-58a7-9962-ba37886720ec")),
      .init("name", .string("Techniques")), .init("type", .string("disarm-techniques")),
      .init("namespace", .string("disarm")),
      .init(
        "GalaxyCluster",
        .array(
          techniques.map { technique in
            .object([
              .init("type", .string("disarm-techniques")), .init("value", .string(technique.name)),
              .init("tag_name", .string(Self.tag(of: technique.name))),
              .init("meta", .object([.init("external_id", .strings([technique.id]))])),
            ])
          })),
    ])
  }

  private mutating func sight(_ name: String, _ object: STIXObject) {
    let seconds = object["last_seen"]?.text.flatMap(STIXTime.microseconds).map { $0 / 1_000_000 }
    sightings[name, default: []].append(
      .object([
        .init("uuid", .string(Self.uuid(of: object.id))),
        .init("date_sighting", .string("\(seconds ?? timestamp)")),
        // 0 is “seen” (core format, section 3.3.1).
        .init("type", .string("0")), .init("source", .string("Tocsin")),
        .init("Organisation", author),
      ]))
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
      attribute(
        "domain", "Network activity", value, uuid, isIndicator: indicated.contains(value),
        isImpersonated: object["extensions"]?[STIXObject.Extension.role] != nil)
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
      let reference = object["external_references"]?.items?.first
      if let name = object["name"]?.text, let id = reference?["external_id"]?.text, name != id,
        reference?["source_name"]?.text?.lowercased().hasPrefix("disarm") == true
      {
        techniques.append((id, name))
      } else {
        lose("techniques that are not DISARM's")
      }
    case "channel": attribute("text", "Other", "Channel: \(object["name"]?.text ?? "")", uuid)
    case "campaign", "infrastructure", "incident", "course-of-action", "intrusion-set",
      "threat-actor", "narrative", "event":
      attribute(
        "text", "Attribution", "\(object.type): \(object["name"]?.text ?? "")", uuid)
    case "persona":
      attribute("text", "Other", "Persona: \(object["persona_name"]?.text ?? "")", uuid)
    case "opinion":
      attribute(
        "text", "Other",
        "Opinion: \(object["opinion"]?.text ?? ""). \(object["explanation"]?.text ?? "")", uuid)
    case "identity", "marking-definition", "relationship", "indicator", "sighting",
      "extension-definition":
      break
    default: lose("objects of the type \(object.type)")
    }
  }

  private mutating func attribute(
    _ type: String, _ category: String, _ value: String, _ uuid: String, isIndicator: Bool = false,
    isImpersonated: Bool = false
  ) {
    types.append(type)
    attributes.append(
      Self.attribute(
        type, category, value, uuid, timestamp, isIndicator: isIndicator,
        isImpersonated: isImpersonated, sightings: isIndicator ? sightings[value] ?? [] : []))
  }

  private static func attribute(
    _ type: String, _ category: String, _ value: String, _ uuid: String, _ timestamp: Int64,
    relation: String? = nil, isIndicator: Bool = false, isImpersonated: Bool = false,
    sightings: [JSONNode] = []
  ) -> JSONNode {
    var members: [JSONNode.Member] = [
      .init("uuid", .string(uuid)), .init("type", .string(type)),
      .init("category", .string(category)), .init("value", .string(value)),
      .init("to_ids", .bool(isIndicator)), .init("timestamp", .string("\(timestamp)")),
      .init("distribution", .string("5")),
    ]
    if let relation { members.append(.init("object_relation", .string(relation))) }
    // Core format, section 2.4.2.12: what is harmless would else join all events that name it.
    if isImpersonated {
      members.append(.init("disable_correlation", .bool(true)))
      members.append(.init("comment", .string("What others pass for; it did nothing itself.")))
    }
    if !sightings.isEmpty { members.append(.init("Sighting", .array(sightings))) }
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

  /// What becomes an object of MISP; only those can refer, to objects and to attributes.
  private static let objectTypes: Set<String> = ["media-content", "user-account", "email-message"]
  private static let attributeTypes: Set<String> = [
    "domain-name", "email-addr", "channel", "campaign", "infrastructure", "incident",
    "course-of-action", "intrusion-set", "threat-actor", "narrative", "event", "persona",
  ]

  /// A relation, in MISP's words where it has some. Of one between an attribute and an object, the object refers.
  private mutating func relate(_ object: STIXObject) {
    guard let source = object["source_ref"]?.text, let target = object["target_ref"]?.text,
      let kind = object["relationship_type"]?.text
    else { return }
    let (from, to) = (STIXObject.type(of: source), STIXObject.type(of: target))
    if Self.objectTypes.contains(from), Self.objectTypes.contains(to) {
      refer(source, target, Self.words(kind, object), comment(object), object.id)
    } else if Self.objectTypes.contains(from), Self.attributeTypes.contains(to) {
      refer(source, target, kind, comment(object), object.id)
    } else if Self.attributeTypes.contains(from), Self.objectTypes.contains(to) {
      refer(target, source, "related-to", "\(from) \(kind) it", object.id)
    } else {
      lose("relations between attributes")
    }
  }

  /// Of copies, the kind of copy.
  private static func words(_ kind: String, _ object: STIXObject) -> String {
    switch object["extensions"]?[STIXObject.Extension.copy]?["kind"]?.text {
    case "rewording": "rewrite"
    case "translation": "is-a-translation-of"
    case .some: "duplicate-of"
    case nil: kind
    }
  }

  private mutating func comment(_ object: STIXObject) -> String {
    guard let copy = object["extensions"]?[STIXObject.Extension.copy] else {
      return object["description"]?.text ?? ""
    }
    if copy["spans"] != nil { lose("matched spans and alterations of copies") }
    return if case .number(let digits) = copy["score"] { "score \(digits)" } else { "" }
  }

  private mutating func refer(
    _ source: String, _ target: String, _ kind: String, _ comment: String, _ id: String
  ) {
    references[source, default: []].append(
      .object([
        .init("uuid", .string(Self.uuid(of: id))),
        .init("object_uuid", .string(Self.uuid(of: source))),
        .init("referenced_uuid", .string(Self.uuid(of: target))),
        .init("relationship_type", .string(kind)), .init("comment", .string(comment)),
        .init("timestamp", .string("\(timestamp)")),
      ]))
  }
}
