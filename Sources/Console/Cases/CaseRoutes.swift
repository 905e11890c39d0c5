import Cases
import Dispatch
import HTTPTypes
import Hummingbird
import Report
import Store
import TocsinModel
import Wording

/// `/cases`, `/cases/C3`, and what is changed there.
struct CaseRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/cases") { request, _ in
      let finding = request.uri.queryParameters["finding"].map(String.init)
      return try await list(finding)
    }
    router.post("/cases") { request, _ in try await open(try await request.form()) }
    router.get("/cases/:name") { _, context in
      try await show(try context.parameters.require("name"))
    }
    router.get("/cases/:name/file") { _, context in
      try await file(try context.parameters.require("name"))
    }
    router.get("/cases/:name/pdf") { _, context in
      try await pdf(try context.parameters.require("name"))
    }
    router.get("/cases/:name/countermeasures/:number/mail") { _, context in
      try await mail(
        try context.parameters.require("name"), try context.parameters.require("number"))
    }
    router.post("/cases/:name/changes") { request, context in
      try await change(
        try context.parameters.require("name"), try await request.form(upTo: 256 << 10))
    }
    // Its own address: the role that it needs is told by it.
    router.post("/cases/:name/attributions/:number/approve") { _, context in
      try await approve(
        try context.parameters.require("name"), try context.parameters.require("number"))
    }
  }

  private func list(_ finding: String?) async throws -> Response {
    let page = try await console.stores.read { store in
      let book = CaseBook(store)
      let known = try book.list().prefix(500).compactMap { try book.case($0.number) }
      return CasesPage(
        heads: try book.list(), records: CountermeasureRecord.table(known), finding: finding)
    }
    return Response(page: page.html())
  }

  private func open(_ form: FormFields) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    let findings = (form["findings"] ?? "").split(whereSeparator: { $0 == "," || $0.isWhitespace })
      .map(String.init)
    let expires = (form["expires"]).flatMap { CivilDate(iso: $0) }
      .map { Int64($0.daysSince1970) * 86_400 }
    return try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        // Looked up first: a mistyped finding must not leave an empty case.
        for name in findings where try store.finding(named: name) == nil {
          throw CaseError.noSuchFinding(name)
        }
        let number = try book.open(
          form["title"] ?? "", purpose: form["purpose"] ?? "",
          legalBasis: form["legal_basis"] ?? "", expires: expires, by: by, now: now)
        if !findings.isEmpty { try book.add(findings: findings, to: number, by: by, now: now) }
        return Response(seeOther: "/cases/C\(number)")
      } catch {
        throw ConsoleError.refused(error)
      }
    }
  }

  private func show(_ name: String) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    let page = try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        try store.trail(by, .look, known.label, at: now)
        return try Self.page(known, by, store)
      } catch {
        throw ConsoleError.refused(error)
      }
    }
    return Response(page: page.html())
  }

  private static func page(_ known: Case, _ person: String, _ store: Store) throws -> CasePage {
    CasePage(
      known: known, history: try CaseBook(store).history(known.number),
      looks: try store.trail(about: known.label, limit: 20), person: person)
  }

  private func file(_ name: String) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    let (label, html) = try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        try store.trail(by, .export, known.label, at: now)
        return (known.label, CaseFile(known, history: try book.history(known.number)).html())
      } catch {
        throw ConsoleError.refused(error)
      }
    }
    var response = Response(page: html)
    // Its look is in the file, which the console's pages may not have: it is saved, not shown.
    response.headers[.contentDisposition] = "attachment; filename=\"\(label).html\""
    return response
  }

  /// One at a time, on a thread that may wait: a browser is started for each.
  private static let printing = DispatchQueue(label: "tocsin.print")

  private func pdf(_ name: String) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    let (label, html) = try await console.stores.read { store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        return (known.label, CaseFile(known, history: try book.history(known.number)).html())
      } catch {
        throw ConsoleError.refused(error)
      }
    }
    let printed: [UInt8] = try await withCheckedThrowingContinuation { continuation in
      Self.printing.async {
        continuation.resume(
          with: Result { try HeadlessBrowser().pdf(of: html) }.mapError { error in
            guard let fault = error as? HeadlessBrowser.Fault else { return error }
            return ConsoleError(
              status: .serviceUnavailable, title: "It was not printed",
              text: Phrase(quoting: "\(fault)"))
          })
      }
    }
    try await console.stores.write { try $0.trail(by, .export, label, at: now) }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/pdf",
        .contentDisposition: "attachment; filename=\"\(label).pdf\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: printed)))
  }

  private func mail(_ name: String, _ number: String) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    guard let number = Int(number) else { throw ConsoleError.form }
    let (label, bytes) = try await console.stores.write { store in
      do {
        let known = try CaseBook(store).case(named: name)
        let mail = try CountermeasureMail(known, try known.countermeasure(number), at: now)
        try store.trail(by, .export, known.label, at: now)
        return (known.label, mail.bytes)
      } catch {
        throw ConsoleError.refused(error)
      }
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "message/rfc822",
        .contentDisposition: "attachment; filename=\"\(label)-M\(number).eml\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func change(_ name: String, _ form: FormFields) async throws -> Response {
    guard let request = CaseRequest(form.fields) else { throw ConsoleError.form }
    let (by, now) = (console.person, console.options.clock())
    let seen = form["seen"].flatMap { Int($0) }
    let place = request.action.place
    // The page is written outside: only there is known in which language, and for whom.
    let (label, refusal) = try await console.stores.write {
      store -> (String, (page: CasePage, reason: Phrase, status: HTTPResponse.Status)?) in
      let book = CaseBook(store)
      let known: Case
      do { known = try book.case(named: name) } catch { throw ConsoleError.refused(error) }
      do {
        try request.perform(book, known.number, by: by, seen: seen, now: now)
        return (known.label, nil)
      } catch {
        guard let reason = ConsoleError.reason(of: error) else { throw error }
        var status = HTTPResponse.Status.badRequest
        if case CaseError.overtaken = error { status = .conflict }
        let page = try Self.page(try book.case(named: name), by, store)
        return (known.label, (page, reason, status))
      }
    }
    guard let refusal else { return Response(seeOther: "/cases/\(label)#\(place)") }
    // Where it was written, with the reason and with what was written.
    let html = KeptForm.$pending.withValue(KeptForm(form, reason: refusal.reason.text)) {
      refusal.page.html()
    }
    return Response(page: html, status: refusal.status)
  }

  private func approve(_ name: String, _ number: String) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    guard let number = Int(number) else { throw ConsoleError.form }
    return try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        try book.change(known.number, .attributionApproved(number: number), by: by, now: now)
        return Response(seeOther: "/cases/\(known.label)#attributed")
      } catch {
        throw ConsoleError.refused(error)
      }
    }
  }
}

