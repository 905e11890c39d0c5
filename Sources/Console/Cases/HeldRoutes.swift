import Cases
import Foundation
import HTTPTypes
import Hummingbird
import Partners
import Report
import Wording

/// `/held`: what is held about somebody, and its erasure.
struct HeldRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/held") { request, _ in
      let query = request.uri.queryParameters
      return try await show(query["name"].map { String($0.prefix(300)) } ?? "")
    }
    router.post("/held") { request, _ in
      let form = try await request.form()
      let name = (form["name"] ?? "").trimmingCharacters(in: .whitespaces)
      guard name.count >= Rights.shortest, form["sure"] == "yes" else { throw ConsoleError.form }
      let (by, now) = (console.person, console.options.clock())
      let erasure = try await console.stores.write {
        try HeldNames($0).erase(name, by: by, now: now)
      }
      // Not by its address: the name is to be nowhere any more, and addresses are kept by browsers.
      return Response(page: HeldPage(name: "", places: [], erasure: erasure).html())
    }
  }

  private func show(_ name: String) async throws -> Response {
    let places =
      name.count < Rights.shortest
      ? [] : try await console.stores.read { try HeldNames($0).places(of: name) }
    return Response(page: HeldPage(name: name, places: places, erasure: nil).html())
  }
}

/// Where somebody is named.
struct HeldPage: Sendable {
  let name: String
  let places: [Rights.Holding]
  /// What was erased just now.
  let erasure: HeldNames.Erasure?

  func html() -> String {
    PageFrame(title: localized("What is held about somebody"), current: .cases).html { out in
      if let erasure { erased(erasure, &out) }
      out.element("h1", words: "What is held about somebody")
      out.element(
        "p", .class("lead"),
        words:
          "Where an account, a name, a host or an address is named: in what was read and found, in cases, and in what partners gave."
      )
      out.element(
        "form", .class("filters"), Attribute("method", "get"), Attribute("action", "/held")
      ) { out in
        CaseForms.line("Name", "name", value: name, &out)
        out.element("button", .class("plain"), words: "Look")
      }
      guard name.count >= Rights.shortest else {
        if !name.isEmpty {
          out.element("p", words: "The name is too short to be told from other words.")
        }
        return
      }
      if places.isEmpty {
        out.element("p", words: "Nothing is held about it.")
      } else {
        held(&out)
      }
    }
  }

  private func held(_ out: inout Markup) {
    out.element("table", .class("figures")) { out in
      out.element("tbody") { out in
        for place in places {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row"), .directionAuto) { $0.text(place.place) }
            out.element("td", .class("n"), text: place.count.grouped)
          }
        }
      }
    }
    out.element("h2", words: "Erase the name")
    out.element(
      "p", .class("small"),
      words:
        "It is taken out of cases, notes, reasons, the register and what partners gave. What was read is erased by “tocsin forget” in the terminal. Backups keep what they have until they are destroyed."
    )
    CaseForms.form("/held", "Erase", &out) { out in
      CaseForms.hidden("name", name, &out)
      out.element("label", .class("wide tick")) { out in
        out.void(
          "input", Attribute("type", "checkbox"), Attribute("name", "sure"),
          Attribute("value", "yes"), Attribute("required", "required"))
        out.words(" It cannot be taken back")
      }
    }
  }

  private func erased(_ erasure: HeldNames.Erasure, _ out: inout Markup) {
    out.element("div", .class("notice"), .role("status")) { out in
      out.element("p", words: "\(counted: erasure.changed, "place") changed.")
      for sentence in erasure.handedOn { out.element("p", .directionAuto) { $0.text(sentence) } }
    }
  }
}
