import Cases
import Foundation
import HTTPTypes
import Hummingbird
import Partners
import Store
import TocsinModel

/// Cases, campaigns and the register for programs: the same requests as the forms of the pages make.
extension APIRoutes {
  private static let caseName = APIOperation.Parameter(
    name: "name", place: .path, schema: .string(longest: 20), words: "C3")

  var caseOperations: [APIOperation] {
    [
      APIOperation(
        method: .get, path: "/cases", id: "listCases", scope: .read, words: "Cases in a line each",
        answer: .object([("cases", .array(.reference("CaseHead")))]), handle: listCases),
      APIOperation(
        method: .post, path: "/cases", id: "openCase", scope: .judge, words: "Opens a case",
        body: .json(
          .object([
            ("title", .string(pattern: "\\S", longest: 300)),
            ("purpose", .string(pattern: "\\S", longest: 2000)),
            ("legal_basis?", .string(longest: 2000)), ("expires?", .date),
            ("findings?", .array(.string(longest: 200))),
          ]), limit: 256 << 10),
        answer: .reference("Case"), status: .created,
        refusals: [.notFound, .conflict, .contentTooLarge, .unsupportedMediaType], handle: openCase),
      APIOperation(
        method: .get, path: "/cases/{name}", id: "getCase", scope: .read, words: "A case, whole",
        parameters: [Self.caseName], answer: .reference("Case"), refusals: [.notFound],
        handle: getCase),
      APIOperation(
        method: .get, path: "/cases/{name}/history", id: "getCaseHistory", scope: .read,
        words: "All changes of a case, the first first", parameters: [Self.caseName],
        answer: .object([
          (
            "changes",
            .array(
              .object([
                ("version", .integer()), ("by", .string()), ("at", .integer()),
                ("what", .string()),
              ]))
          )
        ]), refusals: [.notFound], handle: caseHistory),
      APIOperation(
        method: .post, path: "/cases/{name}/changes", id: "changeCase", scope: .judge,
        words:
          "Changes a case: an action and what it needs. What the case does not allow as it is, is refused by 409",
        parameters: [Self.caseName],
        body: .json(CaseChangeSchema.body, limit: 256 << 10),
        answer: .object([("version", .integer())]), status: .created,
        refusals: [.notFound, .conflict, .contentTooLarge, .unsupportedMediaType],
        handle: changeCase),
      APIOperation(
        method: .post, path: "/cases/{name}/attributions/{number}/approve",
        id: "approveAttribution", scope: .judge,
        words: "Approves an attribution that somebody else proposed; a person does, no token",
        parameters: [
          Self.caseName,
          .init(
            name: "number", place: .path, schema: .integer(least: 0, most: 1 << 40),
            words: "Of B7, 7"),
        ],
        answer: .object([("version", .integer())]), refusals: [.notFound, .conflict],
        handle: approve),
      APIOperation(
        method: .get, path: "/cases/{name}/countermeasures/{number}/mail",
        id: "getCountermeasureMail", scope: .read,
        words: "A countermeasure as a mail (RFC 5322) with its findings attached; nothing is sent",
        parameters: [
          Self.caseName,
          .init(
            name: "number", place: .path, schema: .integer(least: 0, most: 1 << 40),
            words: "Of M7, 7"),
        ],
        answer: .object([("mail", .string())]), refusals: [.notFound, .conflict], handle: mail),
      APIOperation(
        method: .get, path: "/held", id: "listHeld", scope: .read,
        words: "Where somebody is named: an account, a name, a host or an address",
        parameters: [
          .init(
            name: "name", place: .query, schema: Self.heldName,
            words: "Of three letters or more", isRequired: true)
        ],
        answer: .object([
          ("places", .array(.object([("place", .string()), ("count", .integer())])))
        ]), handle: held),
      APIOperation(
        method: .post, path: "/held/erasures", id: "eraseHeld", scope: .manage,
        words:
          "Takes a name out of what people wrote, and of what partners gave; an administrator does, no token",
        body: .json(.object([("name", Self.heldName)]), limit: 16 << 10),
        answer: .object([("changed", .integer()), ("handed_on", .array(.string()))]),
        status: .created, refusals: [.contentTooLarge, .unsupportedMediaType], handle: eraseHeld),
      APIOperation(
        method: .get, path: "/campaigns", id: "listCampaigns", scope: .read,
        words: "What findings seem to belong together",
        answer: .object([("campaigns", .array(.reference("ListedFinding")))]), handle: campaigns),
      APIOperation(
        method: .post, path: "/campaigns/decisions", id: "decideCampaign", scope: .judge,
        words: "Accepts a campaign, merges or splits: every later scan observes it",
        body: .json(
          .object([
            ("what", .choice(CampaignDecision.What.allCases.map(\.rawValue))),
            ("parts", .array(.array(.string(longest: 200), least: 1), least: 1)),
            ("reason", .string(pattern: "\\S", longest: 4000)),
          ]), limit: 256 << 10),
        answer: .object([("said", .string())]), status: .created,
        refusals: [.notFound, .contentTooLarge, .unsupportedMediaType], handle: decide),
      APIOperation(
        method: .get, path: "/register", id: "listRegister", scope: .read,
        words: "What is asserted of sources",
        parameters: [
          .init(name: "q", place: .query, schema: .string(longest: 200), words: "Part of a name"),
          .init(
            name: "offset", place: .query, schema: .integer(least: 0, most: 1 << 40),
            words: "So many are passed over"),
        ],
        answer: .object([("entries", .array(.reference("RegisterEntry")))]), handle: register),
      APIOperation(
        method: .get, path: "/dossier", id: "getDossier", scope: .read,
        words: "All that is known of a source",
        parameters: [
          .init(
            name: "name", place: .query, schema: .string(pattern: "\\S", longest: 300),
            words: "A host or a name", isRequired: true)
        ],
        answer: .anything, refusals: [.notFound], handle: dossier),
    ]
  }

