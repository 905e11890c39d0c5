import Cases
import Hummingbird
import Report
import Store
import TocsinModel

/// `/register`, `/dossier?name=…` and `/techniques`.
struct RegisterRoutes: Sendable {
  let console: ConsoleServer

  private static let page = 100

  func add(to router: Router<ConsoleContext>) {
    router.get("/register") { request, _ in
      let query = request.uri.queryParameters
      let search = query["q"].map { String($0.prefix(200)) } ?? ""
      let number = query["page"].flatMap { Int($0) }.map { min(max($0, 1), 100_000) } ?? 1
      let said = query["said"].map { String($0.prefix(300)) }
      let page = try await console.stores.read { store in
        RegisterPage(
          entries: try store.register(
            search: search, offset: (number - 1) * Self.page, limit: Self.page + 1
          ).compactMap(RegisterEntry.init), count: try store.registerCount(), search: search,
          page: number, size: Self.page, said: said)
      }
      return Response(page: page.html())
    }
    router.post("/register") { request, _ in
      try await take(try await request.form(upTo: FormFields.texts))
    }
    router.post("/register/:number/withdraw") { _, context in
      let (by, now) = (console.person, console.options.clock())
      guard let number = context.parameters.get("number", as: Int.self) else {
        throw ConsoleError.form
      }
      let response = try await console.stores.write { store in
        guard try store.withdraw(register: number, by: by, now: now) else {
          throw ConsoleError.noSuchJudgement
        }
        return Response(seeOther: "/register")
      }
      console.options.intake?.settle()
      return response
    }
    router.get("/dossier") { request, _ in
      let name = request.uri.queryParameters["name"].map { String($0.prefix(300)) } ?? ""
      let (by, now) = (console.person, console.options.clock())
      let page = try await console.stores.write { store in
        do {
          let dossier = try Dossier(of: name, store)
          try store.trail(by, .look, name.lowercased(), at: now)
          return DossierPage(dossier: dossier)
        } catch {
          throw ConsoleError.refused(error)
        }
      }
      return Response(page: page.html())
    }
    router.get("/techniques") { request, _ in
      let query = request.uri.queryParameters["q"].map { String($0.prefix(200)) } ?? ""
      do {
        let catalogue = try TechniqueCatalogue.installed()
        return Response(page: TechniquesPage(catalogue: catalogue, query: query).html())
      } catch {
        throw ConsoleError.refused(error)
      }
    }
  }

  private func take(_ form: FormFields) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    var defaults = RegisterImport.Defaults()
    defaults.status = form["status"].flatMap(RegisterEntry.Status.init(rawValue:))
    defaults.assertedBy = form["asserted_by"] ?? ""
    defaults.act = form["act"] ?? ""
    defaults.document = form["document"] ?? ""
    defaults.licence = form["licence"] ?? ""
    let text = form["text"] ?? ""
    let response = try await console.stores.write { [defaults] store in
      do {
        let list = try RegisterImport(
          Array(text.utf8), file: "pasted", defaults: defaults)
        let new = try SourceRegister(store).add(list.entries, by: by, now: now)
        let first = list.diagnostics.first.map { " First: \($0.message)" } ?? ""
        let said =
          "\(list.entries.count.counted("entry", "entries")) read, \(new) new, \(list.diagnostics.count.counted("diagnostic")).\(first)"
        return Response(seeOther: "/register?said=\(ViewAddress.encoded(said))")
      } catch {
        throw ConsoleError.refused(error)
      }
    }
    // A text of theirs on another's site may be a republishing now.
    console.options.intake?.settle()
    return response
  }
}
