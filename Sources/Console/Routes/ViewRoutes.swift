import Hummingbird
import Store

/// Views of the queue under names, and when somebody looked last.
struct ViewRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.post("/views") { request, _ in
      let address = ViewAddress(request)
      let name = try await request.form()["name"] ?? ""
      let person = console.person
      let query = address.turned(to: 1).query
      return try await console.stores.write { store in
        guard try store.saveView(name.withoutSpaceAround, query, of: person) else {
          throw ConsoleError.noViewName
        }
        return Response(seeOther: address.path("/"))
      }
    }
    router.post("/views/:number/remove") { request, context in
      let address = ViewAddress(request)
      let person = console.person
      let number = context.parameters.get("number", as: Int.self)
      return try await console.stores.write { store in
        if let number { try store.removeView(number, of: person) }
        return Response(seeOther: address.path("/"))
      }
    }
    router.post("/looked") { request, _ in
      let address = ViewAddress(request)
      let (person, now) = (console.person, console.options.clock())
      return try await console.stores.write { store in
        try store.setLastLook(of: person, now)
        var address = address
        address.view.filter.since = nil
        return Response(seeOther: address.path("/"))
      }
    }
  }
}
