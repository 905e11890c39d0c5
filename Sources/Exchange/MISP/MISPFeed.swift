import Crypto
import TocsinModel

/// A feed of MISP: a manifest, hashes of values, and an event a file (core format, “Manifest”; PyMISP's feed generator).
package enum MISPFeed {
  /// What a manifest says of an event.
  package struct Entry: Hashable, Sendable {
    /// Lower case.
    package var uuid: String
    /// Seconds since 1970.
    package var timestamp: Int64
  }

  /// Entries of a manifest that are looked at; more is no feed that anybody reads.
  package static let mostEntries = 100_000

  // MARK: Writing

  /// - Parameter events: as they left; of two with one UUID the later.
  package static func manifest(_ events: [JSONNode]) -> [UInt8] {
    JSONNode.object(
      events.map(MISPReading.event).compactMap { event in
        guard let uuid = event["uuid"]?.text else { return nil }
        var members: [JSONNode.Member] = [
          "Orgc", "Tag", "info", "date", "analysis", "threat_level_id",
        ].compactMap { name in event[name].map { .init(name, $0) } }
        members.append(.init("timestamp", .int(Int(MISPReading.seconds(of: event) ?? 0))))
        return .init(uuid, .object(members))
      }.sorted { $0.name < $1.name }
    ).encoded
  }

  /// `md5,uuid` a line, for each value that is still acted on: a reader looks up whether a feed knows something without
  /// fetching its events. MD5 is the format's; nothing rests on it.
  package static func hashes(_ events: [JSONNode]) -> [UInt8] {
    var lines: Set<String> = []
    for event in events.map(MISPReading.event) {
      let uuid = event["uuid"]?.text ?? ""
      for attribute in MISPReading.attributes(of: event) where attribute["deleted"]?.flag != true {
        guard let value = attribute["value"]?.text else { continue }
        // Of types such as “domain|ip”, each part.
        let isPair = attribute["type"]?.text?.contains("|") == true
        for part in isPair ? value.split(separator: "|").map(String.init) : [value] {
          lines.insert(
            "\(Insecure.MD5.hash(data: Array(part.utf8)).hexadecimal),\(uuid)\n")
        }
      }
    }
    return lines.sorted().flatMap { Array($0.utf8) }
  }

  // MARK: Reading

  /// The events of a manifest, the oldest first, each UUID once.
  ///
  /// - Returns: what is no entry as faults, and nothing of it as an entry. `nil` for what is no manifest.
  package static func entries(
    of manifest: [UInt8]
  ) -> (entries: [Entry], faults: [STIXFault])? {
    guard let node = try? JSONNode(parsing: manifest), let members = node.members else {
      return nil
    }
    var entries: [Entry] = []
    var faults: [STIXFault] = []
    var seen: Set<String> = []
    for member in members {
      guard entries.count < mostEntries else {
        faults.append(
          STIXFault(
            code: "feed.too-many",
            message: "The manifest names more than \(mostEntries) events; the rest is not read."))
        break
      }
      let uuid = member.name.lowercased()
      guard STIXReading.isID("event--\(uuid)", of: "event") else {
        faults.append(
          STIXFault(
            code: "feed.uuid", message: "“\(member.name.prefix(80))” is no name of an event."))
        continue
      }
      guard member.value.members != nil, let seconds = MISPReading.seconds(of: member.value),
        seen.insert(uuid).inserted
      else {
        faults.append(
          STIXFault(
            code: "feed.entry", message: "The manifest says nothing of \(uuid) that can be used."))
        continue
      }
      entries.append(Entry(uuid: uuid, timestamp: seconds))
    }
    return (entries.sorted { ($0.timestamp, $0.uuid) < ($1.timestamp, $1.uuid) }, faults)
  }

  /// Why an event is not the one that the manifest names; `nil` when it is.
  package static func fault(in event: JSONNode, for entry: Entry) -> STIXFault? {
    guard event["uuid"]?.text?.lowercased() == entry.uuid else {
      return STIXFault(
        code: "feed.other-event",
        message:
          "Under \(entry.uuid) the feed gives the event \((event["uuid"]?.text ?? "without a UUID").prefix(60))."
      )
    }
    return nil
  }
}
