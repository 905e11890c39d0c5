import Hummingbird
import Store
import TocsinModel
import Wording

/// `/findings/F12/network`: a network to look around in.
struct NetworkRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/findings/:name/network") { request, context in
      let name = try context.parameters.require("name")
      let finding = try await console.stores.read { try $0.finding(named: name) }
      guard let finding else { throw ConsoleError.noSuchFinding(name) }
      guard let community = finding.network else { throw ConsoleError.noNetwork }
      return Response(
        page: NetworkPage(
          finding: finding, community: community, choice: NetworkPage.Choice(request)
        ).html())
    }
  }
}

extension NetworkPage.Choice {
  /// What makes no sense in the address is left out.
  init(_ request: Request) {
    let query = request.uri.queryParameters
    func number(_ name: String, _ range: ClosedRange<Int>) -> Int? {
      query[name[...]].flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
    }
    let account = query["account"].map { String($0.prefix(300)) }
    self.init(
      account: account.flatMap { $0.isEmpty ? nil : $0 }, from: number("from", 0...100) ?? 0,
      to: number("to", 0...100) ?? 100, zoom: number("zoom", 1...16) ?? 1,
      x: number("x", 0...100), y: number("y", 0...100))
    if to < from { (from, to) = (to, from) }
  }
}

extension ConsoleError {
  static let noNetwork = ConsoleError(
    status: .notFound, title: "This finding has no network",
    text: "Only findings about accounts that act together have one.")
}
