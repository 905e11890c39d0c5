import HTTPTypes
import Store
import TocsinModel

extension APIRoutes {
  private static let textLimit = 1 << 20

  var documentOperations: [APIOperation] {
    [
      APIOperation(
        method: .get, path: "/documents/{id}", id: "getDocument", scope: .read,
        words: "One document, with its text",
        parameters: [
          .init(
            name: "id", place: .path, schema: .string(longest: 32), words: "32 hexadecimal digits")
        ],
        answer: .object([
          ("document", .reference("Document")), ("is_current", .boolean),
          ("versions", .array(.string())),
        ]), refusals: [.notFound], handle: document),
      APIOperation(
        method: .get, path: "/search", id: "search", scope: .read,
        words:
          "Documents that hold every word, the best first; the latest where more than 5,000 do",
        parameters: [
          .init(
            name: "q", place: .query, schema: .string(longest: 300),
            words:
              "Words, one that ends in * is a beginning; “phrases”; title: and text: before either; from:NAME, since:DAY, "
              + "until:DAY", isRequired: true),
          .init(
            name: "limit", place: .query, schema: .integer(least: 1, most: 200),
            words: "So many at most; 50 when it is left out"),
        ],
        answer: .object([
          (
            "matches",
            .array(
              .object([
                ("document", .reference("Document")), ("snippet", .string()),
                ("is_current", .boolean),
              ]))
          )
        ]), handle: search),
      APIOperation(
        method: .post, path: "/publications", id: "findPublications", scope: .read,
        words: "Who published a text, the earliest first",
        body: .json(
          .object([
            ("text", .string(longest: Self.textLimit)),
            ("limit?", .integer(least: 1, most: 2000)),
          ]), limit: 4 << 20),
        answer: .object([
          ("count", .integer()), ("is_capped", .boolean), ("is_short", .boolean),
          (
            "publications",
            .array(
              .object([
                ("document", .reference("Document")), ("of_text", .number),
                ("of_document", .number),
              ]))
          ),
        ]), refusals: [.contentTooLarge, .unsupportedMediaType], handle: publications),
      APIOperation(
        method: .post, path: "/comparisons", id: "compare", scope: .read,
        words:
          "What one text repeats of another, and what was altered; each is a text or a stored document's id",
        body: .json(
          .object([
            ("a", .string(longest: Self.textLimit)), ("b", .string(longest: Self.textLimit)),
          ]), limit: 4 << 20),
        answer: .anything, refusals: [.notFound, .contentTooLarge, .unsupportedMediaType],
        handle: compare),
      APIOperation(
        method: .get, path: "/entities/{kind}", id: "getEntity", scope: .read,
        words: "What is known of an account, a site or a domain",
        parameters: [
          .init(name: "kind", place: .path, schema: APISchemas.entityKind, words: "What it is"),
          .init(
            name: "name", place: .query, schema: .string(longest: 1000), words: "Its name",
            isRequired: true),
        ],
        answer: .object([
          ("entity", APISchemas.entity), ("calls_itself", .maybe(.string())),
          ("documents", .integer()), ("days", .array(.anything)),
          ("hours", .array(.integer())), ("latest", .array(.reference("Document"))),
          ("findings", .array(.reference("ListedFinding"))), ("finding_count", .integer()),
        ]), refusals: [.notFound], handle: entity),
      APIOperation(
        method: .get, path: "/overview", id: "getOverview", scope: .read,
        words: "What came in and what was found, in numbers",
        answer: .object([
          ("documents", .integer()), ("sources", .integer()), ("findings", .integer()),
          ("waiting", .integer()), ("inputs_failed", .integer()), ("warnings", .integer()),
          ("errors", .integer()),
        ]), handle: overview),
    ]
  }

