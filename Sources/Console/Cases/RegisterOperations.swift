import Cases
import HTTPTypes
import Hummingbird
import Store
import TocsinModel

/// The rest of what the pages about cases, campaigns and the register do, for programs.
extension APIRoutes {
  private static func number(_ words: String) -> APIOperation.Parameter {
    .init(name: "number", place: .path, schema: .integer(least: 0, most: 1 << 40), words: words)
  }

  var registerOperations: [APIOperation] {
    [
      APIOperation(
        method: .post, path: "/register", id: "importRegister", scope: .judge,
        words:
          "Takes a list of sources: a table of our columns, OpenSanctions' simplified table, or FollowTheMoney entities",
        body: .json(
          .object([
            ("text", .string(pattern: "\\S", longest: 4 << 20)),
            ("status?", .choice(RegisterEntry.Status.allCases.map(\.rawValue))),
            ("asserted_by?", .string(longest: 500)), ("act?", .string(longest: 500)),
            ("document?", .string(longest: 500)), ("licence?", .string(longest: 500)),
          ]), limit: 5 << 20),
        answer: .object([
          ("read", .integer()), ("new", .integer()), ("said_twice", .integer()),
          ("diagnostics", .array(.string())),
        ]), status: .created,
        refusals: [.contentTooLarge, .unsupportedMediaType, .unprocessableContent],
        handle: importRegister),
      APIOperation(
        method: .delete, path: "/register/{number}", id: "withdrawRegister", scope: .judge,
        words: "Takes an entry back; that it was there, and who took it back, is kept",
        parameters: [Self.number("Of the entry")], answer: .object([("number", .integer())]),
        refusals: [.notFound], handle: withdrawRegister),
      APIOperation(
        method: .get, path: "/campaigns/decisions", id: "listCampaignDecisions", scope: .read,
        words: "What people decided about campaigns, the first first",
        answer: .object([
          (
            "decisions",
            .array(
              .object([
                ("number", .integer()), ("what", .string()),
                ("parts", .array(.array(.string()))), ("reason", .string()), ("by", .string()),
                ("at", .integer()), ("undone_by", .maybe(.string())),
              ]))
          )
        ]), handle: decisions),
      APIOperation(
        method: .delete, path: "/campaigns/decisions/{number}", id: "undoCampaignDecision",
        scope: .judge, words: "Takes a decision back", parameters: [Self.number("Of the decision")],
        answer: .object([("number", .integer())]), refusals: [.notFound], handle: undoDecision),
      APIOperation(
        method: .get, path: "/countermeasures", id: "listWhatWorked", scope: .read,
        words: "Which kinds of countermeasure worked, over all cases",
        answer: .object([
          (
            "kinds",
            .array(
              .object([
                ("kind", .string()), ("sent", .integer()),
                ("outcomes", .anything), ("hours", .maybe(.number)),
              ]))
          )
        ]), handle: worked),
      APIOperation(
        method: .get, path: "/cases/{name}/file", id: "getCaseFile", scope: .read,
        words: "A case as one HTML file, to be handed on",
        parameters: [
          .init(name: "name", place: .path, schema: .string(longest: 20), words: "C3")
        ],
        answer: .object([("html", .string())]), refusals: [.notFound], handle: caseFile),
      APIOperation(
        method: .get, path: "/trail", id: "getTrail", scope: .read,
        words: "Who looked at it, changed it, handed it on and erased it, the latest first",
        parameters: [
          .init(
            name: "about", place: .query, schema: .string(longest: 200),
            words: "C3, F12, or document ID", isRequired: true),
          .init(
            name: "limit", place: .query, schema: .integer(least: 1, most: 1000),
            words: "So many at most; 100 when it is left out"),
        ],
        answer: .object([
          (
            "entries",
            .array(
              .object([
                ("at", .integer()), ("by", .string()), ("what", .string()), ("about", .string()),
              ]))
          )
        ]), handle: trail),
      APIOperation(
        method: .get, path: "/techniques", id: "searchTechniques", scope: .read,
        words: "Techniques of DISARM; none where no catalogue is installed",
        parameters: [
          .init(name: "q", place: .query, schema: .string(longest: 200), words: "Words, or an id")
        ],
        answer: .object([
          ("catalogue", .string()),
          (
            "techniques",
            .array(
              .object([("id", .string()), ("name", .string()), ("description", .string())]))
          ),
        ]), handle: techniques),
    ]
  }

  private struct ListBody: Decodable {
    var text: String
    var status: RegisterEntry.Status?
    var asserted_by: String?
    var act: String?
    var document: String?
    var licence: String?
  }

