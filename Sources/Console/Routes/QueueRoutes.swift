import Hummingbird
import Store

/// `/`: what waits to be judged.
struct QueueRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/") { request, _ in
      let address = ViewAddress(request)
      let query = request.uri.queryParameters
      let done = query["done"].flatMap { Self.range(String($0)) }
      let missed = query["missed"].flatMap { Int($0) } ?? 0
      let person = console.person
      let begins = await console.begins
      let page = try await console.stores.read { store in
        var address = address
        let count = try store.queueCount(address.view)
        let pages = max(1, (count + ViewAddress.pageSize - 1) / ViewAddress.pageSize)
        address.page = min(address.page, pages)
        let findings = try store.queue(
          address.view, offset: (address.page - 1) * ViewAddress.pageSize,
          limit: ViewAddress.pageSize)
        let open = try store.queueCount(QueueView())
        let lastLook = try store.lastLook(of: person)
        return QueuePage(
          address: address, findings: findings, count: count, pages: pages, open: open,
          kinds: try store.findingKinds(), person: person,
          colleagues: try store.users().map(\.name), views: try store.savedViews(of: person),
          lastLook: lastLook,
          fresh: try lastLook.map {
            try store.queueCount(QueueView(filter: FindingFilter(since: $0 + 1)))
          } ?? 0, done: done, missed: max(0, missed), begins: begins)
      }
      return Response(page: page.html())
    }
  }

  /// `12-40`
  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1], ends[1] - ends[0] < 100_000 else { return nil }
    return ends[0]...ends[1]
  }
}
