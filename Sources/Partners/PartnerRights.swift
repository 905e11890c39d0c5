package import Cases
import Exchange
import Foundation
package import Store

/// What partners gave about somebody, and what was handed on about them: what is held, and its erasure.
package struct PartnerRights {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Where somebody is named, in words, with how often.
  package func held(about name: String) throws -> [Rights.Holding] {
    let hiding = Self.hiding(name)
    var reports: [Int: Int] = [:]
    try store.eachPartnerObject(holding: name) { object in
      if Self.names(object.content, hiding) { reports[object.report, default: 0] += 1 }
    }
    var exports: [Int: Int] = [:]
    try store.eachReleasedObject(holding: name) { held in
      if Self.names(held.object.content, hiding) { exports[held.release, default: 0] += 1 }
    }
    let partners = Dictionary(
      try store.partnerReports().map { ($0.number, $0.partner) }
    ) { first, _ in first }
    let recipients = Dictionary(
      try store.releases().map { ($0.number, $0.recipient) }
    ) { first, _ in first }
    return reports.sorted { $0.key < $1.key }.map {
      Rights.Holding(
        place: "objects of report R\($0.key) by \(partners[$0.key] ?? "a partner")",
        count: $0.value)
    }
      + exports.sorted { $0.key < $1.key }.map {
        Rights.Holding(
          place: $0.key == 0
            ? "objects that partners put into collections"
            : "objects of export \($0.key) to \(recipients[$0.key] ?? "somebody")",
          count: $0.value)
      }
  }

  /// What an erasure came to.
  package struct Erasure: Sendable {
    package var objects = 0
    /// Numbers of exports with who has them: what is there is not ours to erase.
    package var exports: [(number: Int, recipient: String)] = []
  }

  /// Takes somebody out of what is held: objects of partners are removed; of what left, the name is taken out of our copy.
  /// Collections say of what named them that it is revoked, so that who asks again learns of it.
  ///
  /// - Parameter stamp: microseconds since 1970.
  package func erase(
    _ name: String, stamp: Int64 = Int64(Date().timeIntervalSince1970 * 1_000_000)
  ) throws -> Erasure {
    let hiding = Self.hiding(name)
    var erasure = Erasure()
    var objects: [Store.HeldObject] = []
    try store.eachPartnerObject(holding: name) { object in
      if Self.names(object.content, hiding) { objects.append(object) }
    }
    let names = try store.partnerNames(holding: name).filter { hiding.hidden($0.name) != $0.name }
    if !objects.isEmpty || !names.isEmpty {
      try store.erase(partnerObjects: objects, names: names)
    }
    erasure.objects = objects.count
    var held: [Store.HeldRelease] = []
    try store.eachReleasedObject(holding: name) { release in
      if Self.names(release.object.content, hiding) { held.append(release) }
    }
    try erase(held, hiding, stamp)
    erasure.objects += held.count
    let numbers = Set(held.map(\.release))
    erasure.exports = try store.releases().filter { numbers.contains($0.number) }.map {
      ($0.number, $0.recipient)
    }.sorted { $0.0 < $1.0 }
    return erasure
  }

  private func erase(_ held: [Store.HeldRelease], _ hiding: NameHiding, _ stamp: Int64) throws {
    var changes: [(added: Int64, content: [UInt8]?)] = []
    var later: [String: [ReleasedObject]] = [:]
    for release in held {
      let node = try? JSONNode(parsing: release.object.content)
      let plain = node.map(hiding.hidden)
      guard !release.collection.hasPrefix("#") else {
        // A later correction, or withdrawal, still knows what it was by its id.
        changes.append((release.object.added, plain?.encoded))
        continue
      }
      changes.append((release.object.added, nil))
      guard release.isLast, let plain else { continue }
      if let next = Self.revoked(release.object, plain, stamp) {
        later[release.collection, default: []].append(next)
      }
    }
    try store.replace(released: changes)
    for (collection, objects) in later.sorted(by: { $0.key < $1.key }) {
      _ = try store.add(objects, toCollection: collection, now: stamp)
    }
  }

  /// What stands in a collection for an object that named somebody; `nil` for observables, which cannot be revoked.
  private static func revoked(
    _ object: ReleasedObject, _ plain: JSONNode, _ stamp: Int64
  ) -> ReleasedObject? {
    if object.type == "misp-event" {
      let node = MISPRevision.withdrawal(of: plain, reason: "", at: stamp / 1_000_000)
      return ReleasedObject(
        id: object.id, version: MISPReading.version(of: MISPReading.event(node)),
        type: object.type, content: node.encoded)
    }
    guard let members = plain.members, plain["modified"] != nil else { return nil }
    let time = STIXTime.text(stamp / 1000 * 1000)
    guard object.version < time else { return nil }
    let changed = members.filter { $0.name != "revoked" }.map {
      $0.name == "modified" ? .init("modified", .string(time)) : $0
    }
    return ReleasedObject(
      id: object.id, version: time, type: object.type,
      content: JSONNode.object(changed + [.init("revoked", .bool(true))]).encoded)
  }

  private static func hiding(_ name: String) -> NameHiding {
    var hiding = NameHiding()
    hiding.hide(name, instead: "[erased]")
    return hiding
  }

  private static func names(_ content: [UInt8], _ hiding: NameHiding) -> Bool {
    guard let node = try? JSONNode(parsing: content) else { return false }
    return hiding.hidden(node) != node
  }
}