  /// What a case does not allow, for a program that changes it: the case is there, and what the body names is not in it.
  private static func refusedChange(_ error: any Error) -> any Error {
    switch error {
    case CaseError.noSuchFinding, CaseError.noSuchItem, CatalogueError.unknown:
      APIError.conflict("\(error)")
    default: refused(error)
    }
  }

  /// What a case does not allow, for a program.
  static func refused(_ error: any Error) -> any Error {
    switch error {
    case CaseError.noSuchCase, CaseError.noSuchFinding, CaseError.noSuchItem,
      CatalogueError.unknown:
      APIError(status: .notFound, code: "not-found", text: "\(error)")
    case let error as CaseError where error.isAboutState: APIError.conflict("\(error)")
    case let error as ClaimError where error.isAboutState: APIError.conflict("\(error)")
    case let error as DraftError where error.isAboutState: APIError.conflict("\(error)")
    case CatalogueError.unreadable: APIError.conflict("\(error)")
    case is CaseError, is ClaimError, is DraftError, is CatalogueError: APIError.body("\(error)")
    default: error
    }
  }

  @Sendable private func listCases(_ request: APIRequest) async throws -> APIAnswer {
    try await console.stores.read { store in
      APIAnswer(.object([("cases", .array(try CaseBook(store).list().map { JSONValue($0) }))]))
    }
  }

  private struct Opening: Decodable {
    var title: String
    var purpose: String
    var legalBasis: String?
    var expires: String?
    var findings: [String]?

    enum CodingKeys: String, CodingKey {
      case title, purpose, expires, findings
      case legalBasis = "legal_basis"
    }
  }