  @Sendable private func document(_ request: APIRequest) async throws -> APIAnswer {
    guard let id = DocumentID(try request.path("id")) else { throw APIError.missing("document") }
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      guard let document = try store.document(id)?.document else {
        throw APIError.missing("document")
      }
      try store.trail(by, .look, "document \(id)", at: now)
      return APIAnswer(
        .object([
          ("document", JSONValue(document, text: document.text)),
          ("is_current", .bool(try store.isCurrent(id))),
          ("versions", .strings(try store.versions(of: id).map(\.description))),
        ]))
    }
  }

  @Sendable private func search(_ request: APIRequest) async throws -> APIAnswer {
    let query = request.query("q") ?? ""
    let limit = try request.number("limit", 1...200) ?? 50
    return try await console.stores.read { store in
      var matches: [SearchMatch] = []
      do {
        matches = try store.matches(of: query, limit: limit).matches
      } catch StoreError.query {
        // Nothing holds a word that is none.
      }
      return APIAnswer(
        .object([
          (
            "matches",
            .array(
              matches.map { match in
                .object([
                  ("document", JSONValue(match.document)), ("snippet", .string(match.snippet)),
                  ("is_current", .bool(match.isCurrent)),
                ])
              })
          )
        ]))
    }
  }

  private struct TextBody: Decodable {
    var text: String
    var limit: Int?
  }

  @Sendable private func publications(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(TextBody.self)
    let limit = body.limit ?? 200
    guard (1...2000).contains(limit) else {
      throw APIError.parameter("limit", "a whole number from 1 to 2000")
    }
    let found = try await console.options.texts.publications(
      of: body.text.cut(bytes: Self.textLimit), limit: limit)
    return APIAnswer(
      .object([
        ("count", .int(found.count)), ("is_capped", .bool(found.isCapped)),
        ("is_short", .bool(found.isShort)),
        (
          "publications",
          .array(
            found.publications.map { publication in
              .object([
                ("document", JSONValue(publication.document)),
                ("of_text", .double(publication.ofText)),
                ("of_document", .double(publication.ofDocument)),
              ])
            })
        ),
      ]))
  }

  private struct PairBody: Decodable {
    var a: String
    var b: String
  }

  @Sendable private func compare(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(PairBody.self)
    let routes = CompareRoutes(console: console)
    let first = try await routes.document(body.a, "Text A")
    let second = try await routes.document(body.b, "Text B")
    return APIAnswer(try JSONValue(encoding: console.options.texts.pair(first, second)))
  }

  @Sendable private func entity(_ request: APIRequest) async throws -> APIAnswer {
    guard let kind = Entity.Kind(rawValue: try request.path("kind")) else {
      throw APIError.missing("kind of name")
    }
    let name = request.query("name") ?? ""
    let entity = Entity(kind, name)
    return try await console.stores.read { store in
      let filter = FindingFilter(entities: [entity])
      let record = try store.entity(entity, latest: 50)
      let count = try store.findingCount(filter)
      guard record != nil || count > 0 else { throw APIError.missing("name") }
      return APIAnswer(
        .object([
          ("entity", JSONValue(entity)), ("calls_itself", .maybe(record?.name, JSONValue.string)),
          ("documents", .int(record?.activity.count ?? 0)),
          (
            "days",
            .array(
              (record?.activity.days ?? []).map { day, count in
                .object([("day", .int(day)), ("count", .int(count))])
              })
          ),
          ("hours", .array((record?.activity.hours ?? []).map(JSONValue.int))),
          ("latest", .array((record?.latest ?? []).map { JSONValue($0) })),
          ("findings", .array(try store.list(filter, limit: 100).map(JSONValue.init))),
          ("finding_count", .int(count)),
        ]))
    }
  }

  @Sendable private func overview(_ request: APIRequest) async throws -> APIAnswer {
    let overview = try await console.stores.overview(sources: 24)
    let open = try await console.stores.read { try $0.queueCount(QueueView()) }
    return APIAnswer(
      .object([
        ("documents", .int(overview.documents.values.reduce(0, +))),
        ("sources", .int(overview.sourceCount)),
        ("findings", .int(overview.findings.values.flatMap(\.values).reduce(0, +))),
        ("waiting", .int(open)), ("inputs_failed", .int(overview.inputs[.failed] ?? 0)),
        ("warnings", .int(overview.diagnostics[.warning] ?? 0)),
        ("errors", .int(overview.diagnostics[.error] ?? 0)),
      ]))
  }
}
