import Foundation
package import Lookalikes
import Names
package import TocsinModel

/// A list of protected names: one owner a line, `a.example|b.example` for its domains, the first the best
/// known; `Name = a.example|b.example` says what the owner is called; `#` begins a comment.
package struct ProtectedFile {
  /// A larger file is no list of what one team protects.
  private static let limit = 16 << 20

  /// More are no list either, and would take gigabytes.
  private static let mostOwners = 20_000

  private let path: String
  private var domains: ProtectedDomains
  private var protected = ProtectedNames()
  private var diagnostics: [Diagnostic] = []

  private init(path: String, lists: NameLists) {
    self.path = path
    domains = ProtectedDomains(suffixes: lists.suffixes)
  }

  /// Reads a file; what is wrong with a line is a diagnostic, and the others count.
  ///
  /// - Throws: ``EngineError/protected(path:reason:)`` when it cannot be read or names nothing.
  package static func read(
    _ path: String, lists: NameLists
  ) throws(EngineError) -> (names: ProtectedNames, diagnostics: [Diagnostic]) {
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: limit + 1) ?? Data()
    else { throw .protected(path: path, reason: "the file is not there or may not be read") }
    guard data.count <= limit else {
      throw .protected(path: path, reason: "the file is larger than 16 MB")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw .protected(path: path, reason: "the file is not UTF-8")
    }
    let (names, diagnostics) = parse(text, path: path, lists: lists)
    guard names.names.count <= mostOwners else {
      throw .protected(path: path, reason: "it names more than \(mostOwners) owners")
    }
    return (names, diagnostics)
  }

  /// Reads a list's text. Linear.
  package static func parse(
    _ text: String, path: String, lists: NameLists
  ) -> (names: ProtectedNames, diagnostics: [Diagnostic]) {
    var file = ProtectedFile(path: path, lists: lists)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() { file.read(line, number: index + 1) }
    return (file.protected, file.diagnostics)
  }

  private mutating func read(_ line: Substring, number: Int) {
    let entry = line.prefix { $0 != "#" }
    guard entry.contains(where: { !$0.isWhitespace }) else { return }
    var name: String?
    var list = entry
    if let equals = entry.firstIndex(of: "=") {
      name = String(entry[..<equals]).trimmed
      list = entry[entry.index(after: equals)...]
    }
    if name?.isEmpty == true { name = nil }
    var found: [DomainName] = []
    let written = list.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    for part in written {
      let owner = name ?? found.first?.rawValue
      let (domain, fault) = domains.protected(part, by: owner)
      if let fault {
        diagnostics.append(
          Diagnostic(
            code: fault.code, severity: fault.severity, message: fault.message,
            place: Place(path: path, line: number)))
      }
      if let domain { found.append(domain) }
    }
    guard !found.isEmpty else { return }
    protected.names.append(ProtectedName(name: name, domains: found))
  }
}

extension String {
  /// Without blanks around.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
