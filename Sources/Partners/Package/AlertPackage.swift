import Cases
import Evidence
import Exchange
import Foundation
import Report
import Store
import TocsinModel

/// A file of an alert package.
package struct PackedFile: Sendable {
  package var name: String
  package var bytes: [UInt8]
}

/// An alert for a partner without tools, as one ZIP: a page to print, tables, pictures, the same as STIX, and what proves
/// it.
package struct AlertPackage {
  package static let bundle = "bundle.json"
  package static let evidence = "evidence"
  /// A picture of more accounts or texts is a grey spot.
  private static let mostPictures = 60

  private let request: ReleaseRequest
  private var tables = AlertTables()
  private var pictures: [PackedFile] = []
  private var lines: [AlertSummary.Line] = []
  private var names: [String] = []

  init(_ request: ReleaseRequest) { self.request = request }

  // MARK: Collecting

  mutating func add(
    _ recorded: RecordedFinding, _ documents: [DocumentID: Document],
    labels: [FindingID: String], _ mapping: inout STIXMapping
  ) {
    tables.add(recorded, mapping.reasons(of: recorded), documents, labels: labels, &mapping)
    lines.append(
      .init(
        label: recorded.label, words: mapping.words(recorded.headline),
        attention: recorded.attention))
    switch recorded.finding.subject {
    case let cluster as CopyCluster: draw(cluster, recorded.label, documents, mapping)
    case let group as LookalikeGroup: names += group.members.map(\.name.rawValue)
    case let network as NetworkCommunity: draw(network, recorded.label, mapping)
    case let sites as SiteCommunity: names += sites.sites.map(\.rawValue)
    case let wave as MailWave: names += wave.linkHosts
    default: break
    }
  }

  private mutating func draw(
    _ cluster: CopyCluster, _ label: String, _ documents: [DocumentID: Document],
    _ mapping: STIXMapping
  ) {
    guard pictures.count < Self.mostPictures else { return }
    // Labels come from documents: neither a path of this machine nor a hidden name may be among them.
    let shown = documents.mapValues { document in
      var document = document
      document.place = Place(path: "\(document.id)".prefix(8).description)
      document.externalID = nil
      if let source = document.source {
        document.source = Source(
          id: SourceID(
            rawValue: source.kind == .account
              ? mapping.shown("account", source.id.rawValue) : source.id.rawValue),
          kind: source.kind, name: source.name.map(mapping.words))
      }
      return document
    }
    for (name, svg) in [
      ("timeline", PictureFile.timeline(of: cluster, documents: shown)),
      ("chain", PictureFile.chain(of: cluster, documents: shown)),
    ] where !svg.isEmpty {
      pictures.append(
        PackedFile(name: "pictures/\(label)-\(name).svg", bytes: Array(svg.utf8)))
    }
  }

  private mutating func draw(
    _ network: NetworkCommunity, _ label: String, _ mapping: STIXMapping
  ) {
    guard pictures.count < Self.mostPictures, network.places.count == network.members.count else {
      return
    }
    var shown = network
    func account(_ id: SourceID) -> SourceID {
      SourceID(rawValue: mapping.shown("account", id.rawValue))
    }
    for index in shown.members.indices {
      shown.members[index].account = account(shown.members[index].account)
    }
    for index in shown.edges.indices {
      shown.edges[index].account = account(shown.edges[index].account)
      shown.edges[index].other = account(shown.edges[index].other)
    }
    for index in shown.objects.indices {
      shown.objects[index].object = mapping.words(shown.objects[index].object)
    }
    let places = Dictionary(zip(shown.members.map(\.account), shown.places)) { first, _ in first }
    pictures.append(
      PackedFile(
        name: "pictures/\(label)-network.svg",
        bytes: Array(NetworkPicture([shown], places: places).svg.utf8)))
  }

  // MARK: Files

  /// All files but the bundle and the evidence, which are written last.
  ///
  /// - Parameter former: the export that this one takes the place of, in words.
  func files(
    _ cases: [Case], _ mapping: STIXMapping, former: String?
  ) -> [PackedFile] {
    var files: [PackedFile] = []
    for table in tables.all {
      files.append(PackedFile(name: "tables/\(table.name).csv", bytes: table.csv))
      files.append(PackedFile(name: "tables/\(table.name).jsonl", bytes: table.jsonl))
    }
    files += pictures
    let summary = AlertSummary(
      title: mapping.words(
        cases.first?.title ?? (lines.count == 1 ? lines[0].words : "\(lines.count) findings")),
      tlp: request.producer.tlp, producer: request.producer.name, recipient: request.recipient,
      purpose: request.purpose, at: request.now, revision: former, findings: lines,
      names: Array(Set(names)).sorted(),
      assessed: cases.flatMap(\.assessed).filter { $0.withdrawn == nil }.map {
        mapping.words("\($0.assessment.statement) (\($0.assessment.confidence.words))")
      },
      attributed: cases.flatMap(\.attributions).map {
        mapping.words(
          "\($0.proposal.actor): \($0.proposal.statement) (\($0.proposal.confidence.words))")
      },
      files: contents)
    files.append(PackedFile(name: "summary.html", bytes: Array(summary.html().utf8)))
    files.append(PackedFile(name: "README.txt", bytes: Array(readme(mapping).utf8)))
    return files
  }

  /// A page that says that a package does not hold any more.
  static func withdrawal(of record: ReleaseRecord, _ request: ReleaseRequest) -> [PackedFile] {
    let day = STIXTime.text(seconds: record.at).prefix(10)
    let summary = AlertSummary(
      title: "Withdrawn: what you got on \(day)", tlp: request.producer.tlp,
      producer: request.producer.name, recipient: request.recipient, purpose: "",
      at: request.now,
      revision: "Please do not use it, and tell whom you gave it to. \(request.purpose)",
      findings: record.items.map {
        .init(label: String($0.prefix { $0 != "@" }), words: "withdrawn", attention: .routine)
      }, names: [], assessed: [], attributed: [],
      files: [(bundle, "the same for OpenCTI and others: all of it as revoked (STIX 2.1)")])
    return [PackedFile(name: "summary.html", bytes: Array(summary.html().utf8))]
  }

  private var contents: [(name: String, words: String)] {
    var contents = [
      ("tables/", "all of it as tables, for a spreadsheet (CSV) and for programs (JSON Lines)")
    ]
    if !pictures.isEmpty { contents.append(("pictures/", "as pictures that any browser shows")) }
    contents.append((Self.bundle, "the same for OpenCTI and others (STIX 2.1)"))
    if request.withEvidence {
      contents.append(
        ("\(Self.evidence)/", "what was read, byte for byte, and the proofs; see its README"))
    }
    contents.append(("README.txt", "what the columns mean, and what is left out"))
    return contents
  }

  private func readme(_ mapping: STIXMapping) -> String {
    var text = """
      \(request.producer.tlp.words): \(AlertSummary.meaning(request.producer.tlp)).
      From \(request.producer.name) to \(request.recipient). Begin with summary.html.

      SHA256SUMS has the hash of each file: sha256sum -c SHA256SUMS
      Times are UTC. Texts that a spreadsheet would run as a formula begin with an apostrophe.

      TABLES
      """
    for table in tables.all {
      text += "\n  \(table.name).csv, \(table.name).jsonl\n"
      for column in table.columns { text += "    \(column.name): \(column.meaning)\n" }
    }
    text += """

      SIGNS IN THE PICTURES

      """
    for glyph in Glyph.allCases { text += "    \(glyph.sign) \(glyph.words)\n" }
    if !mapping.losses.isEmpty {
      text += "\nLEFT OUT\n"
      for (what, count) in mapping.losses.sorted(by: { $0.key < $1.key }) {
        text += "    \(count) × \(what)\n"
      }
    }
    return text
  }

  // MARK: Writing

  /// Writes the ZIP, in constant memory but for the files that are at hand.
  ///
  /// - Parameters:
  ///   - folder: of evidence, whose files go along; `nil` without.
  ///   - path: of the ZIP.
  /// - Returns: its SHA-256.
  /// - Throws: `EvidenceError`.
  package static func write(
    _ prepared: ReleaseDesk.Prepared, evidence folder: String?, to path: String
  ) throws -> String {
    let zip = try ZipWriter(path)
    var sums = ""
    for file in prepared.files + [PackedFile(name: bundle, bytes: prepared.bytes)] {
      let written = try zip.add(file.name, file.bytes)
      sums += "\(written.sha256)  \(file.name)\n"
    }
    if let folder {
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
        var isFolder: ObjCBool = false
        let place = "\(folder)/\(name)"
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder),
          !isFolder.boolValue
        else { continue }
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: place))
        defer { try? handle.close() }
        try zip.begin("\(evidence)/\(name)")
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
          try zip.append([UInt8](piece))
        }
        sums += "\(try zip.end().sha256)  \(evidence)/\(name)\n"
      }
    }
    _ = try zip.add("SHA256SUMS", Array(sums.utf8))
    try zip.finish()
    return try FileHash.sha256(of: path).hash
  }
}

extension Glyph {
  /// The nearest letter to the sign in a picture.
  fileprivate var sign: String {
    switch self {
    case .first: "◆"
    case .repost: "●"
    case .credited: "○"
    case .quotation: "□"
    case .debunk: "△"
    case .own: "✚"
    case .form: "▭"
    case .unknown: "◌"
    }
  }
}
