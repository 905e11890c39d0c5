import Crypto
package import Foundation
import TocsinModel
package import Wording

/// The techniques of DISARM, read from a file that setup fetched or a user names: nothing of it is part of the program.
package struct TechniqueCatalogue: Sendable {
  package struct Technique: Hashable, Sendable {
    /// `T0084.001`
    package var id: String
    package var name: String
    package var description: String
  }

  /// By id.
  package let techniques: [Technique]
  /// The version that it names, or the beginning of the SHA-256 of its bytes.
  package let version: String

  /// More bytes are no such list.
  private static let longest = 32 << 20

  /// Reads a MISP galaxy cluster or a STIX bundle of DISARM.
  ///
  /// - Throws: ``CatalogueError``.
  package init(_ bytes: Data, name: String) throws(CatalogueError) {
    guard bytes.count <= Self.longest,
      let json = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    else { throw .unreadable(name) }
    let entries = (json["values"] ?? json["objects"]) as? [[String: Any]] ?? []
    var techniques: [String: Technique] = [:]
    for entry in entries {
      guard let technique = Self.technique(entry) else { continue }
      techniques[technique.id] = technique
    }
    guard !techniques.isEmpty else { throw .unreadable(name) }
    self.techniques = techniques.values.sorted { $0.id < $1.id }
    let digest = SHA256.hash(data: bytes).prefix(6).hexadecimal
    let version = (json["version"] as? Int).map { "DISARM (MISP galaxy \($0))" } ?? "DISARM"
    self.version = "\(version), \(digest)"
  }

  /// One that knows nothing: ids are then taken as they are written.
  package static let empty = TechniqueCatalogue()

  private init() {
    techniques = []
    version = "no catalogue"
  }

  private static func technique(_ entry: [String: Any]) -> Technique? {
    let meta = entry["meta"] as? [String: Any]
    let references = entry["external_references"] as? [[String: Any]] ?? []
    let candidates =
      [meta?["external_id"] as? String] + references.map { $0["external_id"] as? String }
    guard let id = candidates.compactMap(\.self).first(where: isID),
      let title = (entry["value"] ?? entry["name"]) as? String
    else { return nil }
    return Technique(
      id: id, name: title, description: (entry["description"] as? String) ?? "")
  }

  /// `T0084` or `T0084.001`.
  package static func isID(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, first.hasPrefix("T"), first.count == 5, parts.count <= 2 else {
      return false
    }
    let digits = String(first.dropFirst()) + (parts.count == 2 ? String(parts[1]) : "")
    return digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && (parts.count == 1 || parts[1].count == 3)
  }

  package subscript(id: String) -> Technique? { techniques.first { $0.id == id } }

  /// Those whose id, name or description holds every word, at most so many.
  package func search(_ query: String, limit: Int = 50) -> [Technique] {
    let words = query.lowercased().split(whereSeparator: \.isWhitespace)
    return Array(
      techniques.lazy.filter { technique in
        let text = "\(technique.id) \(technique.name) \(technique.description)".lowercased()
        return words.allSatisfy { text.contains($0) }
      }.prefix(limit))
  }

  /// A technique as a case names it.
  ///
  /// - Throws: ``CatalogueError/unknown(_:)`` for one that the catalogue does not have.
  package func use(_ id: String, basis: String) throws(CatalogueError) -> TechniqueUse {
    guard Self.isID(id) else { throw .noID(id) }
    if techniques.isEmpty {
      return TechniqueUse(id: id, name: "", catalogue: version, basis: basis)
    }
    guard let technique = self[id] else { throw .unknown(id) }
    return TechniqueUse(id: id, name: technique.name, catalogue: version, basis: basis)
  }

  /// The catalogue that setup fetched, or `TOCSIN_DISARM` names; ``empty`` where there is none.
  package static func installed() throws(CatalogueError) -> TechniqueCatalogue {
    let environment = ProcessInfo.processInfo.environment
    // Where Scripts/fetch-models puts it.
    let shared = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = (shared ?? environment["HOME"].map { $0 + "/.local/share" }).map {
      $0 + "/tocsin/models"
    }
    let folder = environment["TOCSIN_MODELS"] ?? home
    let path = environment["TOCSIN_DISARM"] ?? folder.map { $0 + "/disarm/disarm-techniques.json" }
    guard let path, let bytes = FileManager.default.contents(atPath: path) else {
      if let named = environment["TOCSIN_DISARM"] { throw .unreadable(named) }
      return .empty
    }
    if environment["TOCSIN_DISARM"] == nil {
      // What setup fetched is what was pinned, or it is not read.
      guard SHA256.hash(data: bytes).hexadecimal == CataloguePins.sha256 else {
        throw .unreadable(path)
      }
    }
    return try TechniqueCatalogue(bytes, name: path)
  }
}

/// Why a technique cannot be named.
package enum CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(String)
  case noID(String)
  case unknown(String)

  package var description: String { phrase.text(in: .english) }

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .unreadable(let name):
      "\(name) is no catalogue of DISARM: a MISP galaxy cluster or a STIX bundle is read."
    case .noID(let id): "“\(id.prefix(20))” is no technique: T0084 or T0084.001."
    case .unknown(let id): "The catalogue has no technique \(id)."
    }
  }
}
