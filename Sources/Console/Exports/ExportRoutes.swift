import Hummingbird
import Store

/// `/exports`: the register of what left, and what partners gave.
struct ExportRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/exports") { _, _ in
      let page = try await console.stores.read { store in
        ExportsPage(
          releases: try store.releases(),
          collections: Dictionary(
            try store.collections().map { ($0.id, $0.name) }
          ) { first, _ in first },
          reports: try store.partnerReports())
      }
      return Response(page: page.html())
    }
  }
}
