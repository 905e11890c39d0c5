import FileMapping
import Foundation

/// What the statistics about names were made of: the `origin.json` that is beside them.
package struct NameOrigin: Hashable, Sendable, Codable {
  /// A list of names that people visit.
  package struct List: Hashable, Sendable, Codable {
    package let name: String
    /// As the list states it: mostly a date such as `20251223`.
    package let version: String
    package let entries: Int
    /// Lower-case hexadecimal.
    package let sha256: String
  }

  /// A package of PyPI that was read.
  package struct Package: Hashable, Sendable, Codable {
    package let name: String
    package let version: String
    package let sha256: String
  }

  /// A file that was made.
  package struct File: Hashable, Sendable, Codable {
    package let entries: Int
    package let bytes: Int
    package let sha256: String
  }

  package let recipe: Int
  /// The SHA-256 of the Public Suffix List by which names were told apart.
  package let suffixes: String
  package let packages: [Package]
  package let lists: [List]
  /// ISO 639 codes, of the languages whose words were counted.
  package let languages: [String]
  package let files: [String: File]

  static let name = "origin.json"
  private static let largest = 1 << 20

  /// - Throws: ``NamesError/missing(file:)``, and ``NamesError/damaged(file:reason:)`` also for
  ///   statistics that were made by another version of the recipe.
  init(folder: String) throws(NamesError) {
    let path = "\(folder)/\(Self.name)"
    let file = try MappedFile(statistics: path, most: Self.largest)
    do {
      self = try JSONDecoder().decode(
        Self.self, from: withExtendedLifetime(file) { Data(file.bytes) })
    } catch {
      throw .damaged(file: path, reason: "it is not what setup writes")
    }
    guard recipe == NameDataPins.recipe else {
      throw .damaged(file: path, reason: "it is of recipe \(recipe), not \(NameDataPins.recipe)")
    }
  }
}

extension NameOrigin.List {
  /// The list’s version as a date such as `2025-12-23`, where it is one.
  package var date: String? {
    let digits = Array(version.utf8)
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return "\(version.prefix(4))-\(version.dropFirst(4).prefix(2))-\(version.suffix(2))"
  }
}
