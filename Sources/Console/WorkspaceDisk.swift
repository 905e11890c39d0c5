import Foundation
import Report
import Store
package import Wording

/// The room that a workspace takes, and what is left.
struct WorkspaceDisk: Sendable {
  /// Bytes of the database with its log.
  let database: Int
  /// Bytes of what is found again fast.
  let index: Int
  /// What is left on the disk; `nil` when nobody says.
  let room: DiskRoom?

  /// Bytes that are left; `nil` when nobody says.
  var free: Int? { room?.free }

  init(_ workspace: Workspace) {
    database = ["", "-wal"].reduce(0) { $0 + Self.size(workspace.database + $1) }
    let files = FileManager.default.enumerator(atPath: workspace.index)?.compactMap {
      $0 as? String
    }
    index = (files ?? []).prefix(10_000).reduce(0) { $0 + Self.size("\(workspace.index)/\($1)") }
    room = DiskRoom(at: workspace.folder)
  }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// `12 MB database, 3 MB index; 40 GB left`
  var words: Phrase {
    let used: Phrase = "\(Self.words(database)) database, \(Self.words(index)) index"
    guard let free else { return used }
    return room?.isLow == true
      ? "\(used); \(Self.words(free)) left. Reading has stopped until there is more room"
      : "\(used); \(Self.words(free)) left"
  }

  var health: HealthItem {
    HealthItem(name: "Disk", detail: words, isGood: room?.isLow != true)
  }

  private static func words(_ bytes: Int) -> Phrase {
    let units: [Phrase] = ["bytes", "kB", "MB", "GB", "TB"]
    var (value, unit) = (bytes, 0)
    while value >= 10_000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return "\(value) \(units[unit])"
  }
}

/// One thing that runs, or is missing, in words.
package struct HealthItem: Hashable, Sendable {
  package let name: Phrase
  package let detail: Phrase
  /// Whether nobody has to do anything.
  package let isGood: Bool

  package init(name: Phrase, detail: Phrase, isGood: Bool = true) {
    self.name = name
    self.detail = detail
    self.isGood = isGood
  }
}
