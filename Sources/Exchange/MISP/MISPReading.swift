/// Events of MISP, as far as they are looked into.
package enum MISPReading {
  /// Of an element that may stand around the event: `{"Event": …}`.
  package static func event(_ node: JSONNode) -> JSONNode { node["Event"] ?? node }

  /// Why an event is not taken in; `nil` when it is.
  package static func fault(in event: JSONNode) -> STIXFault? {
    guard let uuid = event["uuid"]?.text, STIXReading.isID("event--\(uuid)", of: "event") else {
      return STIXFault(code: "misp.uuid", message: "An event has no UUID.")
    }
    for name in ["Attribute", "Object", "Tag", "Galaxy", "EventReport"] {
      guard let value = event[name] else { continue }
      guard let items = value.items, items.allSatisfy({ $0.members != nil }) else {
        return STIXFault(code: "misp.type", message: "\(uuid): “\(name)” is no list of objects.")
      }
    }
    return nil
  }

  /// A number that MISP writes as text, and other tools as number.
  package static func version(of event: JSONNode) -> String {
    event["timestamp"]?.text ?? event["timestamp"]?.integer.map { "\($0)" } ?? ""
  }

  /// When an event, or an entry of a manifest, changed last, in seconds since 1970.
  package static func seconds(of event: JSONNode) -> Int64? {
    event["timestamp"]?.integer ?? event["timestamp"]?.text.flatMap { Int64($0) }
  }

  /// All attributes, also those within objects.
  static func attributes(of event: JSONNode) -> [JSONNode] {
    (event["Attribute"]?.items ?? [])
      + (event["Object"]?.items ?? []).flatMap { object in
        object["deleted"]?.flag == true ? [] : object["Attribute"]?.items ?? []
      }
  }

  /// Whether those who gave it hold it to be wrong or harmless: deleted, not to be correlated, or sighted as a false
  /// positive more often than seen.
  private static func isTakenBack(_ attribute: JSONNode) -> Bool {
    attribute["deleted"]?.flag == true || attribute["disable_correlation"]?.flag == true
      || isFalsePositive(attribute)
  }

  private static func isFalsePositive(_ attribute: JSONNode) -> Bool {
    // Types of the core format, section 3.3.1: 0 seen, 1 false positive, 2 expired.
    let types = (attribute["Sighting"]?.items ?? []).map {
      $0["type"]?.text ?? $0["type"]?.integer.map { "\($0)" } ?? "0"
    }
    return types.count { $0 == "1" } > types.count { $0 == "0" }
  }

  package static func tlp(of event: JSONNode) -> TLP? {
    (event["Tag"]?.items ?? []).compactMap { tag in
      guard let name = tag["name"]?.text?.lowercased(), name.hasPrefix("tlp:") else { return nil }
      // TLP 2.0 in MISP's taxonomy has ex:chr beside the five; only those are levels.
      return TLP(written: name)
    }.max()
  }

  package static func names(in event: JSONNode) -> [(kind: String, name: String)] {
    attributes(of: event).flatMap { isTakenBack($0) ? [] : names(ofAttribute: $0) }
  }

  /// Names that an event takes back: of what is deleted in it, and of what is held to be a false positive.
  package static func denials(
    in event: JSONNode
  ) -> [(name: (kind: String, name: String), isDenied: Bool)] {
    let objects = event["Object"]?.items ?? []
    let gone = objects.filter { $0["deleted"]?.flag == true }.flatMap {
      $0["Attribute"]?.items ?? []
    }
    return gone.flatMap { names(ofAttribute: $0).map { ($0, false) } }
      + attributes(of: event).flatMap { attribute in
        let isDenied = isFalsePositive(attribute)
        guard isDenied || attribute["deleted"]?.flag == true else {
          return [(name: (kind: String, name: String), isDenied: Bool)]()
        }
        return names(ofAttribute: attribute).map { ($0, isDenied) }
      }
  }

  private static func names(ofAttribute attribute: JSONNode) -> [(kind: String, name: String)] {
    guard let value = attribute["value"]?.text else { return [] }
    switch attribute["type"]?.text {
    case "domain", "hostname": return [("domain", value)]
    case "url", "link", "uri": return STIXReading.addresses(value)
    case "email", "email-src", "email-dst": return [("address", value)]
    case "md5", "sha1", "sha256", "sha512": return [("hash", value)]
    case "twitter-id", "github-username", "jabber-id": return [("account", value)]
    case "text"
    where ["username", "user-id"].contains(attribute["object_relation"]?.text):
      return [("account", value)]
    default: return []
    }
  }
}
