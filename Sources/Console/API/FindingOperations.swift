import HTTPTypes
import Store
import TocsinModel

extension APIRoutes {
  private static let name = APIOperation.Parameter(
    name: "name", place: .path, schema: .string(longest: 200),
    words: "F12, 12, or the id of a finding")
  private static let page = 200
  /// What who judges has seen.
  private static let seen: [(String, JSONSchema)] = [
    ("seen?", .maybe(.integer(least: 0, most: 1 << 53))),
    ("version", .integer(least: 0, most: 1 << 53)),
  ]

  var findingOperations: [APIOperation] {
    [
      APIOperation(
        method: .get, path: "/findings", id: "listFindings", scope: .read,
        words: "The queue: findings in an order, a page at a time",
        parameters: [
          .init(
            name: "state", place: .query,
            schema: .choice(QueueView.State.allCases.map(\.rawValue)),
            words: "Those that wait (open, as when it is left out), all, or those judged so"),
          .init(name: "kind", place: .query, schema: .string(longest: 60), words: "Of this kind"),
          .init(
            name: "attention", place: .query, schema: APISchemas.attention,
            words: "Of this attention or more"),
          .init(
            name: "about", place: .query, schema: .string(longest: 300),
            words: "About this account, site or domain"),
          .init(
            name: "has", place: .query, schema: .string(longest: 300),
            words: "Those that this person has; - for those that nobody has"),
          .init(
            name: "since", place: .query, schema: .integer(least: 0, most: 1 << 53),
            words: "Appeared or changed since, in seconds since 1970"),
          .init(
            name: "order", place: .query,
            schema: .choice(QueueView.Order.allCases.map(\.rawValue)), words: "The order"),
          .init(
            name: "limit", place: .query, schema: .integer(least: 1, most: Self.page),
            words: "So many at most; 50 when it is left out"),
          .init(
            name: "after", place: .query, schema: .string(longest: 200),
            words: "Those behind this finding: “next” of the page before"),
        ],
        answer: .object([
          ("findings", .array(.reference("ListedFinding"))), ("count", .integer()),
          ("next", .maybe(.string())),
        ]), refusals: [.notFound], handle: list),
      APIOperation(
        method: .get, path: "/findings/{name}", id: "getFinding", scope: .read,
        words: "One finding, with its evidence, its history, and what was said of it",
        parameters: [Self.name],
        answer: .object([
          ("finding", .reference("ListedFinding")), ("rule", .string()),
          ("reasons", .array(.anything)), ("decisive", .array(.string())),
          ("entities", .array(APISchemas.entity)), ("subject", .anything),
          ("judgements", .array(.reference("Judgement"))), ("holder", .maybe(.string())),
          ("notes", .array(.reference("Note"))),
          ("related", .array(.reference("ListedFinding"))),
          ("history", .array(.anything)),
        ]), refusals: [.notFound], handle: get),
      APIOperation(
        method: .post, path: "/findings/{name}/judgements", id: "judge", scope: .judge,
        words: "Judges a finding; refused when another judgement or a change came between",
        parameters: [Self.name],
        body: .json(
          .any([
            .object(
              Self.seen + [
                ("disposition", .choice(["dismissed"])),
                ("reason", .string(pattern: "\\S", longest: 4000)),
              ]),
            .object(
              Self.seen + [
                ("disposition", .choice(["duplicate"])), ("duplicate_of", .string(longest: 200)),
                ("reason?", .string(longest: 4000)),
              ]),
            .object(
              Self.seen + [
                ("disposition", .choice(["confirmed", "unclear"])),
                ("reason?", .string(longest: 4000)),
              ]),
          ]), limit: 64 << 10),
        answer: .reference("Judgement"), status: .created,
        refusals: [.notFound, .conflict, .contentTooLarge, .unsupportedMediaType], handle: judge),
      APIOperation(
        method: .put, path: "/findings/{name}/holder", id: "handFinding", scope: .judge,
        words: "Hands a finding to somebody who may judge it; null gives it back",
        parameters: [Self.name],
        body: .json(.object([("holder", .maybe(.string(longest: 100)))]), limit: 4 << 10),
        answer: .object([("finding", .string()), ("holder", .maybe(.string()))]),
        refusals: [.conflict, .notFound, .contentTooLarge, .unsupportedMediaType], handle: hand),
      APIOperation(
        method: .delete, path: "/judgements/{number}", id: "undoJudgement", scope: .judge,
        words: "Takes a judgement back that is in force",
        parameters: [
          .init(
            name: "number", place: .path, schema: .integer(least: 0, most: 1 << 53),
            words: "Its number")
        ],
        answer: .object([("finding", .string())]), refusals: [.conflict], handle: undo),
    ]
  }

