import Hummingbird
import Store
import TocsinModel

/// `/entities/account?name=…`: all that is known of somebody.
struct EntityRoutes: Sendable {
  let console: ConsoleServer

  private static let findings = 30
  private static let documents = 25

  func add(to router: Router<ConsoleContext>) {
    router.get("/entities/:kind") { request, context in
      let name = request.uri.queryParameters["name"].map(String.init) ?? ""
      guard let kind = context.parameters.get("kind").flatMap(Entity.Kind.init(rawValue:)),
        !name.isEmpty
      else { throw ConsoleError.noSuchEntity }
      let entity = Entity(kind, name)
      let workspace = console.options.workspace
      let page = try await console.stores.read { store in
        let filter = FindingFilter(entities: [entity])
        let record = try store.entity(entity, latest: Self.documents)
        let count = try store.findingCount(filter)
        guard record != nil || count > 0 else { throw ConsoleError.noSuchEntity }
        return EntityPage(
          entity: entity, record: record, findings: try store.list(filter, limit: Self.findings),
          findingCount: count, workspace: workspace)
      }
      return Response(page: page.html())
    }
  }
}
