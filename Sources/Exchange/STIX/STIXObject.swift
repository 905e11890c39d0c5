/// An object of a STIX 2.1 bundle, as it is written. `type` follows from the id.
package struct STIXObject: Hashable, Sendable {
  package let id: String
  /// All but `type` and `id`, in the order in which they are written.
  package var members: [JSONNode.Member]

  package init(id: String, _ members: [JSONNode.Member]) {
    self.id = id
    self.members = members
  }

  package var type: String { Self.type(of: id) }

  /// `indicator` of `indicator--…`.
  package static func type(of id: String) -> String {
    var id = id
    return id.withUTF8 { id in
      let end = id.indices.first { id[$0] == 0x2D && $0 + 1 < id.count && id[$0 + 1] == 0x2D }
      return String(decoding: id[..<(end ?? id.count)], as: UTF8.self)
    }
  }

  package subscript(name: String) -> JSONNode? {
    get { members.first { $0.name == name }?.value }
    set {
      members.removeAll { $0.name == name }
      if let newValue { members.append(.init(name, newValue)) }
    }
  }

  /// As it is written in a bundle.
  package var encoded: [UInt8] {
    var line = STIXLine()
    return line.whole(self)
  }

  package var json: JSONNode {
    .object([.init("type", .string(type)), .init("id", .string(id))] + members)
  }

  /// Which version of the object this is, as text; what has none is as it was first said.
  package var version: String? { self["modified"]?.text ?? self["created"]?.text }
}

extension STIXObject {
  /// Namespaces of OpenCTI's own types, and ours for relations between texts.
  package enum Extension {
    package static let domainObjects = "extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba"
    package static let observables = "extension-definition--f93e2c80-4231-4f9a-af8b-95c9bd566a82"
    /// The copy relation: `docs/stix/copy-relation.schema.json`.
    package static let copy = "extension-definition--3c8f0d5e-0c0a-4f0e-9d53-7f1c5b8a6d21"
    /// What a name is in a finding: `docs/stix/domain-role.schema.json`.
    package static let role = "extension-definition--8e0b7f43-9d5c-4b0a-a6de-2f64c1f0b7a9"
    /// The only role there is: others pass for it.
    package static let impersonated = "impersonated"

    static func ours(_ id: String, _ members: [JSONNode.Member]) -> JSONNode {
      .object([
        .init(
          id,
          .object([.init("extension_type", .string("property-extension"))] + members))
      ])
    }

    /// What says that a type is one of OpenCTI's own.
    package static let newDomainObject = new(domainObjects, "new-sdo")
    package static let newObservable = new(observables, "new-sco")

    private static func new(_ id: String, _ kind: String) -> JSONNode.Member {
      .init("extensions", .object([.init(id, .object([.init("extension_type", .string(kind))]))]))
    }
  }

  /// Tocsin as the author of its extension: the same object in every bundle, whoever sends it.
  package static let tocsin = STIXObject(
    id: STIXIdentifier.identity("Tocsin", kind: "system"),
    [
      .init("spec_version", .string("2.1")), .init("created", .string(born)),
      .init("modified", .string(born)), .init("name", .string("Tocsin")),
      .init("identity_class", .string("system")),
    ])

  /// What explains the members of ``Extension/copy`` (STIX 2.1, section 7.3).
  package static let copyDefinition = STIXObject(
    id: Extension.copy,
    [
      .init("spec_version", .string("2.1")), .init("created_by_ref", .string(tocsin.id)),
      .init("created", .string(born)), .init("modified", .string(born)),
      .init("name", .string("Copy relation")),
      .init(
        "description",
        .string(
          "How one text repeats another: kind, score, method, languages, matched spans, alterations."
        )),
      .init("schema", .string("docs/stix/copy-relation.schema.json of Tocsin, version 1.0.0")),
      .init("version", .string("1.0.0")),
      .init("extension_types", .strings(["property-extension"])),
    ])

  /// What explains the members of ``Extension/role``.
  package static let roleDefinition = STIXObject(
    id: Extension.role,
    [
      .init("spec_version", .string("2.1")), .init("created_by_ref", .string(tocsin.id)),
      .init("created", .string(born)), .init("modified", .string(born)),
      .init("name", .string("Role of a name")),
      .init(
        "description",
        .string("That others pass for a domain name, which did nothing itself.")),
      .init("schema", .string("docs/stix/domain-role.schema.json of Tocsin, version 1.0.0")),
      .init("version", .string("1.0.0")),
      .init("extension_types", .strings(["property-extension"])),
    ])

  private static let born = "2026-11-28T00:00:00.000Z"
}
