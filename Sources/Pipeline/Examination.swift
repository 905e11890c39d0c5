import Foundation
package import Store

/// What is installed, and what state a workspace is in.
package struct Examination: Sendable {
  package enum State: Sendable {
    case good
    /// Not there, and not needed.
    case absent
    case bad
  }

  package struct Item: Sendable {
    package let name: String
    package let detail: String
    package let state: State
  }

  package private(set) var items: [Item] = []

  /// Whether nothing is missing that is needed.
  package var isHealthy: Bool { !items.contains { $0.state == .bad } }

  package init(_ workspace: Workspace) {
    add("tocsin", "\(Version.current), finds copies in pages and posts", .good)
    add("system", ProcessInfo.processInfo.operatingSystemVersionString, .good)
    let engine = Store.engine()
    add(
      "SQLite",
      engine.version + (engine.hasFullText ? ", with full-text search" : ", without FTS5"),
      engine.hasFullText ? .good : .bad)
    for library in Libraries.all {
      add(
        library.name, library.version.map { "\($0), \(library.purpose)" } ?? "not found",
        library.version == nil ? .bad : .good)
    }
    examine(workspace)
  }

  private mutating func examine(_ workspace: Workspace) {
    guard FileManager.default.fileExists(atPath: workspace.database) else {
      return add("workspace", "none at \(workspace.folder); “tocsin scan PATH” makes one", .absent)
    }
    do {
      let store = try Store(workspace, create: false)
      let progress = try store.progress()
      let findings = try store.findingCounts().values.reduce(0, +)
      add(
        "workspace",
        "\(workspace.folder): \(progress.documents) documents, \(progress.matched) compared, \(findings) findings",
        .good)
    } catch {
      add("workspace", "\(error)", .bad)
    }
    do {
      let (_, mistakes) = try Configuration.load(nil, workspace: workspace)
      for mistake in mistakes { add("configuration", "\(mistake)", .bad) }
    } catch {
      add("configuration", "\(error)", .bad)
    }
  }

  private mutating func add(_ name: String, _ detail: String, _ state: State) {
    items.append(Item(name: name, detail: detail, state: state))
  }
}
