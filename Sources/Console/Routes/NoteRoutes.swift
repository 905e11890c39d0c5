import Hummingbird
import Store
import TocsinModel

/// Notes of people to findings.
struct NoteRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.post("/findings/:name/notes") { request, context in
      let name = try context.parameters.require("name")
      let text = try await request.form()["text"] ?? ""
      let address = ViewAddress(request)
      let (by, now) = (console.person, console.options.clock())
      return try await console.stores.write { store in
        guard let finding = try store.finding(named: name) else {
          throw ConsoleError.noSuchFinding(name)
        }
        guard try store.addNote(to: finding.number, text, by: by, now: now) != nil else {
          throw ConsoleError.emptyNote
        }
        return Response(seeOther: address.path("/findings/F\(finding.number)") + "#notes")
      }
    }
    router.post("/notes/:number/remove") { request, context in
      let address = ViewAddress(request)
      let by = console.person
      guard let number = context.parameters.get("number", as: Int.self) else {
        throw ConsoleError.noSuchNote
      }
      return try await console.stores.write { store in
        guard let finding = try store.removeNote(number, by: by) else {
          throw ConsoleError.noSuchNote
        }
        return Response(seeOther: address.path("/findings/F\(finding)") + "#notes")
      }
    }
  }
}
