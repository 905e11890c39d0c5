import Hummingbird
import Store
import TocsinModel

/// `/documents/ID`: one document, whole.
struct DocumentRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/documents/:id") { _, context in
      guard let id = context.parameters.get("id", as: DocumentID.self) else {
        throw ConsoleError.noSuchDocument
      }
      let (by, now) = (console.person, console.options.clock())
      let page = try await console.stores.write { store in
        guard let document = try store.document(id)?.document else {
          throw ConsoleError.noSuchDocument
        }
        // As custody names it: who looked at what is evidence stands there.
        try store.trail(by, .look, "document \(id)", at: now)
        return DocumentPage(
          document: document, isCurrent: try store.isCurrent(id),
          versions: try store.versions(of: id).filter { $0 != id },
          findings: try store.list(
            FindingFilter(entities: [Entity(.document, id.description)]), limit: 20),
          kept: KeptItem(
            read: try store.read(id), terms: try store.retentionTerms(),
            source: document.source?.id.rawValue))
      }
      return Response(page: page.html())
    }
  }
}
