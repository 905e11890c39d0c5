import Foundation
import Store

/// The files of a workspace that a backup has, beside the database.
///
/// All that lies there but what is made again from the rest: so that what a later version keeps is not forgotten here.
struct WorkspaceFiles {
  /// What is left out, by its path below the workspace.
  static func isLeftOut(_ path: String) -> Bool {
    path == "index" || path.hasPrefix("index/") || path == "evidence/log/lock"
      || path.hasPrefix("tocsin.sqlite") || path == "tocsin.lock"
      // Drafts of files that are renamed when they are whole.
      || path.hasSuffix(".part")
  }

  /// Folders that are opened in one another; more is a loop of links.
  private static let deepest = 64

  /// Paths below the workspace, sorted; and those that are neither files nor folders.
  static func list(_ workspace: Workspace) -> (files: [String], others: [String]) {
    var files: [String] = []
    var others: [String] = []
    var waiting = [("", 0)]
    while let (folder, depth) = waiting.popLast() {
      let place = folder.isEmpty ? workspace.folder : "\(workspace.folder)/\(folder)"
      for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        guard !isLeftOut(path) else { continue }
        guard let state = FileState("\(workspace.folder)/\(path)", follows: false) else { continue }
        if state.isFolder, depth < deepest {
          waiting.append((path, depth + 1))
        } else if state.isRegular {
          files.append(path)
        } else if state.isLink, FileState("\(workspace.folder)/\(path)")?.isRegular == true {
          // A configuration that is kept elsewhere: what it says belongs to the workspace.
          files.append(path)
        } else {
          others.append(path)
        }
      }
    }
    return (files.sorted(), others.sorted())
  }
}
