/// Which name of a column or member means what to a name.
struct NameColumns: Sendable {
  struct Target: Sendable, Hashable {
    var field: NameField
    /// The lowest wins when a record has several; of equal ones all are taken.
    var rank: Int
  }

  private let targets: [String: Target]
  /// What the caller named for the names themselves.
  let asked: String?

  /// Fields of documents are passed over: one set of options is for both.
  /// - Throws: ``CollectError/unknownField(_:)``.
  init(columns: [String: String]) throws(CollectError) {
    var targets: [String: Target] = [:]
    for (name, column) in columns.sorted(by: { $0.key < $1.key }) {
      guard let field = NameField(rawValue: name) else {
        guard RecordField(rawValue: name) != nil else { throw .unknownField(name) }
        continue
      }
      targets[ColumnMapping.folded(column)] = Target(field: field, rank: 0)
    }
    let certificate = Set(NameField.certificateAliases)
    for field in NameField.allCases where columns[field.rawValue] == nil {
      for (rank, alias) in field.aliases.enumerated() where targets[alias] == nil {
        let isShared = field == .name && certificate.contains(alias)
        targets[alias] = Target(field: field, rank: isShared ? 0 : rank + 1)
      }
    }
    self.targets = targets
    asked = columns[NameField.name.rawValue]
  }

  var names: [(name: String, target: Target)] {
    targets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func target(of column: String) -> Target? { targets[ColumnMapping.folded(column)] }

  /// For each column what it is; `nil` when none holds names.
  func fields(for columns: [String]) -> [NameField?]? {
    var best: [NameField: Int] = [:]
    let known = columns.map { target(of: $0) }
    for case let target? in known {
      best[target.field] = min(best[target.field] ?? .max, target.rank)
    }
    guard best[.name] != nil else { return nil }
    var taken: Set<NameField> = []
    var fields = known.map { target -> NameField? in
      guard let target, best[target.field] == target.rank else { return nil }
      // Of two columns called the same, the first; a certificate’s names are all taken.
      let isFirst = taken.insert(target.field).inserted
      return isFirst || (target.field == .name && target.rank == 0) ? target.field : nil
    }
    while fields.last == .some(nil) { fields.removeLast() }
    return fields
  }
}
