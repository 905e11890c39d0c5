import Crypto
import Exchange
import Foundation
package import Store
import TocsinModel

/// Takes in what a partner gave, an object at a time: memory does not grow with the file.
package struct ReportImport {
  package static let mostDiagnostics = 200
  /// Objects in one transaction: others may write between two.
  private static let batch = 2000
  /// An event of MISP is one value; larger ones are refused.
  private static let largestEvent = 64 << 20
  private static let longestLine = 64 << 10
  private let store: Store
  private let request: ImportRequest
  private var result = ImportResult()
  private var pending: [PartnerObject] = []
  private var ordinal = 0
  private var denials: ReportDenials
  private var hash = SHA256()

  package init(_ store: Store, _ request: ImportRequest) {
    self.store = store
    self.request = request
    denials = ReportDenials(store, partner: request.partner)
  }

  /// Reads it all and keeps it as a report.
  ///
  /// - Parameter next: the next bytes; empty at the end.
  /// - Throws: what `next` throws, `StoreError`, ``ImportError``; then nothing is kept.
  package mutating func read(_ next: () throws -> [UInt8]) throws -> ImportResult {
    guard request.partner.contains(where: { !$0.isWhitespace }) else { throw ImportError.noPartner }
    if let until = request.until, until <= request.now { throw ImportError.past }
    var first = try next()
    while first.count < 512 {
      let more = try next()
      if more.isEmpty { break }
      first += more
    }
    let format = request.format ?? Self.format(of: first)
    var report = PartnerReport(
      partner: request.partner, tlp: request.tlp.rawValue, until: request.until, at: request.now,
      by: request.by, source: request.source, format: format.rawValue)
    report.number = try store.begin(report: report)
    result.report = report.number
    do {
      var chunk = first
      var whole: [UInt8] = []
      var scanner = BundleScanner()
      var line: [UInt8] = []
      var number = 0
      while !chunk.isEmpty {
        hash.update(data: chunk)
        switch format {
        case .stix: try scan(chunk, &scanner)
        case .misp:
          guard whole.count + chunk.count <= Self.largestEvent else { throw ImportError.tooLarge }
          whole += chunk
        case .list, .feed: try lines(chunk, &line, &number, format)
        }
        try Task.checkCancellation()
        chunk = try next()
      }
      switch format {
      case .stix:
        if scanner.isUnfinished {
          fault("stix.cut-off", "The bundle ends in the middle; what was whole is kept.", at: nil)
        } else if !scanner.hasList, result.members["more"] == nil {
          // An envelope of TAXII has no list where there is nothing new.
          fault("stix.bundle", "There is no list of objects in it.", at: nil)
        }
      case .misp: try events(whole)
      case .list, .feed:
        number += 1
        try take(line: line, number, format)
      }
      try flush()
      try denials.settle(in: result.report)
      let sha256 = hash.finalize().hexadecimal
      guard ordinal > 0 else {
        try store.drop(report: report.number)
        result.report = 0
        return result
      }
      if let former = try store.finish(report: report.number, sha256: sha256) {
        result.report = former
        result.isKnown = true
      }
      return result
    } catch {
      try? store.drop(report: report.number)
      throw error
    }
  }

  /// JSON begins with a bracket; a MISP event names itself before anything else does.
  private static func format(of bytes: [UInt8]) -> ImportRequest.Format {
    guard let mark = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
      mark == UInt8(ascii: "{") || mark == UInt8(ascii: "[")
    else { return .list }
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return head.contains("\"Event\"") || head.contains("\"response\"") ? .misp : .stix
  }

  // MARK: STIX

  private mutating func scan(_ chunk: [UInt8], _ scanner: inout BundleScanner) throws {
    var pieces: [BundleScanner.Piece] = []
    chunk.withUnsafeBufferPointer { scanner.read($0) { pieces.append($0) } }
    for piece in pieces {
      switch piece {
      case .object(let bytes, let at): try take(object: bytes, at: at)
      case .tooLarge(let at):
        fault("stix.too-large", "An object is larger than 16 MB and was left out.", at: at)
      case .stray(let at): fault("stix.object", "Something in the list is no object.", at: at)
      case .member(let name, let value): result.members[name] = value
      }
    }
  }

  private mutating func take(object bytes: [UInt8], at: Int) throws {
    let node: JSONNode
    do {
      node = try JSONNode(parsing: bytes)
    } catch {
      return fault("stix.json", "An object is left out. \(error)", at: at)
    }
    if let found = STIXReading.fault(in: node) {
      return fault(found.code, found.message, at: at)
    }
    guard let id = node["id"]?.text else { return }
    if let tlp = STIXReading.tlp(of: node), tlp > request.tlp {
      return fault(
        "stix.marking",
        "\(id) is marked \(tlp.words) and was left out: take it in with --tlp \(tlp.rawValue).",
        at: at)
    }
    var object = PartnerObject(
      id: id, version: node["modified"]?.text ?? node["created"]?.text ?? "", content: bytes,
      values: PartnerValue.all(STIXReading.names(in: node) + (try sighted(node))))
    if STIXReading.isRevoked(node) {
      object.denials = object.values.map { PartnerDenial($0, isDenied: false) }
      object.values = []
      // What was observed has no versions of its own, and goes with the one who observed it.
      if node["type"]?.text == "observed-data" { deny([id], isDenied: false) }
    } else if STIXReading.disagrees(node) {
      deny((node["object_refs"]?.items ?? []).compactMap(\.text), isDenied: true)
    }
    try keep(object)
  }

  private mutating func deny(_ ids: [String], isDenied: Bool) {
    guard denials.add(ids, isDenied: isDenied) else {
      return fault(
        "stix.denials",
        "More than \(ReportDenials.most) objects are denied or taken back in it; those behind are kept, and still count.",
        at: nil)
    }
  }

  /// Of a sighting of what left here: the names in that. A sighting that says how often is none when it says never.
  private func sighted(_ node: JSONNode) throws -> [(kind: String, name: String)] {
    guard node["type"]?.text == "sighting", node["count"]?.integer != 0,
      let id = node["sighting_of_ref"]?.text,
      let released = try store.releasedObject(id),
      let known = try? JSONNode(parsing: released.content)
    else { return [] }
    return STIXReading.names(in: known)
  }

  // MARK: MISP

  private mutating func events(_ bytes: [UInt8]) throws {
    let root: JSONNode
    do {
      root = try JSONNode(parsing: bytes)
    } catch {
      return fault("misp.json", "It is no event. \(error)", at: nil)
    }
    for node in root["response"]?.items ?? root.items ?? [root] {
      let event = MISPReading.event(node)
      if let found = MISPReading.fault(in: event) {
        fault(found.code, found.message, at: nil)
        continue
      }
      let uuid = event["uuid"]?.text?.lowercased() ?? ""
      if let tlp = MISPReading.tlp(of: event), tlp > request.tlp {
        fault(
          "misp.marking",
          "The event \(uuid) is marked \(tlp.words) and was left out: take it in with --tlp \(tlp.rawValue).",
          at: nil)
        continue
      }
      var object = PartnerObject(
        id: "misp-event--\(uuid)", version: MISPReading.version(of: event),
        content: JSONNode.object([.init("Event", event)]).encoded,
        values: PartnerValue.all(MISPReading.names(in: event)))
      // Who corrects an attribute deletes it and adds another, often of the same value.
      let named = Set(object.values)
      object.denials = MISPReading.denials(in: event).flatMap { name, isDenied in
        PartnerValue.all([name]).filter { !named.contains($0) }.map {
          PartnerDenial($0, isDenied: isDenied)
        }
      }
      try keep(object)
    }
  }

  // MARK: Lists

  private mutating func lines(
    _ chunk: [UInt8], _ line: inout [UInt8], _ number: inout Int, _ format: ImportRequest.Format
  ) throws {
    let longest = format == .feed ? Self.largestEvent : Self.longestLine
    for byte in chunk {
      if byte == 0x0A {
        number += 1
        try take(line: line, number, format)
        line.removeAll(keepingCapacity: true)
      } else if line.count <= longest {
        line.append(byte)
      }
    }
  }

  private mutating func take(
    line: [UInt8], _ number: Int, _ format: ImportRequest.Format
  ) throws {
    guard format == .feed else { return try take(line: line, number) }
    guard !line.isEmpty else { return }
    guard line.count <= Self.largestEvent else {
      return fault("misp.too-large", "An event is larger than 64 MB.", at: nil, line: number)
    }
    try events(line)
  }

  /// The first field of a line; what follows a comma, a tabulator or a `#` is for people.
  private mutating func take(line: [UInt8], _ number: Int) throws {
    guard line.count <= Self.longestLine else {
      return fault("list.line", "The line is longer than 64 kB.", at: nil, line: number)
    }
    guard let text = String(validating: line, as: UTF8.self) else {
      return fault("list.utf-8", "The line is no UTF-8.", at: nil, line: number)
    }
    let name = String(text.prefix { !",;\t#".contains($0) })
      .trimmingCharacters(in: .whitespacesAndNewlines.union(.controlCharacters))
    guard !name.isEmpty else { return }
    guard let kind = request.kind ?? Self.kind(of: name) else {
      return fault(
        "list.kind", "“\(name.prefix(60))” is no domain, address, account or hash.", at: nil,
        line: number)
    }
    let value = PartnerValue(kind, name)
    let node = JSONNode.object([
      .init("kind", .string(kind.rawValue)), .init("name", .string(value.name)),
    ])
    var names = [value]
    if kind == .url { names = PartnerValue.all(STIXReading.addresses(name)) }
    try keep(
      PartnerObject(
        id: "\(kind.rawValue):\(value.name)", version: "", content: node.encoded, values: names))
  }

  /// What a line is, by its form; an account cannot be told from a word.
  private static func kind(of name: String) -> PartnerValue.Kind? {
    if name.contains("://") { return .url }
    if name.hasPrefix("@"), name.count > 1 { return .account }
    if name.contains("@") { return .address }
    if [32, 40, 64, 128].contains(name.utf8.count), name.allSatisfy(\.isHexDigit) { return .hash }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isHost =
      labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }
    return isHost ? .domain : nil
  }

  // MARK: -

  private mutating func keep(_ object: PartnerObject) throws {
    pending.append(object)
    if pending.count >= Self.batch { try flush() }
  }

  private mutating func flush() throws {
    guard !pending.isEmpty else { return }
    let repeated = try store.add(pending, from: ordinal, to: result.report)
    ordinal += pending.count
    result.objects += pending.count - repeated.count
    for id in repeated {
      fault("stix.duplicate", "\(id) is there twice in one version; the first is kept.", at: nil)
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func fault(
    _ code: String, _ message: String, at offset: Int?, line: Int? = nil
  ) {
    result.faults += 1
    guard result.diagnostics.count < Self.mostDiagnostics else { return }
    result.diagnostics.append(
      Diagnostic(
        code: code, severity: .error, message: message,
        place: Place(path: request.source, line: line, offset: offset)))
  }
}
