import Engine
import Fetch
import Foundation
import Store
import TocsinModel

/// What of the configuration can be followed; the rest is said, with its line.
struct WatchPlan {
  private(set) var mistakes: [Diagnostic] = []
  private(set) var folders: [String] = []

  init(_ configuration: Configuration, folders: [String], path: String) {
    let settings = configuration.watch
    // Folders of a configuration lie beside it.
    let base = URL(fileURLWithPath: path).deletingLastPathComponent()
    for folder in folders { add(folder, nil, path) }
    for folder in settings.folders {
      let place = URL(fileURLWithPath: folder.value, relativeTo: base).path
      add(place, folder.line, path)
    }
  }

  private mutating func add(_ folder: String, _ line: Int?, _ path: String) {
    guard let real = realpath(folder, nil) else {
      return note(
        "watch.no-folder", "There is no folder at \(folder).", path, line)
    }
    defer { free(real) }
    let place = String(cString: real)
    if !folders.contains(place) { folders.append(place) }
  }

  private mutating func note(_ code: String, _ message: String, _ path: String, _ line: Int?) {
    mistakes.append(
      Diagnostic(
        code: code, severity: .error, message: message, place: Place(path: path, line: line)))
  }

  /// How many sources are followed.
  var count: Int { folders.count }
  var isEmpty: Bool { count == 0 }

  func followers(
    store: Store, clock: FetchClock, excluded: Set<String>,
    report: @escaping @Sendable (WatchEvent) -> Void
  ) throws -> [any Follower] {
    var followers: [any Follower] = []
    if !folders.isEmpty {
      followers.append(FolderFollower(folders: folders, excluded: excluded, report: report))
    }
    return followers
  }
}
