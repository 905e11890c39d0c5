import Cases
import Crypto
import Exchange
import Foundation
package import Store
import TocsinModel

/// Lets findings and cases out: nothing leaves without a preview and a person who stands for it.
package struct ReleaseDesk {
  let store: Store

  package init(_ store: Store) { self.store = store }

  /// What would leave, whole.
  package struct Prepared: Sendable {
    package var preview: ReleasePreview
    /// The bundle or the event; of a package the bundle in it.
    package let bytes: [UInt8]
    /// Of a package, what is in it besides.
    package var files: [PackedFile] = []
    let request: ReleaseRequest
    let objects: [ReleasedObject]
    let cases: [Case]
    let collection: SharedCollection?
    var withdraws: Int?
  }

  // MARK: Preparing

  /// - Throws: ``ReleaseError`` for what is not there, or is marked for fewer people than would see it.
  package func prepare(_ request: ReleaseRequest) throws -> Prepared {
    guard !request.items.isEmpty else { throw ReleaseError.nothing }
    guard request.recipient.contains(where: { !$0.isWhitespace }) else {
      throw ReleaseError.noRecipient
    }
    let collection = try request.collection.map(self.collection)
    guard collection == nil || request.format != .package else {
      throw ReleaseError.noFilesInCollections
    }
    if let collection { try Self.check(collection, request.producer.tlp) }
    var items: [ReleasePreview.Item] = []
    let (cases, findings) = try look(up: request.items, request.producer.tlp, &items)
    var request = request
    request.producer.pseudonymKey = try store.pseudonymKey()
    var mapping = STIXMapping(request.producer)
    for finding in findings { mapping.hide(peopleOf: finding) }
    var alert = request.format == .package ? AlertPackage(request) : nil
    let labels = Dictionary(findings.map { ($0.id, $0.label) }) { first, _ in first }
    var refs: [Int: [String]] = [:]
    // Campaigns last: they refer to what their findings became.
    for finding in findings.sorted(by: {
      !($0.finding.subject is Campaign) && $1.finding.subject is Campaign
    }) {
      let documents = try store.documents(
        ids: finding.documents, withText: request.producer.includesTexts)
      refs[finding.number] = mapping.add(finding) { documents[$0] }
      if let judged = try store.judgements(ofFinding: finding.number).last(where: \.isCurrent),
        judged.disposition != .duplicate
      {
        let agrees: Bool? =
          judged.disposition == .unclear ? nil : judged.disposition == .confirmed
        refs[finding.number]?.append(
          mapping.addOpinion(on: finding, agrees: agrees, at: judged.at))
      }
      alert?.add(finding, documents, labels: labels, &mapping)
    }
    for known in cases {
      mapping.add(
        known, findings: known.observed.flatMap { refs[$0.number] ?? [] },
        events: request.events)
    }
    let bytes: [UInt8]
    let objects: [ReleasedObject]
    let types: [String]
    switch request.format {
    case .stix, .package:
      objects = mapping.objects.map(Self.released)
      bytes = STIXBundle.bytes(lines: objects.map(\.content))
      types = objects.map(\.type)
    case .misp:
      let event = MISPEvent(
        mapping, title: items.map { "\($0.label): \($0.words)" }.joined(separator: "; "),
        name: items.map(\.label).joined(separator: " "), at: request.now)
      let content = event.json.encoded
      bytes = content + [0x0A]
      objects = [
        ReleasedObject(
          id: event.uuid, version: "\(event.timestamp)", type: "misp-event", content: content)
      ]
      types = event.types
      for (what, count) in event.losses { mapping.lose(what, count) }
    }
    if alert != nil, request.wantsEvidence, !request.withEvidence {
      mapping.lose("captures and proofs, in which people are named")
    }
    let files = try alert?.files(cases, mapping, former: former(of: request)) ?? []
    var preview = ReleasePreview(
      recipient: request.recipient, tlp: request.producer.tlp, items: items,
      types: Self.counted(types), personal: mapping.personal.sorted(),
      losses: mapping.losses.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      bytes: files.reduce(bytes.count) { $0 + $1.bytes.count })
    preview.files = files.map(\.name)
    if request.withEvidence {
      let documents = Set(findings.flatMap(\.documents)).count
      preview.evidence =
        "what was read of \(documents) documents, byte for byte: with everybody who is named there, names of files, and who handled it"
    }
    return Prepared(
      preview: preview, bytes: bytes, files: files, request: request, objects: objects,
      cases: cases, collection: collection)
  }

  /// What an export takes the place of, in words.
  private func former(of request: ReleaseRequest) throws -> String? {
    guard let number = request.revises, let record = try store.release(number) else { return nil }
    return
      "This takes the place of what you got on \(STIXTime.text(seconds: record.at).prefix(10)): please do not use that any more."
  }

  private func look(
    up names: [String], _ tlp: TLP, _ items: inout [ReleasePreview.Item]
  ) throws -> ([Case], [RecordedFinding]) {
    var cases: [Case] = []
    var findings: [RecordedFinding] = []
    var seen: Set<Int> = []
    func item(_ label: String, _ words: String, _ version: Int) throws {
      let marked = try store.marking(of: label).flatMap(TLP.init(rawValue:))
      if let marked, marked > tlp {
        throw ReleaseError.stricter(item: label, marked: marked, bundle: tlp)
      }
      items.append(.init(label: label, words: words, version: version, marked: marked))
    }
    func take(_ finding: RecordedFinding) throws {
      guard seen.insert(finding.number).inserted else { return }
      findings.append(finding)
      try item(finding.label, finding.headline, finding.version)
    }
    for name in names {
      if name.first == "C" || name.first == "c", Int(name.dropFirst()) != nil {
        guard let known = try? CaseBook(store).case(named: name) else {
          throw ReleaseError.noSuchItem(name)
        }
        cases.append(known)
        try item(known.label, known.title, known.version)
        for observed in known.observed {
          guard let finding = try store.finding(named: observed.id.rawValue, withPartners: true)
          else { continue }
          try take(finding)
        }
      } else {
        guard let finding = try store.finding(named: name, withPartners: true) else {
          throw ReleaseError.noSuchItem(name)
        }
        try take(finding)
      }
    }
    return (cases, findings)
  }

  package func collection(_ name: String) throws -> SharedCollection {
    guard let found = try store.collections().first(where: { $0.id == name || $0.name == name })
    else { throw ReleaseError.noSuchCollection(name) }
    return found
  }

  private static func check(_ collection: SharedCollection, _ tlp: TLP) throws {
    let holds = TLP(rawValue: collection.tlp) ?? .clear
    guard tlp <= holds else {
      throw ReleaseError.collectionIsWider(collection.name, holds: holds, bundle: tlp)
    }
  }

  private static func released(_ object: STIXObject) -> ReleasedObject {
    ReleasedObject(
      id: object.id, version: object.version ?? "", type: object.type,
      content: object.encoded)
  }

  static func counted(_ types: [String]) -> [(type: String, count: Int)] {
    Dictionary(grouping: types) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { ($1.count, $0.type) < ($0.count, $1.type) }
  }

  // MARK: Letting out

  /// Registers that it leaves.
  ///
  /// - Parameters:
  ///   - approver: another person than who hands it on; in a case one who is named as an approver there.
  ///   - sha256: of the file that leaves; of the bytes that were prepared where `nil`.
  /// - Returns: the number of the export.
  /// - Throws: ``ReleaseError``; then nothing is registered and nothing may leave.
  package func approve(
    _ prepared: Prepared, by approver: String, sha256: String? = nil,
    stamp: Int64 = Int64(Date().timeIntervalSince1970 * 1_000_000)
  ) throws -> Int {
    try check(prepared, by: approver)
    let request = prepared.request
    return try store.add(
      release: ReleaseRecord(
        at: request.now, by: request.by, approver: approver, recipient: request.recipient,
        purpose: request.purpose, tlp: request.producer.tlp.rawValue,
        format: request.format.rawValue,
        items: prepared.preview.items.map { "\($0.label)@\($0.version)" },
        options: request.options,
        sha256: sha256 ?? SHA256.hash(data: prepared.bytes).hexadecimal,
        objects: prepared.objects.count, collection: prepared.collection?.id ?? "",
        revises: request.revises, withdraws: prepared.withdraws),
      prepared.objects, now: stamp)
  }

  /// Whether somebody may let it out, before anything is written.
  package func check(_ prepared: Prepared, by approver: String) throws {
    let request = prepared.request
    guard approver.contains(where: { !$0.isWhitespace }),
      !PersonName.isSame(approver, request.by)
    else { throw ReleaseError.ownApproval(approver) }
    for known in prepared.cases
    where !known.approvers.contains(where: { PersonName.isSame($0, approver) }) {
      throw ReleaseError.approverNotNamed(approver, item: known.label)
    }
  }
}

extension RecordedFinding {
  /// The documents that it names.
  var documents: [DocumentID] {
    var seen: Set<DocumentID> = []
    let named = finding.entities.filter { $0.kind == .document }.compactMap {
      DocumentID($0.name)
    }
    return ((copies?.documents ?? []) + named).filter { seen.insert($0).inserted }
  }
}

extension ReleaseDesk.Prepared {
  /// Whether it goes into a collection, not into a file.
  package var isInCollection: Bool { collection != nil }
  /// Whether it is written as a ZIP.
  package var isPackage: Bool { request.format == .package }
  package var withEvidence: Bool { request.withEvidence && withdraws == nil }
  /// As recipients know the sender.
  package var producer: String { request.producer.name }
}

extension ReleaseDesk {
  /// A finding's or a case's label, as the workspace writes it.
  package func label(of name: String) throws -> String {
    if let finding = try store.finding(named: name) { return finding.label }
    if let known = try? CaseBook(store).case(named: name) { return known.label }
    throw ReleaseError.noSuchItem(name)
  }
}
