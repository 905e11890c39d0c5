import TocsinModel

/// Which columns of a table fill which fields.
struct TableColumns {
  struct Use: Hashable {
    var column: Int
    var field: RecordField
    /// The lowest that is not empty wins.
    var rank: Int
  }

  /// Sorted by field and rank.
  let uses: [Use]
  /// The tool that wrote the table, where its columns show it.
  let export: ExportMapping?

  /// - Parameters:
  ///   - columns: the header.
  ///   - mapping: the usual names, and what was asked for, which goes before all else.
  init(
    _ columns: [String], mapping: ColumnMapping, mappings: [ExportMapping], asked: [String: String]
  ) {
    let folded = columns.map(ColumnMapping.folded)
    let places = Dictionary(
      folded.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    export = mappings.first { export in
      export.isTable
        && export.needs.allSatisfy { need in
          need.split(separator: "|").contains { places[ColumnMapping.folded(String($0))] != nil }
        }
    }
    var uses: [Use] = []
    for field in RecordField.allCases {
      if asked[field.rawValue] == nil, let paths = export?.paths[field] {
        for (rank, path) in paths.enumerated() {
          guard let column = places[ColumnMapping.folded(path)] else { continue }
          uses.append(Use(column: column, field: field, rank: rank))
        }
        // What the mapping says of a field is all there is to it.
        if uses.last?.field == field || paths.contains(where: { $0.hasPrefix("'") }) { continue }
      }
      let named = folded.indices.compactMap { column -> Use? in
        guard let target = mapping.target(of: columns[column]), target.field == field else {
          return nil
        }
        return Use(column: column, field: field, rank: target.rank)
      }
      // Of usual names one is taken: under another name there may be something else.
      if let best = named.min(by: { ($0.rank, $0.column) < ($1.rank, $1.column) }) {
        uses.append(best)
      }
    }
    self.uses = uses
  }

  func fills(_ field: RecordField) -> Bool { uses.contains { $0.field == field } }
}