  @Sendable private func openCase(_ request: APIRequest) async throws -> APIAnswer {
    let opening = try request.decoded(Opening.self)
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        for name in opening.findings ?? [] where try store.finding(named: name) == nil {
          throw CaseError.noSuchFinding(name)
        }
        let number = try book.open(
          opening.title, purpose: opening.purpose, legalBasis: opening.legalBasis ?? "",
          expires: opening.expires.flatMap { CivilDate(iso: $0) }
            .map { Int64($0.daysSince1970) * 86_400 }, by: by, now: now)
        if let findings = opening.findings, !findings.isEmpty {
          try book.add(findings: findings, to: number, by: by, now: now)
        }
        return APIAnswer(JSONValue(try book.case(named: "C\(number)")))
      } catch {
        throw Self.refused(error)
      }
    }
  }

  /// Answers with a case, or something of it, and puts into the trail who had it, once there is an answer.
  func answer(
    _ request: APIRequest, as act: TrailEntry.What,
    _ body: @escaping @Sendable (CaseBook, Case) throws -> APIAnswer
  ) async throws -> APIAnswer {
    let name = try request.path("name")
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        let answer = try body(book, known)
        try store.trail(by, act, known.label, at: now)
        return answer
      } catch {
        throw Self.refused(error)
      }
    }
  }

  @Sendable private func getCase(_ request: APIRequest) async throws -> APIAnswer {
    try await answer(request, as: .look) { _, known in APIAnswer(JSONValue(known)) }
  }

  @Sendable private func caseHistory(_ request: APIRequest) async throws -> APIAnswer {
    try await answer(request, as: .look) { book, known in
      let events = try book.history(known.number)
      return APIAnswer(
        .object([
          (
            "changes",
            .array(
              events.map {
                .object([
                  ("version", .int($0.version)), ("by", .string($0.by)), ("at", .int(Int($0.at))),
                  ("what", .string($0.action.words)),
                ])
              })
          )
        ]))
    }
  }

  @Sendable private func changeCase(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    guard case .object(let values) = try request.decoded(JSONBody.self),
      let change = CaseRequest(CaseChangeSchema.fields(values))
    else { throw APIError.body("The body names no action.") }
    var seen: Int?
    if case .int(let number) = values["seen"] { seen = number }
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { [seen] store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        let version = try change.perform(book, known.number, by: by, seen: seen, now: now)
        return APIAnswer(.object([("version", .int(version))]))
      } catch {
        throw Self.refusedChange(error)
      }
    }
  }

  @Sendable private func approve(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    let number = try request.numberOfPath()
    // A token is a program, and two people stand for an attribution.
    guard request.request.headers[.authorization] == nil, let identity = Identity.current else {
      throw APIError(
        status: .forbidden, code: "person", text: "A person approves an attribution, and no token.")
    }
    guard identity.role >= .approver else { throw ConsoleError.role(.approver, identity) }
    let (by, now) = (identity.name, console.options.clock())
    return try await console.stores.write { store in
      do {
        let book = CaseBook(store)
        let known = try book.case(named: name)
        let version = try book.change(
          known.number, .attributionApproved(number: number), by: by, now: now)
        return APIAnswer(.object([("version", .int(version))]))
      } catch {
        throw Self.refused(error)
      }
    }
  }

  @Sendable private func mail(_ request: APIRequest) async throws -> APIAnswer {
    let (number, now) = (try request.numberOfPath(), console.options.clock())
    return try await answer(request, as: .export) { _, known in
      let mail = try CountermeasureMail(known, try known.countermeasure(number), at: now)
      return APIAnswer(.object([("mail", .string(String(decoding: mail.bytes, as: UTF8.self)))]))
    }
  }

  @Sendable private func campaigns(_ request: APIRequest) async throws -> APIAnswer {
    try await console.stores.read { store in
      APIAnswer(
        .object([
          ("campaigns", .array(try CampaignDesk(store).list().prefix(1000).map { JSONValue($0) }))
        ]))
    }
  }

  private struct Decision: Decodable {
    var what: String
    var parts: [[String]]
    var reason: String
  }

  @Sendable private func decide(_ request: APIRequest) async throws -> APIAnswer {
    let decision = try request.decoded(Decision.self)
    let (by, now) = (request.person, console.options.clock())
    let answer = try await console.stores.write { store in
      do {
        let desk = CampaignDesk(store)
        let said =
          switch CampaignDecision.What(rawValue: decision.what) {
          case .accept:
            try desk.accept(
              decision.parts.first?.first ?? "", reason: decision.reason, by: by, now: now)
          case .merge:
            try desk.merge(
              decision.parts.flatMap(\.self), reason: decision.reason, by: by, now: now)
          case .split: try desk.split(decision.parts, reason: decision.reason, by: by, now: now)
          case nil: throw APIError.body("“what” must be accept, split or merge.")
          }
        return APIAnswer(.object([("said", .string(said))]))
      } catch {
        throw Self.refused(error)
      }
    }
    console.options.intake?.settle()
    return answer
  }

  @Sendable private func register(_ request: APIRequest) async throws -> APIAnswer {
    let search = request.query("q") ?? ""
    let offset = try request.number("offset", 0...(1 << 40)) ?? 0
    return try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "entries",
            .array(
              try store.register(search: search, offset: offset, limit: 500)
                .compactMap(RegisterEntry.init).map { JSONValue($0) })
          )
        ]))
    }
  }

  @Sendable private func dossier(_ request: APIRequest) async throws -> APIAnswer {
    let name = request.query("name") ?? ""
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      do {
        let dossier = try Dossier(of: name, store)
        try store.trail(by, .look, name.lowercased(), at: now)
        return APIAnswer(JSONValue(dossier))
      } catch {
        throw Self.refused(error)
      }
    }
  }
}
