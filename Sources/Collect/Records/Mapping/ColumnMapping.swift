/// Which name of a column or member means which field.
struct ColumnMapping: Sendable {
  struct Target: Sendable, Hashable {
    var field: RecordField
    /// The lowest wins when a record has several names for one field.
    var rank: Int
  }

  private let targets: [String: Target]

  /// Fields of names are passed over: one set of options is for both.
  /// - Throws: ``CollectError/unknownField(_:)``.
  init(columns: [String: String]) throws(CollectError) {
    var targets: [String: Target] = [:]
    for (name, column) in columns.sorted(by: { $0.key < $1.key }) {
      guard let field = RecordField(rawValue: name) else {
        guard NameField(rawValue: name) != nil else { throw .unknownField(name) }
        continue
      }
      targets[Self.folded(column)] = Target(field: field, rank: 0)
    }
    for field in RecordField.allCases where columns[field.rawValue] == nil {
      for (rank, alias) in field.aliases.enumerated() where targets[alias] == nil {
        targets[alias] = Target(field: field, rank: rank)
      }
    }
    self.targets = targets
  }

  var names: [(name: String, target: Target)] {
    targets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func target(of column: String) -> Target? { targets[Self.folded(column)] }

  /// Without regard to case, outer blanks, and the difference of `-`, blank and `_`.
  static func folded(_ name: String) -> String {
    // Spreadsheets begin the names of their columns with capitals, in all scripts.
    let name = name.utf8.allSatisfy { $0 < 0x80 } ? name : name.lowercased()
    var bytes = Array(name.utf8.drop { $0 == 0x20 })
    while bytes.last == 0x20 { bytes.removeLast() }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[index] += 32
      case UInt8(ascii: "-"), 0x20: bytes[index] = UInt8(ascii: "_")
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
