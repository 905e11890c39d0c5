import Cases
import Exchange
import Foundation
import Store
import TocsinModel

/// Corrections and withdrawals, which go to those who got the first version.
extension ReleaseDesk {
  /// The same again as it is now, for those who got it: changed objects with the same ids and a later time, and what is
  /// not there any more as revoked.
  package func correction(of number: Int, by: String, now: Int64) throws -> Prepared {
    guard let record = try store.release(number) else {
      throw ReleaseError.noSuchRelease("\(number)")
    }
    if try isWithdrawn(number) { throw ReleaseError.alreadyWithdrawn(number) }
    var request = try repeated(record, by: by, now: now)
    request.revises = number
    let former = try store.objects(ofReleases: lineage(of: record))
    let current = try prepare(request)
    guard request.format != .misp else {
      guard let last = former.last.flatMap({ try? JSONNode(parsing: $0.content) }) else {
        return current
      }
      guard let event = MISPRevision.correction(of: last, by: try JSONNode(parsing: current.bytes))
      else { throw ReleaseError.unchanged(number) }
      return try Self.event(event, current)
    }
    let known = Dictionary(former.map { ($0.id, $0.content) }) { _, last in last }
    let changed = current.objects.filter { known[$0.id] != $0.content }
    let there = Set(current.objects.map(\.id))
    let held = try others(record)
    let revoked = former.filter { !there.contains($0.id) && !held.contains($0.id) }
      .compactMap { Self.revoked($0, at: now) }
    guard !changed.isEmpty || !revoked.isEmpty else { throw ReleaseError.unchanged(number) }
    // Who has no tools gets all of it anew: a table of changes would have to be joined by hand.
    return rewritten(
      current, request.format == .package ? current.objects + revoked : changed + revoked)
  }

  /// All of an export, and of its corrections, as revoked.
  package func withdrawal(
    of number: Int, reason: String, by: String, now: Int64
  ) throws -> Prepared {
    guard reason.contains(where: { !$0.isWhitespace }) else { throw ReleaseError.noReason }
    guard let record = try store.release(number) else {
      throw ReleaseError.noSuchRelease("\(number)")
    }
    if try isWithdrawn(number) { throw ReleaseError.alreadyWithdrawn(number) }
    var request = try repeated(record, by: by, now: now)
    request.purpose = reason
    let held = try others(record)
    let revoked = try store.objects(ofReleases: lineage(of: record)).filter {
      !held.contains($0.id)
    }
    .compactMap { Self.revoked($0, at: now) }
    let cases = try record.items.filter { $0.hasPrefix("C") }.compactMap {
      try CaseBook(store).case(named: String($0.prefix { $0 != "@" }))
    }
    let items = record.items.map { item -> ReleasePreview.Item in
      let parts = item.split(separator: "@").map(String.init)
      return .init(
        label: parts.first ?? item, words: "withdrawn: \(reason)",
        version: parts.last.flatMap(Int.init) ?? 0, marked: nil)
    }
    var prepared = rewritten(
      Prepared(
        preview: ReleasePreview(
          recipient: record.recipient, tlp: request.producer.tlp, items: items, types: [],
          personal: [], losses: [], bytes: 0),
        request: request, objects: [], cases: cases,
        collection: try request.collection.map(collection)),
      revoked)
    if request.format == .misp,
      let last = try store.objects(ofReleases: lineage(of: record)).last
    {
      prepared = try Self.event(
        MISPRevision.withdrawal(
          of: JSONNode(parsing: last.content), reason: reason, at: now), prepared)
    }
    prepared.withdraws = number
    if request.format == .package {
      prepared.files = AlertPackage.withdrawal(of: record, request)
      prepared.preview.files = prepared.files.map(\.name)
    }
    return prepared
  }

  /// The same with another event in it.
  private static func event(_ node: JSONNode, _ prepared: Prepared) throws -> Prepared {
    let event = MISPReading.event(node)
    let content = node.encoded
    let released = ReleasedObject(
      id: event["uuid"]?.text ?? "", version: MISPReading.version(of: event), type: "misp-event",
      content: content)
    return Prepared(
      preview: prepared.preview, request: prepared.request, objects: [released],
      cases: prepared.cases, collection: prepared.collection)
  }

  /// What the same recipient has from other exports that are in force: a channel that two of them name stays.
  private func others(_ record: ReleaseRecord) throws -> Set<String> {
    let all = try store.releases()
    let withdrawn = Set(all.compactMap(\.withdraws))
    let others = all.filter { other in
      let origin = other.revises ?? other.number
      return origin != record.number && !withdrawn.contains(origin) && other.withdraws == nil
        && other.recipient == record.recipient && other.collection == record.collection
    }
    return Set(try store.objects(ofReleases: others.map(\.number)).map(\.id))
  }

  private func isWithdrawn(_ number: Int) throws -> Bool {
    try store.releases().contains { $0.withdraws == number }
  }

  /// An export and what corrected it, the first first.
  private func lineage(of record: ReleaseRecord) throws -> [Int] {
    [record.number]
      + (try store.releases().filter { $0.revises == record.number }.map(\.number)).sorted()
  }

  private func repeated(
    _ record: ReleaseRecord, by: String, now: Int64
  ) throws -> ReleaseRequest {
    let options = try? JSONDecoder().decode(
      ReleaseRequest.Options.self, from: Data(record.options.utf8))
    var producer = STIXProducer(
      name: options?.producer ?? record.by, tlp: TLP(rawValue: record.tlp) ?? .red)
    producer.includesTexts = options?.texts ?? false
    producer.includesPeople = options?.people ?? false
    producer.includesPartners = options?.partners ?? false
    producer.pseudonymKey = try store.pseudonymKey()
    let labels = record.items.map { String($0.prefix { $0 != "@" }) }
    // The findings of a case come with it.
    let cases = labels.filter { $0.hasPrefix("C") }
    var request = ReleaseRequest(
      items: cases.isEmpty ? labels : cases, producer: producer, recipient: record.recipient,
      purpose: record.purpose, by: by, now: now)
    request.format = ReleaseRequest.Format(rawValue: record.format) ?? .stix
    request.collection = record.collection.isEmpty ? nil : record.collection
    request.wantsEvidence = options?.evidence ?? true
    request.events = options?.events ?? []
    return request
  }

  func rewritten(_ prepared: Prepared, _ objects: [ReleasedObject]) -> Prepared {
    Prepared(
      preview: prepared.preview, request: prepared.request, objects: objects,
      cases: prepared.cases, collection: prepared.collection, files: prepared.files)
  }

  /// An object as revoked now (STIX 2.1, section 3.6); `nil` for what cannot be: observables and markings have no versions,
  /// and who an author is stays.
  private static func revoked(_ object: ReleasedObject, at now: Int64) -> ReleasedObject? {
    guard !["identity", "extension-definition", "marking-definition"].contains(object.type),
      let node = try? JSONNode(parsing: object.content), var members = node.members,
      node["modified"] != nil, node["revoked"]?.flag != true
    else { return nil }
    let time = STIXTime.text(seconds: now)
    guard object.version < time else { return nil }
    members = members.filter { $0.name != "revoked" }.map {
      $0.name == "modified" ? .init("modified", .string(time)) : $0
    }
    members.append(.init("revoked", .bool(true)))
    return ReleasedObject(
      id: object.id, version: time, type: object.type,
      content: JSONNode.object(members).encoded)
  }
}
