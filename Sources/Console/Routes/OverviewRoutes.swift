import Hummingbird
import Store
import Synchronization

/// `/overview`: numbers of the whole workspace.
struct OverviewRoutes: Sendable {
  let console: ConsoleServer

  /// Sources that are named: whatever asks for the numbers asks for as many, since they are kept for a minute.
  static let sources = 24

  func add(to router: Router<ConsoleContext>) {
    router.get("/overview") { _, _ in
      let options = console.options
      let overview = try await console.stores.overview(sources: Self.sources)
      let open = try await console.stores.read { try $0.queueCount(QueueView()) }
      return Response(
        page: OverviewPage(
          overview: overview, open: open, disk: WorkspaceDisk(options.workspace),
          health: options.health(), workspace: options.workspace
        ).html())
    }
  }
}
