/// Where a tool's export keeps what a document needs. A mapping is data: see ``ExportMapping/parse(_:)`` for how it is
/// written, and ``ExportMapping/known`` for those that come along.
package struct ExportMapping: Sendable, Hashable {
  /// A short name, such as `telegram`.
  package var name: String
  /// The tool and its file, for a reader.
  package var tool = ""
  /// Whether it is about the columns of a table; else about members of JSON objects.
  package var isTable = false
  /// Whether the text is HTML, whose tags are no text.
  package var isHTML = false
  /// Whether texts of this tool are UTF-8 that was taken for Latin-1 and encoded once more.
  package var isDoublyEncoded = false
  /// What a record must have to be read by it: paths, or `path=value`, or several with `|` between, one of which is enough.
  package var needs: [String] = []
  /// What makes a record one that is passed over, such as `type=service`.
  package var leaves: [String] = []
  /// For each field the paths to try, in this order.
  package var paths: [RecordField: [String]] = [:]

  package init(name: String) { self.name = name }

  /// The value of a field that is the same for all records, written `'v'`.
  func constant(_ field: RecordField) -> String? {
    paths[field]?.last { $0.count > 2 && $0.hasPrefix("'") && $0.hasSuffix("'") }
      .map { String($0.dropFirst().dropLast()) }
  }

  /// Whether it looks things up in lists beside the records, so that these must be read together.
  var joins: Bool {
    paths.values.contains {
      $0.contains { $0.utf8.first == UInt8(ascii: "^") && $0.utf8.contains(UInt8(ascii: "[")) }
    }
  }
}

/// What is wrong with a mapping's text.
package struct MappingError: Error, Hashable, CustomStringConvertible {
  package var line: Int
  package var message: String

  package var description: String { "Line \(line) of the mapping: \(message)" }
}

extension ExportMapping {
  /// Reads mappings as text.
  ///
  /// ```
  /// # A name, then indented `key: value` lines. Alternatives are separated by `|`, lists by commas.
  /// telegram:
  ///   tool: Telegram Desktop, result.json
  ///   needs: date_unixtime, from_id
  ///   leaves: type=service
  ///   text: text
  ///   account: from | ^name
  /// ```
  ///
  /// Keys are `tool`, `kind` (`table`, or `json` where it is not said), `format` (`html`, `doubly-encoded`), `needs`,
  /// `leaves`, and the raw values of ``RecordField``. Paths are described at `csimdjson_records_path`: `a.b`, `a[]`,
  /// `a[k='v']`, `a[k=p]`, `^a` for what wraps the record, `'v'` for a constant.
  /// - Throws: ``MappingError`` with the line.
  package static func parse(_ text: String) throws(MappingError) -> [ExportMapping] {
    var mappings: [ExportMapping] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.trimmed
      guard !content.isEmpty, !content.hasPrefix("#") else { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw MappingError(line: number, message: "“\(content)” has no colon.")
      }
      let key = content[..<colon].trimmed
      let value = content[content.index(after: colon)...].trimmed
      if line.first != " " {
        guard value.isEmpty else {
          throw MappingError(
            line: number, message: "A mapping begins with its name and a colon, nothing else.")
        }
        mappings.append(ExportMapping(name: key))
      } else if mappings.isEmpty {
        throw MappingError(line: number, message: "It stands before the name of a mapping.")
      } else {
        try mappings[mappings.count - 1].take(key, value, line: number)
      }
    }
    return mappings
  }

  private mutating func take(_ key: String, _ value: String, line: Int) throws(MappingError) {
    switch key {
    case "tool": tool = value
    case "kind": isTable = value == "table"
    case "format":
      for word in value.split(separator: ",") {
        switch word.trimmed {
        case "html": isHTML = true
        case "doubly-encoded": isDoublyEncoded = true
        default:
          throw MappingError(line: line, message: "There is no format “\(word.trimmed)”.")
        }
      }
    case "needs": needs = value.split(separator: ",").map(\.trimmed)
    case "leaves": leaves = value.split(separator: ",").map(\.trimmed)
    default:
      guard let field = RecordField(rawValue: key) else {
        let fields = RecordField.allCases.map(\.rawValue).joined(separator: ", ")
        throw MappingError(
          line: line, message: "There is no field “\(key)”. The fields are: \(fields).")
      }
      paths[field] = value.split(separator: "|").map(\.trimmed)
    }
  }

  /// The mapping as ``parse(_:)`` reads it.
  package var written: String {
    var lines = ["\(name):"]
    if !tool.isEmpty { lines.append("  tool: \(tool)") }
    if isTable { lines.append("  kind: table") }
    let formats = (isHTML ? ["html"] : []) + (isDoublyEncoded ? ["doubly-encoded"] : [])
    if !formats.isEmpty { lines.append("  format: \(formats.joined(separator: ", "))") }
    if !needs.isEmpty { lines.append("  needs: \(needs.joined(separator: ", "))") }
    if !leaves.isEmpty { lines.append("  leaves: \(leaves.joined(separator: ", "))") }
    for field in RecordField.allCases {
      guard let paths = paths[field], !paths.isEmpty else { continue }
      lines.append("  \(field.rawValue): \(paths.joined(separator: " | "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension StringProtocol {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
