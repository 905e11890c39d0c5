import Embed
import Foundation
package import Store

/// What is installed, what it enables, and what state a workspace is in.
package struct Examination: Sendable {
  package enum State: Sendable {
    case good
    /// Not there, and not needed.
    case absent
    case bad
  }

  package struct Item: Sendable {
    package let name: String
    /// A version or a licence; may be empty.
    package let fact: String
    package let detail: String
    package let state: State
  }

  package struct Section: Sendable {
    package let title: String
    /// Where its things are; `nil` when they have no place of their own.
    package var place: String?
    package var items: [Item]
  }

  /// What runs on what.
  package let headline: String
  package let sections: [Section]

  package var items: [Item] { sections.flatMap(\.items) }

  /// Whether nothing is missing that is needed, and nothing damaged.
  package var isHealthy: Bool { !items.contains { $0.state == .bad } }

  /// Looks at everything. Reads the models and lists whole, 140 MB, to compare their checksums.
  ///
  /// - Parameter environment: the variables of the process, which name the folder of the models.
  package init(_ workspace: Workspace, environment: [String: String]) {
    let process = ProcessInfo.processInfo
    let cores = process.activeProcessorCount
    headline =
      "Tocsin \(Version.current), \(process.operatingSystemVersionString), \(cores) \(cores == 1 ? "core" : "cores") with \(MatrixPath.best.instructions)"
    sections = [
      Self.libraries(),
      Self.models(ModelFolder(environment: environment)),
      Self.names(ModelFolder(environment: environment)),
      Self.workspace(workspace),
    ]
  }

  private static func libraries() -> Section {
    let engine = Store.engine()
    var items = [
      Item(
        name: "SQLite", fact: engine.version,
        detail: engine.hasFullText
          ? "keeps the workspace, with full-text search"
          : "has no full-text search (FTS5), which the workspace needs",
        state: engine.hasFullText ? .good : .bad)
    ]
    for library in Library.all {
      items.append(
        Item(
          name: library.name, fact: library.version ?? "",
          detail: library.version == nil
            ? "not found; \(library.purpose)" : library.purpose,
          state: library.version == nil ? .bad : .good))
    }
    return Section(title: "Libraries", items: items)
  }

  private static func models(_ folder: ModelFolder) -> Section {
    let items = PretrainedModel.allCases.map { model in
      let megabytes = max(1, (model.size + 500_000) / 1_000_000)
      let (detail, state): (String, State) =
        switch folder.check(model, sha256: FileDigest.sha256) {
        case .present: (model.purpose, .good)
        case .missing: ("\(model.purpose); “tocsin setup” fetches it (\(megabytes) MB)", .absent)
        case .damaged(let file, let reason):
          ("\(file) \(reason); “tocsin setup” fetches it again", .bad)
        }
      return Item(name: model.rawValue, fact: model.licence, detail: detail, state: state)
    }
    return Section(title: "Models", place: folder.path, items: items)
  }

  private static func workspace(_ workspace: Workspace) -> Section {
    var section = Section(title: "Workspace", place: workspace.folder, items: [])
    func add(_ name: String, _ detail: String, _ state: State) {
      section.items.append(Item(name: name, fact: "", detail: detail, state: state))
    }
    guard FileManager.default.fileExists(atPath: workspace.database) else {
      add("workspace", "none yet; “tocsin scan PATH” makes one", .absent)
      return section
    }
    do {
      let store = try Store(workspace, create: false)
      let findings = try store.findingCounts().values.reduce(0, +)
      add(
        "workspace",
        "\(try store.currentCount()) documents, \(findings) findings", .good
      )
    } catch {
      add("workspace", "\(error)", .bad)
    }
    if let room = DiskRoom(at: workspace.folder) {
      let free = "\(room.free / 1_000_000) MB are left"
      add(
        "disk",
        room.isLow
          ? "\(free), and \(room.reserve / 1_000_000) MB stay free: reading has stopped until there is more room"
          : free, room.isLow ? .bad : .good)
    }
    do {
      let (_, mistakes) = try Configuration.load(nil, workspace: workspace)
      for mistake in mistakes { add("settings", "\(mistake)", .bad) }
    } catch {
      add("settings", "\(error)", .bad)
    }
    return section
  }
}

extension MatrixPath {
  /// As processors' makers call them.
  fileprivate var instructions: String {
    switch self {
    case .plain: "no vector instructions that Tocsin uses: models run slowly"
    case .avx2: "AVX2"
    case .avxVNNI: "AVX-VNNI"
    case .avx512VNNI: "AVX-512 VNNI"
    case .neon: "NEON"
    case .neonDot: "NEON with dot products"
    }
  }
}
