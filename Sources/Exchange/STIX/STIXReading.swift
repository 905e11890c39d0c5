/// What is wrong with an object that somebody else wrote: a stable code with a sentence.
package struct STIXFault: Hashable, Sendable {
  package var code: String
  package var message: String

  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

/// Objects of others, as far as they are looked into: what is not understood is kept as it came.
package enum STIXReading {
  /// Longer patterns are kept and not looked into.
  package static let longestPattern = 64 << 10

  /// Why an object is not taken in; `nil` when it is.
  package static func fault(in node: JSONNode) -> STIXFault? {
    guard case .object = node else { return fault("stix.object", "It is no object.") }
    guard let type = node["type"]?.text, let id = node["id"]?.text else {
      return fault("stix.id", "It has no type, or no id.")
    }
    guard isID(id, of: type) else {
      return fault("stix.id", "“\(id.prefix(80))” is no id of the type “\(type.prefix(40))”.")
    }
    if let version = node["spec_version"] {
      guard let text = version.text, text == "2.1" || text == "2.0" else {
        return fault(
          "stix.version", "\(id) is of another version of STIX, and is not understood.")
      }
    }
    for name in ["created", "modified", "valid_from", "first_seen", "last_seen", "first_observed"] {
      guard let value = node[name] else { continue }
      guard let text = value.text, STIXTime.microseconds(text) != nil else {
        return fault("stix.time", "\(id): “\(name)” is no time of the calendar.")
      }
    }
    if let created = node["created"]?.text.flatMap(STIXTime.microseconds),
      let modified = node["modified"]?.text.flatMap(STIXTime.microseconds), modified < created
    {
      return fault("stix.time", "\(id) was modified before it was created.")
    }
    for name in ["object_refs", "object_marking_refs", "labels"] {
      guard let value = node[name] else { continue }
      guard let items = value.items, items.allSatisfy({ $0.text != nil }) else {
        return fault("stix.type", "\(id): “\(name)” is no list of texts.")
      }
    }
    for name in [
      "name", "description", "value", "pattern", "relationship_type", "account_login", "user_id",
      "url", "opinion",
    ] {
      if let value = node[name], value.text == nil {
        return fault("stix.type", "\(id): “\(name)” is no text.")
      }
    }
    if let revoked = node["revoked"], revoked.flag == nil {
      return fault("stix.type", "\(id): “revoked” is neither true nor false.")
    }
    if type == "sighting" {
      guard node["sighting_of_ref"]?.text != nil else {
        return fault("stix.type", "\(id) has no “sighting_of_ref”.")
      }
      if let count = node["count"], count.integer == nil {
        return fault("stix.type", "\(id): “count” is no whole number.")
      }
    }
    if type == "relationship" {
      for name in ["relationship_type", "source_ref", "target_ref"] where node[name]?.text == nil {
        return fault("stix.type", "\(id) has no “\(name)”.")
      }
    }
    return nil
  }

  private static func fault(_ code: String, _ message: String) -> STIXFault {
    STIXFault(code: code, message: message)
  }

  /// `indicator--` and a UUID (STIX 2.1, section 2.9).
  package static func isID(_ id: String, of type: String) -> Bool {
    let bytes = Array(id.utf8)
    let prefix = Array(type.utf8) + [0x2D, 0x2D]
    guard bytes.count == prefix.count + 36, bytes.starts(with: prefix), prefix.count > 2 else {
      return false
    }
    for (index, byte) in bytes[prefix.count...].enumerated() {
      if [8, 13, 18, 23].contains(index) {
        guard byte == 0x2D else { return false }
      } else {
        guard (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) else {
          return false
        }
      }
    }
    return true
  }

  /// The strictest level that an object is marked with; `nil` without any that is known.
  package static func tlp(of node: JSONNode) -> TLP? {
    (node["object_marking_refs"]?.items ?? []).compactMap { $0.text.flatMap(TLP.init(marking:)) }
      .max()
  }

  /// Whether its author takes an object back (STIX 2.1, section 3.2): it does not hold any more.
  package static func isRevoked(_ node: JSONNode) -> Bool { node["revoked"]?.flag == true }

  /// Whether it is an opinion that what it is about is not so (section 4.15).
  package static func disagrees(_ node: JSONNode) -> Bool {
    node["type"]?.text == "opinion" && !isRevoked(node)
      && ["disagree", "strongly-disagree"].contains(node["opinion"]?.text)
  }

  /// Names in an object that can be met again: kind and name.
  package static func names(in node: JSONNode) -> [(kind: String, name: String)] {
    func one(_ kind: String, _ member: String) -> [(kind: String, name: String)] {
      node[member]?.text.map { [(kind, $0)] } ?? []
    }
    switch node["type"]?.text {
    case "domain-name":
      // Who is imitated is named for the one who imitates.
      let role = node["extensions"]?[STIXObject.Extension.role]?["role"]?.text
      return role == STIXObject.Extension.impersonated ? [] : one("domain", "value")
    case "email-addr": return one("address", "value")
    case "url": return addresses(node["value"]?.text)
    case "media-content": return addresses(node["url"]?.text)
    case "user-account":
      return one("account", "account_login") + one("account", "user_id")
    case "channel": return one("account", "name") + one("domain", "name")
    case "file", "artifact":
      return (node["hashes"]?.members ?? []).compactMap { member in
        member.value.text.map { ("hash", $0) }
      }
    case "indicator": return node["pattern"]?.text.map(names(inPattern:)) ?? []
    default: return []
    }
  }

  /// An address with the host in it.
  package static func addresses(_ url: String?) -> [(kind: String, name: String)] {
    guard let url else { return [] }
    return [("url", url)] + (host(of: url).map { [("domain", $0)] } ?? [])
  }

  private static func host(of url: String) -> String? {
    let text = Array(url.utf8)
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), text.count > colon + 3,
      text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/")
    else { return nil }
    var host = text[(colon + 3)...].prefix { !Array("/?#".utf8).contains($0) }
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    host = host.prefix { $0 != UInt8(ascii: ":") }
    return host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
  }

  private static let paths: [String: String] = [
    "domain-name:value": "domain", "email-addr:value": "address", "url:value": "url",
    "user-account:account_login": "account", "user-account:user_id": "account",
  ]

  /// What a pattern compares with by equality (STIX 2.1, section 9). Linear; other comparisons name nothing.
  static func names(inPattern pattern: String) -> [(kind: String, name: String)] {
    guard pattern.utf8.count <= longestPattern else { return [] }
    var names: [(kind: String, name: String)] = []
    let bytes = Array(pattern.utf8)
    var at = 0
    var path = ""
    var (isEqual, isNegated) = (false, false)
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "'"):
        var value: [UInt8] = []
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "'") {
          if bytes[at] == 0x5C { at += 1 }
          if at < bytes.count { value.append(bytes[at]) }
          at += 1
        }
        at += 1
        if isEqual, !isNegated, let kind = paths[path] {
          let text = String(decoding: value, as: UTF8.self)
          names += kind == "url" ? addresses(text) : [(kind, text)]
        }
        isEqual = false
      case UInt8(ascii: "="):
        // Not of “!=”, “>=”, “<=”.
        isEqual = at > 0 && !Array("!<>".utf8).contains(bytes[at - 1])
        at += 1
      case 0x61...0x7A:
        let start = at
        while at < bytes.count,
          (0x61...0x7A).contains(bytes[at]) || Array(":-_.".utf8).contains(bytes[at])
        {
          at += 1
        }
        path = String(decoding: bytes[start..<at], as: UTF8.self)
        (isEqual, isNegated) = (false, false)
      case 0x41...0x5A:
        // A word such as LIKE or AND stands between what is compared; NOT before what compares.
        let start = at
        while at < bytes.count, (0x41...0x5A).contains(bytes[at]) { at += 1 }
        isEqual = false
        if bytes[start..<at].elementsEqual("NOT".utf8) { isNegated = true }
      default: at += 1
      }
    }
    return names
  }
}
