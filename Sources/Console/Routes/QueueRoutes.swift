import Hummingbird
import Store

/// `/`: what waits to be judged.
struct QueueRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/") { request, _ in
      let address = ViewAddress(request)
      let page = try await console.stores.read { store in
        var address = address
        let count = try store.queueCount(address.view)
        let pages = max(1, (count + ViewAddress.pageSize - 1) / ViewAddress.pageSize)
        address.page = min(address.page, pages)
        let findings = try store.queue(
          address.view, offset: (address.page - 1) * ViewAddress.pageSize,
          limit: ViewAddress.pageSize)
        let open = try store.queueCount(QueueView())
        return QueuePage(
          address: address, findings: findings, count: count, pages: pages, open: open,
          kinds: try store.findingKinds())
      }
      return Response(page: page.html())
    }
  }
}
