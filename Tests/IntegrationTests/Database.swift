import Store

/// Looks into a workspace.
enum Database {
  /// Its whole content, in a canonical order.
  static func dump(_ folder: String) throws -> [String] {
    let store = try Store(Workspace(folder: folder), create: false)
    var lines: [String] = []
    try store.dump { lines.append($0) }
    return lines
  }

  /// Whether SQLite finds the file in order.
  static func isWhole(_ folder: String) throws -> Bool {
    try Store(Workspace(folder: folder), create: false).isWhole()
  }

  static func isIntact(_ folder: String) throws -> Bool {
    try Store(Workspace(folder: folder), create: false).isIntact()
  }
}
