import Foundation
import TocsinModel

/// Follows folders: what appears in them is read.
struct FolderFollower: Follower {
  let folders: [String]
  let excluded: Set<String>
  let report: @Sendable (WatchEvent) -> Void

  func run(_ spool: Spool) async throws {
    // Watched first and read afterwards, so that nothing falls between.
    let events = FolderEvents(folders, excluded: excluded)
    try await withTaskCancellationHandler {
      for folder in folders { await spool.add(paths: [folder]) }
      for await event in events.events {
        switch event {
        case .files(let files): await spool.add(paths: files)
        case .unsure(let folder): await spool.add(paths: [folder])
        case .trouble(let path, let reason):
          report(
            .trouble(
              Diagnostic(
                code: "watch.folder", severity: .error,
                message: "The folder is not watched: \(reason).", place: Place(path: path))))
        }
      }
      try Task.checkCancellation()
    } onCancel: {
      events.stop()
    }
  }
}