  @Sendable private func list(_ request: APIRequest) async throws -> APIAnswer {
    var filter = FindingFilter(
      kind: request.query("kind").map(FindingKind.init(rawValue:)),
      attention: try request.choice("attention", Finding.Attention.self),
      since: try request.number("since", 0...(1 << 53)).map(Int64.init))
    filter.names = [request.query("about")].compactMap(\.self)
    filter.holder = request.query("has").map {
      $0 == ViewAddress.nobody ? .nobody : .person($0)
    }
    let view = QueueView(
      filter: filter, state: try request.choice("state", QueueView.State.self) ?? .open,
      order: try request.choice("order", QueueView.Order.self) ?? .attention)
    let limit = try request.number("limit", 1...Self.page) ?? 50
    let after = request.query("after")
    return try await console.stores.read { store in
      let behind = try after.map { name in
        guard let finding = try store.finding(named: name) else {
          throw APIError.missing("finding")
        }
        return finding
      }
      let findings = try store.queue(view, behind: behind, limit: limit + 1)
      let shown = findings.prefix(limit)
      return APIAnswer(
        .object([
          ("findings", .array(shown.map(JSONValue.init))),
          ("count", .int(try store.queueCount(view))),
          (
            "next",
            findings.count > limit
              ? .maybe(shown.last) { .string("F\($0.finding.number)") } : .null
          ),
        ]))
    }
  }

  @Sendable private func get(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      guard let recorded = try store.finding(named: name, withPartners: true),
        let listed = try store.listed(recorded.number)
      else { throw APIError.missing("finding") }
      // A program that has evidence in hands is told as a person is.
      try store.trail(by, .look, recorded.label, at: now)
      let finding = recorded.finding
      return APIAnswer(
        .object([
          ("finding", JSONValue(listed)), ("rule", .string(finding.observation.rule)),
          ("reasons", .array(finding.observation.reasons.map(JSONValue.init))),
          ("decisive", .strings(finding.decisive)),
          ("entities", .array(finding.entities.map(JSONValue.init))),
          ("subject", try JSONValue(encoding: finding.subject)),
          (
            "judgements",
            .array(try store.judgements(ofFinding: recorded.number).map(JSONValue.init))
          ),
          (
            "holder",
            .maybe(
              try store.holdings(ofFinding: recorded.number).last?.holder, JSONValue.string)
          ),
          ("notes", .array(try store.notes(ofFinding: recorded.number).map(JSONValue.init))),
          (
            "related",
            .array(
              try store.related(to: recorded.number, limit: 50).map { JSONValue($0.finding) })
          ),
          (
            "history",
            .array(
              try store.history(ofFinding: recorded.number).map { event in
                .object([
                  ("version", .int(event.version)), ("at", .int(Int(event.at))),
                  ("what", .string(event.what.rawValue)),
                  ("attention", .string(event.attention.rawValue)),
                  ("headline", .string(event.headline)),
                ])
              })
          ),
        ]))
    }
  }

  private struct HolderBody: Decodable {
    var holder: String?
  }

  @Sendable private func hand(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    let holder = try request.decoded(HolderBody.self).holder ?? ""
    let number = try await console.hand(name, to: holder, by: request.person)
    return APIAnswer(
      .object([
        ("finding", .string("F\(number)")), ("holder", holder.isEmpty ? .null : .string(holder)),
      ]))
  }

  private struct JudgementBody: Decodable {
    var disposition: String
    var reason: String?
    var duplicate_of: String?
    var seen: Int?
    var version: Int
  }

  @Sendable private func judge(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    let body = try request.decoded(JudgementBody.self)
    guard let disposition = Judgement.Disposition(rawValue: body.disposition) else {
      throw APIError.body("There is no such disposition.")
    }
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      guard let finding = try store.finding(named: name) else { throw APIError.missing("finding") }
      let other = try body.duplicate_of.flatMap { try store.finding(named: $0)?.number }
      if disposition == .duplicate, other == nil { throw APIError.missing("finding to be one of") }
      let outcome = try store.judge(
        JudgementDraft(
          finding: finding.number, disposition: disposition, reason: body.reason ?? "",
          duplicateOf: other, by: by, seen: body.seen, version: body.version), now: now)
      switch outcome {
      case .stored(let judgement): return APIAnswer(JSONValue(judgement))
      case .overtaken(let current):
        throw APIError.conflict(
          current.map { "Judgement \($0.number) is in force: look at it, and send it as “seen”." }
            ?? "No judgement is in force any more: send none as “seen”.")
      case .changed(let version):
        throw APIError.conflict("The finding is at version \(version) now: look at it again.")
      case .noSuchFinding: throw APIError.missing("finding")
      case .noSuchDuplicate: throw APIError.conflict("A finding is no duplicate of itself.")
      case .noReason: throw APIError.body("A dismissal has a reason.")
      }
    }
  }

  @Sendable private func undo(_ request: APIRequest) async throws -> APIAnswer {
    let number = try request.numberOfPath()
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      guard let finding = try store.undo(judgement: number, by: by, now: now) else {
        throw APIError.conflict("This judgement is not in force.")
      }
      return APIAnswer(.object([("finding", .string("F\(finding)"))]))
    }
  }
}
