import Foundation
package import TocsinModel
package import Wording

/// Lists of sources → entries. What a row gets wrong is a diagnostic, and the others are read.
///
/// Three forms: a table of our own columns (`source`, `status`, `asserted_by`, `act`, `from`, `to`, `domains`,
/// `document`), OpenSanctions' simplified table (`targets.simple.csv`), and FollowTheMoney entities, one JSON a line.
package struct RegisterImport: Sendable {
  /// What holds for all rows that do not say otherwise.
  package struct Defaults: Hashable, Sendable {
    package var status: RegisterEntry.Status?
    package var assertedBy = ""
    /// An EU act by its number, or any other.
    package var act = ""
    package var document = ""
    package var licence = ""

    package init() {}
  }

  package private(set) var entries: [RegisterEntry] = []
  package private(set) var diagnostics: [Diagnostic] = []
  /// Rows that say what an earlier one said.
  package private(set) var repeated = 0

  /// More bytes, rows or names of a row are no list of sources.
  package static let limits = (bytes: 256 << 20, rows: 1_000_000, names: 100, length: 500)

  /// Rows about people and things: the register is of sources.
  package private(set) var passedOver = 0
  private static let sources: Set<String> = [
    "Organization", "Company", "LegalEntity", "PublicBody", "Asset",
  ]

  private let file: String
  private let defaults: Defaults
  private var seen: Set<String> = []
  private var spans: [String: [(from: Int, to: Int, status: RegisterEntry.Status)]] = [:]

  /// - Throws: ``RegisterImportError`` for what is no list at all.
  package init(
    _ bytes: [UInt8], file: String, defaults: Defaults = Defaults()
  ) throws(RegisterImportError) {
    self.file = file
    self.defaults = defaults
    guard bytes.count <= Self.limits.bytes else { throw .tooLarge(file) }
    let first = bytes.first { !($0 <= 0x20) }
    if first == UInt8(ascii: "{") {
      readEntities(bytes)
    } else {
      try readTable(bytes)
    }
    if entries.isEmpty, diagnostics.isEmpty, passedOver == 0 { throw .empty(file) }
  }

  // MARK: Tables

  private mutating func readTable(_ bytes: [UInt8]) throws(RegisterImportError) {
    var rows = TableRows(bytes)
    guard let head = rows.next() else { throw .empty(file) }
    let columns = head.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let isSanctions = columns.contains("schema") && columns.contains("aliases")
    guard columns.contains(isSanctions ? "name" : "source") else { throw .noColumns(file) }
    var line = 1
    while let row = rows.next() {
      line = rows.line
      guard row.contains(where: \.saysSomething) else { continue }
      guard entries.count + repeated < Self.limits.rows else {
        note(
          "register.many", .error, "More than \(Self.limits.rows) rows: the rest is not read.", line
        )
        return
      }
      guard row.count == columns.count else {
        note(
          "register.columns", .error,
          "The row has \(row.count) fields and the head \(columns.count); it was not read.", line)
        continue
      }
      let fields = Dictionary(zip(columns, row)) { first, _ in first }
      if isSanctions { sanction(fields, line) } else { own(fields, line) }
    }
  }

  private mutating func own(_ fields: [String: String], _ line: Int) {
    // Who approves is somebody here, and not what a file says.
    for name in ["approver", "approved_by", "approved_at"] where fields[name]?.saysSomething == true
    {
      note(
        "register.approver", .warning,
        "The file claims an approver; that claims nothing, and was passed over.", line)
    }
    let written = fields["status"] ?? ""
    guard
      let status = written.saysSomething
        ? RegisterEntry.Status(rawValue: written.trimmingCharacters(in: .whitespaces).lowercased())
        : defaults.status
    else {
      let all = RegisterEntry.Status.allCases.map(\.rawValue).joined(separator: ", ")
      note("register.status", .error, "“\(written.prefix(40))” is no status: \(all).", line)
      return
    }
    add(
      RegisterEntry(
        source: fields["source"] ?? "", status: status,
        assertedBy: Self.first(fields["asserted_by"], defaults.assertedBy),
        act: Self.first(fields["act"], defaults.act), domains: Self.list(fields["domains"]),
        aliases: Self.list(fields["aliases"]),
        document: Self.first(fields["document"], defaults.document), licence: defaults.licence,
        list: file), from: fields["from"], to: fields["to"], line)
  }

  /// https://www.opensanctions.org/docs/bulk/csv/
  private mutating func sanction(_ fields: [String: String], _ line: Int) {
    guard Self.sources.contains(fields["schema"] ?? "") else {
      passedOver += 1
      return
    }
    let dataset = Self.first(fields["dataset"], "OpenSanctions")
    add(
      RegisterEntry(
        source: fields["name"] ?? "", status: defaults.status ?? .sanctioned,
        assertedBy: Self.first(defaults.assertedBy, dataset),
        act: Self.first(defaults.act, fields["program_ids"], fields["sanctions"]),
        domains: [], aliases: Self.list(fields["aliases"]),
        document: Self.first(
          defaults.document, fields["id"].map { "https://www.opensanctions.org/entities/\($0)/" }),
        licence: Self.first(defaults.licence, "CC BY-NC 4.0 (OpenSanctions)"), list: file),
      // When it was first seen there is not when the act applies from.
      from: nil, to: nil, line)
  }

  // MARK: FollowTheMoney

  private struct FollowTheMoney: Decodable {
    var id: String?
    var schema: String?
    var caption: String?
    var properties: [String: [String]]?
    var datasets: [String]?
  }

  private mutating func readEntities(_ bytes: [UInt8]) {
    var line = 0
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard part.contains(where: { $0 > 0x20 }) else { continue }
      guard entries.count + repeated < Self.limits.rows else {
        note(
          "register.many", .error, "More than \(Self.limits.rows) rows: the rest is not read.", line
        )
        return
      }
      guard part.count <= 1 << 20,
        let entity = try? JSONDecoder().decode(FollowTheMoney.self, from: Data(part))
      else {
        note(
          "register.json", .error, "The line is no FollowTheMoney entity; it was not read.", line)
        continue
      }
      // Statements about sanctions and ownership name an entity and are none.
      guard Self.sources.contains(entity.schema ?? "") else {
        passedOver += 1
        continue
      }
      let properties = entity.properties ?? [:]
      let name = entity.caption ?? properties["name"]?.first ?? ""
      let topics = properties["topics"] ?? []
      guard
        let status = defaults.status
          ?? (topics.contains("sanction")
            ? .sanctioned : topics.contains("gov.soe") ? .stateOwned : nil)
      else {
        note(
          "register.status", .error,
          "“\(name.prefix(60))” has no topic that is a status; give one with --status.", line)
        continue
      }
      add(
        RegisterEntry(
          source: name, status: status,
          assertedBy: Self.first(
            defaults.assertedBy, entity.datasets?.joined(separator: ", "), "OpenSanctions"),
          act: Self.first(defaults.act, properties["programId"]?.first),
          domains: (properties["website"] ?? []).compactMap(Self.host),
          aliases: (properties["alias"] ?? []) + (properties["name"] ?? []),
          document: Self.first(defaults.document, properties["sourceUrl"]?.first),
          licence: Self.first(defaults.licence, "CC BY-NC 4.0 (OpenSanctions)"), list: file),
        from: nil, to: nil, line)
    }
  }

  // MARK: Rows

  private mutating func add(
    _ entry: RegisterEntry, from: String?, to: String?, _ line: Int
  ) {
    var entry = entry
    entry.source = entry.source.trimmingCharacters(in: .whitespacesAndNewlines)
    guard entry.source.saysSomething else {
      return note("register.source", .error, "The row names no source; it was not read.", line)
    }
    guard entry.source.count <= Self.limits.length else {
      return note("register.length", .error, "The name is longer than a name.", line)
    }
    guard entry.assertedBy.saysSomething else {
      return note(
        "register.asserted-by", .error,
        "Nobody asserts it: fill asserted_by, or give --asserted-by. The register holds no truths of its own.",
        line)
    }
    if let act = EUAct.named(entry.act) {
      entry.act = act.number
      entry.from = entry.from ?? act.from
      if entry.document.isEmpty { entry.document = act.document }
    }
    for (text, path) in [(from, \RegisterEntry.from), (to, \RegisterEntry.to)] {
      guard let text, text.saysSomething else { continue }
      guard let day = CivilDate(iso: text.trimmingCharacters(in: .whitespaces)) else {
        return note(
          "register.day", .error,
          "“\(text.prefix(40))” is no day (2022-03-01); the row was not read.", line)
      }
      entry[keyPath: path] = day
    }
    if let from = entry.from, let to = entry.to, to.daysSince1970 < from.daysSince1970 {
      return note(
        "register.order", .error,
        "It ends (\(to.iso)) before it begins (\(from.iso)); it was not read.", line)
    }
    entry.domains = Array(
      Set((entry.domains + Self.domains(entry.source)).compactMap(Self.host)).sorted()
        .prefix(Self.limits.names))
    entry.aliases = Array(
      Set(entry.aliases.map { String($0.prefix(Self.limits.length)) }).sorted()
        .prefix(Self.limits.names))
    let key = [
      entry.source.lowercased(), entry.status.rawValue, entry.assertedBy.lowercased(), entry.act,
      entry.from?.iso ?? "", entry.to?.iso ?? "",
    ].joined(separator: "\u{1F}")
    guard seen.insert(key).inserted else {
      repeated += 1
      return
    }
    contradiction(entry, line)
    entries.append(entry)
  }

  /// That one authority says two things that exclude each other at one time.
  private mutating func contradiction(_ entry: RegisterEntry, _ line: Int) {
    let excluding: [RegisterEntry.Status] = [.accredited, .refused]
    guard excluding.contains(entry.status) else { return }
    let key = "\(entry.source.lowercased())\u{1F}\(entry.assertedBy.lowercased())"
    let from = entry.from?.daysSince1970 ?? .min
    let to = entry.to?.daysSince1970 ?? .max
    let isOther = spans[key, default: []].contains {
      $0.status != entry.status && $0.from <= to && from <= $0.to
    }
    if isOther {
      note(
        "register.contradiction", .warning,
        "\(entry.assertedBy) says both accredited and refused of \(entry.source) for the same time; both are kept.",
        line)
    }
    spans[key, default: []].append((from, to, entry.status))
  }

  private mutating func note(
    _ code: String, _ severity: Diagnostic.Severity, _ message: String, _ line: Int
  ) {
    // A million bad rows are one file that is no register.
    guard diagnostics.count < 10_000 else { return }
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, message: message, place: Place(path: file, line: line)))
  }

  private static func first(_ texts: String?...) -> String {
    texts.compactMap { $0 }.first(where: \.saysSomething)?
      .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
  }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(whereSeparator: { $0 == ";" || $0 == "|" })
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter(\.saysSomething)
  }

  /// A source that is named by its site.
  private static func domains(_ source: String) -> [String] {
    source.contains(".") && !source.contains(where: \.isWhitespace) ? [source] : []
  }

  /// The host of an address, or a host: lower case, without `www.`; `nil` for what is none.
  static func host(_ text: String) -> String? {
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    let host = text[start...].prefix { !"/?#:".contains($0) }.lowercased()
    let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    return Drafting.isHost(name) ? name : nil
  }
}

/// Why a file is no register.
package enum RegisterImportError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLarge(String)
  case empty(String)
  case noColumns(String)

  package var description: String { phrase.text(in: .english) }

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .tooLarge(let file): "\(file) is larger than any list of sources."
    case .empty(let file): "\(file) holds nothing."
    case .noColumns(let file):
      "\(file) has no column “source”: it must be a table with source, status, asserted_by, act, from, to, domains and document, a table of OpenSanctions (targets.simple.csv), or FollowTheMoney entities."
    }
  }
}
