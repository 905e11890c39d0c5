import Hummingbird
import Store
import Wording

/// `/search?q=`: who published these words, who is called so, and which findings say it.
struct SearchRoutes: Sendable {
  let console: ConsoleServer

  /// Longer queries are texts.
  private static let longest = 300
  private static let limit = 50
  private static let names = 12
  private static let findings = 10

  func add(to router: Router<ConsoleContext>) {
    router.get("/search") { request, _ in
      let query = String((request.uri.queryParameters["q"] ?? "").prefix(Self.longest))
      guard query.contains(where: { !$0.isWhitespace }) else {
        return Response(
          page: SearchPage(query: "", matches: [], limit: Self.limit).html())
      }
      let page = try await console.stores.read { store in
        var page = SearchPage(query: query, matches: [], limit: Self.limit)
        // A number or an id leads to its finding; what merely looks like one may be a word as well.
        page.finding = try store.finding(named: query)
        page.names = try store.names(beginning: Self.trimmed(query), limit: Self.names)
        page.findings = try store.findings(saying: query, limit: Self.findings)
        do {
          let found = try store.matches(of: query, limit: Self.limit)
          (page.matches, page.isCommon) = (found.matches, found.isCommon)
        } catch StoreError.query(let reason) where page.isEmpty {
          page.refused = localized("It cannot be searched: \(Language.current.saying(reason)).")
        } catch StoreError.query {
          // A name or a number was found, and no text can be asked for it.
        }
        return page
      }
      return Response(page: page.html())
    }
  }

  private static func trimmed(_ query: String) -> String {
    String(query.withoutSpaceAround.prefix { $0 != "*" && $0 != "\0" })
  }
}