extension ConsoleError {
  /// What a case does not allow, for a page.
  static func refused(_ error: any Error) -> any Error {
    guard let reason = reason(of: error) else { return error }
    return switch error {
    case CaseError.noSuchCase:
      ConsoleError(status: .notFound, title: "There is no such case", text: reason)
    case CaseError.overtaken:
      ConsoleError(status: .conflict, title: "Somebody was quicker", text: reason)
    default:
      ConsoleError(
        status: .badRequest, title: "This was not stored",
        text: "\(reason) Go back: what you wrote is still there.")
    }
  }

  /// In the words of the error; `nil` for what is none about cases.
  static func reason(of error: any Error) -> Phrase? {
    switch error {
    case let error as CaseError: error.phrase
    case let error as ClaimError: error.phrase
    case let error as DraftError: error.phrase
    case let error as CatalogueError: error.phrase
    case let error as RegisterImportError: error.phrase
    default: nil
    }
  }
}

extension CaseRequest.Action {
  /// The part of the page where its result stands.
  var place: String {
    switch self {
    case .add, .remove: "observed"
    case .assess, .withdrawAssessment: "assessed"
    case .attribute, .withdrawAttribution: "attributed"
    case .draft, .sent, .outcome, .gone: "countermeasures"
    case .note, .task, .done, .person: "work"
    case .state, .rename: "main"
    case .answer, .frame, .technique, .rate, .exposure, .chain: "frameworks"
    }
  }
}