  @Sendable private func importRegister(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(ListBody.self)
    var defaults = RegisterImport.Defaults()
    defaults.status = body.status
    defaults.assertedBy = body.asserted_by ?? ""
    defaults.act = body.act ?? ""
    defaults.document = body.document ?? ""
    defaults.licence = body.licence ?? ""
    let (by, now) = (request.person, console.options.clock())
    let answer = try await console.stores.write { [defaults] store in
      let list: RegisterImport
      do {
        list = try RegisterImport(Array(body.text.utf8), file: "sent", defaults: defaults)
      } catch {
        // JSON as described, whose text is no such table (RFC 9110, section 15.5.21).
        throw APIError(status: .unprocessableContent, code: "list", text: "\(error)")
      }
      let new = try SourceRegister(store).add(list.entries, by: by, now: now)
      return APIAnswer(
        .object([
          ("read", .int(list.entries.count)), ("new", .int(new)),
          ("said_twice", .int(list.repeated)),
          ("diagnostics", .strings(list.diagnostics.prefix(1000).map(\.description))),
        ]))
    }
    console.options.intake?.settle()
    return answer
  }

  @Sendable private func withdrawRegister(_ request: APIRequest) async throws -> APIAnswer {
    let (number, by, now) = (try request.numberOfPath(), request.person, console.options.clock())
    try await console.stores.write { store in
      guard try store.withdraw(register: number, by: by, now: now) else {
        throw APIError.missing("entry in force")
      }
    }
    console.options.intake?.settle()
    return APIAnswer(.object([("number", .int(number))]))
  }

  @Sendable private func decisions(_ request: APIRequest) async throws -> APIAnswer {
    try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "decisions",
            .array(
              try store.campaignDecisions().map { decision in
                .object([
                  ("number", .int(decision.number)), ("what", .string(decision.what.rawValue)),
                  ("parts", .array(decision.parts.map { .strings($0.map { "F\($0)" }) })),
                  ("reason", .string(decision.reason)), ("by", .string(decision.by)),
                  ("at", .int(Int(decision.at))),
                  ("undone_by", .maybe(decision.undoneBy, JSONValue.string)),
                ])
              })
          )
        ]))
    }
  }

  @Sendable private func undoDecision(_ request: APIRequest) async throws -> APIAnswer {
    let (number, by, now) = (try request.numberOfPath(), request.person, console.options.clock())
    try await console.stores.write { store in
      guard try store.undoDecision(number, by: by, now: now) else {
        throw APIError.missing("decision in force")
      }
    }
    console.options.intake?.settle()
    return APIAnswer(.object([("number", .int(number))]))
  }

  @Sendable private func worked(_ request: APIRequest) async throws -> APIAnswer {
    try await console.stores.read { store in
      let book = CaseBook(store)
      let cases = try book.list().compactMap { try book.case($0.number) }
      return APIAnswer(
        .object([
          (
            "kinds",
            .array(
              CountermeasureRecord.table(cases).map { record in
                .object([
                  ("kind", .string(record.kind.rawValue)), ("sent", .int(record.sent)),
                  (
                    "outcomes",
                    .object(
                      Countermeasure.Outcome.Result.allCases.map {
                        ($0.rawValue, .int(record.results[$0] ?? 0))
                      })
                  ),
                  ("hours", .maybe(record.medianHours, JSONValue.double)),
                ])
              })
          )
        ]))
    }
  }

  @Sendable private func caseFile(_ request: APIRequest) async throws -> APIAnswer {
    try await answer(request, as: .export) { book, known in
      let html = CaseFile(known, history: try book.history(known.number)).html()
      return APIAnswer(.object([("html", .string(html))]))
    }
  }

  @Sendable private func trail(_ request: APIRequest) async throws -> APIAnswer {
    let about = request.query("about") ?? ""
    let limit = try request.number("limit", 1...1000) ?? 100
    return try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "entries",
            .array(
              try store.trail(about: about, limit: limit).map {
                .object([
                  ("at", .int(Int($0.at))), ("by", .string($0.by)),
                  ("what", .string($0.what.rawValue)), ("about", .string($0.about)),
                ])
              })
          )
        ]))
    }
  }

  @Sendable private func techniques(_ request: APIRequest) async throws -> APIAnswer {
    let catalogue = try TechniqueCatalogue.installed()
    return APIAnswer(
      .object([
        ("catalogue", .string(catalogue.version)),
        (
          "techniques",
          .array(
            catalogue.search(request.query("q") ?? "", limit: 100).map {
              .object([
                ("id", .string($0.id)), ("name", .string($0.name)),
                ("description", .string($0.description)),
              ])
            })
        ),
      ]))
  }
}
