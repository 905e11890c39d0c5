import Cases
import Crypto
import Exchange
import Foundation
package import Store
import Synchronization
import TocsinModel

/// Lets findings and cases out: nothing leaves without a preview and a person who stands for it.
package struct ReleaseDesk {
  let store: Store

  package init(_ store: Store) { self.store = store }

  /// What would leave, whole.
  package struct Prepared: Sendable {
    package var preview: ReleasePreview
    /// Of a package, what is in it besides.
    package var files: [PackedFile] = []
    let request: ReleaseRequest
    let objects: [ReleasedObject]
    let cases: [Case]
    let collection: SharedCollection?
    var withdraws: Int?
    /// `nil` for an event of MISP.
    private let bundle: STIXBundle?

    init(
      preview: ReleasePreview, request: ReleaseRequest, objects: [ReleasedObject], cases: [Case],
      collection: SharedCollection?, files: [PackedFile] = []
    ) {
      self.preview = preview
      self.files = files
      self.request = request
      self.objects = objects
      self.cases = cases
      self.collection = collection
      bundle = request.format == .misp ? nil : STIXBundle(lines: objects.map(\.content))
      let size = bundle?.size ?? objects.reduce(0) { $0 + $1.content.count + 1 }
      self.preview.bytes = files.reduce(size) { $0 + $1.bytes.count }
      self.preview.types = counted(objects.lazy.map(\.type))
    }

    /// Hands out the bundle or the event piece by piece; of a package the bundle in it. A large one is there once, as its
    /// objects.
    package func write(_ body: ([UInt8]) throws -> Void) rethrows {
      guard let bundle else {
        for object in objects {
          try body(object.content)
          try body([0x0A])
        }
        return
      }
      try bundle.write(body)
    }

    /// The same as a whole.
    package var bytes: [UInt8] {
      var bytes: [UInt8] = []
      write { bytes += $0 }
      return bytes
    }

    fileprivate var sha256: String {
      var hash = SHA256()
      write { hash.update(data: $0) }
      return hash.finalize().hexadecimal
    }
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
    let (cases, found) = try look(up: request.items, request.producer.tlp, &items)
    var request = request
    request.producer.pseudonymKey = try store.pseudonymKey()
    var mapping = STIXMapping(request.producer)
    // Campaigns last: they refer to what their findings became.
    let order =
      found.filter { $0.kind != Campaign.kind } + found.filter { $0.kind == Campaign.kind }
    if !request.producer.includesPeople {
      // A name is hidden in all findings, whichever says whose it is.
      try FindingStream(store).read(found, withText: false) { _, _ in
      } take: { batch, _ in
        for finding in batch.findings { mapping.hide(peopleOf: finding) }
      }
    }
    var alert = request.format == .package ? AlertPackage(request) : nil
    let labels = Dictionary(found.map { ($0.id, "F\($0.number)") }) { first, _ in first }
    let places = Dictionary(items.indices.map { (items[$0].label, $0) }) { first, _ in first }
    var refs: [Int: [String]] = [:]
    var documents: Set<DocumentID> = []
    let part = mapping.part
    mapping.reserve(texts: found.reduce(0) { $0 + $1.size })
    try FindingStream(store).read(order, withText: request.producer.includesTexts) { batch, range in
      MappedFindings(part, batch, range)
    } take: { batch, parts in
      for part in parts {
        mapping.take(part.mapping)
        refs.merge(part.refs) { $1 }
      }
      for finding in batch.findings {
        // Of what is handed on now, which may have changed since it was looked up.
        if let place = places[finding.label] {
          items[place].version = finding.version
          items[place].words = finding.headline
        }
        if finding.finding.kind == Campaign.kind {
          refs[finding.number] = mapping.add(finding, judged: batch.judgements[finding.number]) {
            batch.documents[$0]
          }
        }
        guard alert != nil else { continue }
        let named = Set(finding.documents)
        documents.formUnion(named)
        alert?.add(
          finding, batch.documents.filter { named.contains($0.key) }, labels: labels, &mapping)
      }
    }
    // What went away since it was looked up would be missing without a word.
    if let gone = found.first(where: { refs[$0.number] == nil }) {
      throw ReleaseError.noSuchItem("F\(gone.number)")
    }
    for known in cases {
      mapping.add(
        known, findings: known.observed.flatMap { refs[$0.number] ?? [] },
        events: request.events)
    }
    let objects: [ReleasedObject]
    var types: [String]?
    switch request.format {
    case .stix, .package:
      objects = mapping.written.map {
        ReleasedObject(
          id: $0.id, version: $0.version ?? "", type: STIXObject.type(of: $0.id), content: $0.bytes)
      }
    case .misp:
      let event = MISPEvent(
        mapping, title: items.map { "\($0.label): \($0.words)" }.joined(separator: "; "),
        name: items.map(\.label).joined(separator: " "), at: request.now)
      objects = [
        ReleasedObject(
          id: event.uuid, version: "\(event.timestamp)", type: "misp-event",
          content: event.json.encoded)
      ]
      types = event.types
      for (what, count) in event.losses { mapping.lose(what, count) }
    }
    if alert != nil, request.wantsEvidence, !request.withEvidence {
      mapping.lose("captures and proofs, in which people are named")
    }
    let files = try alert?.files(cases, mapping, former: former(of: request)) ?? []
    var prepared = Prepared(
      preview: ReleasePreview(
        recipient: request.recipient, tlp: request.producer.tlp, items: items, types: [],
        personal: mapping.personal.sorted(),
        losses: mapping.losses.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, bytes: 0),
      request: request, objects: objects, cases: cases, collection: collection, files: files)
    if let types { prepared.preview.types = Self.counted(types) }
    prepared.preview.files = files.map(\.name)
    if request.withEvidence {
      prepared.preview.evidence =
        "what was read of \(documents.count) documents, byte for byte: with everybody who is named there, names of files, and who handled it"
    }
    return prepared
  }

  /// What an export takes the place of, in words.
  private func former(of request: ReleaseRequest) throws -> String? {
    guard let number = request.revises, let record = try store.release(number) else { return nil }
    return
      "This takes the place of what you got on \(STIXTime.text(seconds: record.at).prefix(10)): please do not use that any more."
  }

  private func look(
    up names: [String], _ tlp: TLP, _ items: inout [ReleasePreview.Item]
  ) throws -> ([Case], [ListedFinding]) {
    var cases: [String: Case] = [:]
    for name in names where Self.isCase(name) {
      guard let known = try? CaseBook(store).case(named: name) else {
        throw ReleaseError.noSuchItem(name)
      }
      cases[name] = known
    }
    let observed = cases.values.flatMap(\.observed).map(\.id.rawValue)
    let listed = try store.listed(findingsNamed: names.filter { cases[$0] == nil } + observed)
    let markings = try store.markings()
    var findings: [ListedFinding] = []
    var seen: Set<Int> = []
    func item(_ label: String, _ words: String, _ version: Int) throws {
      let marked = markings[label].flatMap(TLP.init(rawValue:))
      if let marked, marked > tlp {
        throw ReleaseError.stricter(item: label, marked: marked, bundle: tlp)
      }
      items.append(.init(label: label, words: words, version: version, marked: marked))
    }
    func take(_ finding: ListedFinding) throws {
      guard seen.insert(finding.number).inserted else { return }
      findings.append(finding)
      try item("F\(finding.number)", finding.summary.headline, finding.version)
    }
    for name in names {
      if let known = cases[name] {
        try item(known.label, known.title, known.version)
        for observed in known.observed { try listed[observed.id.rawValue].map(take) }
      } else {
        guard let finding = listed[name] else { throw ReleaseError.noSuchItem(name) }
        try take(finding)
      }
    }
    return (names.compactMap { cases[$0] }, findings)
  }

  private static func isCase(_ name: String) -> Bool {
    (name.first == "C" || name.first == "c") && Int(name.dropFirst()) != nil
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

  static func counted(_ types: some Sequence<String>) -> [(type: String, count: Int)] {
    types.reduce(into: [:]) { $0[$1, default: 0] += 1 }.map { (type: $0.key, count: $0.value) }
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
    guard prepared.collection == nil else {
      return try store.add(
        release: Self.record(prepared, approver, sha256 ?? prepared.sha256), prepared.objects,
        now: stamp)
    }
    let hash = Mutex(sha256 ?? "")
    let file = ReleasedFile(prepared.objects) {
      if sha256 == nil { hash.withLock { $0 = prepared.sha256 } }
    }
    return try store.add(
      release: Self.record(prepared, approver, hash.withLock { $0 }), file, now: stamp)
  }

  private static func record(
    _ prepared: Prepared, _ approver: String, _ sha256: String
  ) -> ReleaseRecord {
    let request = prepared.request
    return ReleaseRecord(
      at: request.now, by: request.by, approver: approver, recipient: request.recipient,
      purpose: request.purpose, tlp: request.producer.tlp.rawValue,
      format: request.format.rawValue,
      items: prepared.preview.items.map { "\($0.label)@\($0.version)" },
      options: request.options, sha256: sha256, objects: prepared.objects.count,
      collection: prepared.collection?.id ?? "", revises: request.revises,
      withdraws: prepared.withdraws)
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
