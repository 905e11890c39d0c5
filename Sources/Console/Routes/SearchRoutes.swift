import Hummingbird
import Store

/// `/search?q=`: who published these words.
struct SearchRoutes: Sendable {
  let console: ConsoleServer

  /// Longer queries are texts.
  private static let longest = 300
  private static let limit = 50

  func add(to router: Router<ConsoleContext>) {
    router.get("/search") { request, _ in
      let query = String((request.uri.queryParameters["q"] ?? "").prefix(Self.longest))
      guard query.contains(where: { !$0.isWhitespace }) else {
        return Response(
          page: SearchPage(query: "", matches: [], limit: Self.limit, finding: nil).html())
      }
      let page = try await console.stores.read { store in
        // A number or an id leads to its finding; what merely looks like one may be a word as well.
        let finding = try store.finding(named: query)
        do {
          return SearchPage(
            query: query, matches: try store.matches(of: query, limit: Self.limit),
            limit: Self.limit, finding: finding)
        } catch StoreError.query where finding != nil {
          return SearchPage(query: query, matches: [], limit: Self.limit, finding: finding)
        }
      }
      return Response(page: page.html())
    }
  }
}
