import HTTPTypes
import Store
import TocsinModel

/// What the pages do besides, for programs: views, one judgement of many findings, who may use the console and what they did,
/// settings.
extension APIRoutes {
  private static let seconds = JSONSchema.integer(least: 0, most: 1 << 53)

  var deskOperations: [APIOperation] {
    [
      APIOperation(
        method: .post, path: "/views", id: "saveView", scope: .read,
        words: "Keeps a view of the queue under a name; of one name the last",
        body: .json(
          .object([
            ("name", .string(pattern: "\\S", longest: 100)), ("kind?", .string(longest: 60)),
            ("attention?", APISchemas.attention), ("since?", Self.seconds),
            ("about?", .string(longest: 300)), ("has?", .string(longest: 300)),
            ("state?", .choice(QueueView.State.allCases.map(\.rawValue))),
            ("order?", .choice(QueueView.Order.allCases.map(\.rawValue))),
          ]), limit: 16 << 10),
        answer: .object([("query", .string())]), status: .created,
        refusals: [.conflict, .contentTooLarge, .unsupportedMediaType], handle: saveView),
      APIOperation(
        method: .delete, path: "/views/{number}", id: "removeView", scope: .read,
        words: "Forgets a view of one's own",
        parameters: [
          .init(name: "number", place: .path, schema: Self.seconds, words: "Its number")
        ],
        answer: .object([("number", .integer())]), handle: removeView),
      APIOperation(
        method: .post, path: "/judgements", id: "judgeMany", scope: .judge,
        words:
          "Judges many findings in one transaction; those that were judged or changed meanwhile keep what they have, and are told",
        body: .json(
          .shapes(
            by: ["disposition"],
            Judgement.Disposition.allCases.map(Self.judgementOfMany)), limit: 256 << 10),
        answer: .object([
          ("judgements", .array(.reference("Judgement"))), ("kept", .array(.string())),
        ]), status: .created,
        refusals: [.notFound, .contentTooLarge, .unsupportedMediaType], handle: judgeMany),
      APIOperation(
        method: .get, path: "/users", id: "listUsers", scope: .manage,
        words: "Who may use the console; only by an administrator",
        answer: .object([
          (
            "users",
            .array(
              .object([
                ("number", .integer()), ("name", .string()),
                ("role", .choice(User.Role.allCases.map(\.rawValue))), ("made_at", .integer()),
              ]))
          )
        ]), handle: users),
      APIOperation(
        method: .get, path: "/audit", id: "getAudit", scope: .manage,
        words:
          "Who signed in, and every action by which something was changed, the last first; only by an administrator",
        parameters: [
          .init(
            name: "before", place: .query, schema: Self.seconds,
            words: "Those before the entry of this number"),
          .init(
            name: "limit", place: .query, schema: .integer(least: 1, most: 1000),
            words: "So many at most; 200 when it is left out"),
        ],
        answer: .object([
          (
            "entries",
            .array(
              .object([
                ("number", .integer()), ("at", .integer()), ("by", .string()),
                ("action", .string()), ("outcome", .string()),
              ]))
          )
        ]), handle: audit),
      APIOperation(
        method: .get, path: "/settings", id: "getSettings", scope: .manage,
        words: "What the form of settings shows of tocsin.yaml; only by an administrator",
        answer: .reference("Settings"), refusals: [.conflict], handle: settings),
      APIOperation(
        method: .put, path: "/settings", id: "changeSettings", scope: .manage,
        words:
          "Changes tocsin.yaml where it says something else, and keeps its comments; 422 says what is wrong in it",
        body: .json(Self.settingsBody, limit: 1 << 20), answer: .reference("Settings"),
        refusals: [
          .conflict, .contentTooLarge, .unsupportedMediaType, .unprocessableContent,
        ], handle: changeSettings),
    ]
  }

  // MARK: Views

  private struct ViewBody: Decodable {
    var name: String
    var kind: String?
    var attention: String?
    var since: Int?
    var about: String?
    var has: String?
    var state: String?
    var order: String?
  }

  @Sendable private func saveView(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(ViewBody.self)
    let fields = [
      "kind": body.kind, "attention": body.attention, "since": body.since.map { "\($0)" },
      "about": body.about, "has": body.has, "state": body.state, "order": body.order,
    ]
    let query = ViewAddress { fields[$0] ?? nil }.query
    let person = request.person
    return try await console.stores.write { store in
      guard try store.saveView(body.name.withoutSpaceAround, query, of: person) else {
        throw APIError.conflict("There are a hundred views; one must go first.")
      }
      return APIAnswer(.object([("query", .string(query))]))
    }
  }

  @Sendable private func removeView(_ request: APIRequest) async throws -> APIAnswer {
    let number = try request.numberOfPath()
    let person = request.person
    try await console.stores.write { try $0.removeView(number, of: person) }
    return APIAnswer(.object([("number", .int(number))]))
  }

  // MARK: Judgements

  private static func judgementOfMany(
    _ disposition: Judgement.Disposition
  ) -> [(String, JSONSchema)] {
    let findings = JSONSchema.array(
      .object([
        ("finding", .string(pattern: "^F[0-9]{1,9}$")), ("version", seconds),
        ("seen?", .maybe(seconds)),
      ]), least: 1)
    let common: [(String, JSONSchema)] = [
      ("disposition", .choice([disposition.rawValue])), ("findings", findings),
    ]
    return switch disposition {
    case .dismissed: common + [("reason", .string(pattern: "\\S", longest: 4000))]
    case .duplicate:
      common + [
        ("duplicate_of", .string(pattern: "^F[0-9]{1,9}$")), ("reason?", .string(longest: 4000)),
      ]
    case .confirmed, .unclear: common + [("reason?", .string(longest: 4000))]
    }
  }

  private struct ManyBody: Decodable {
    struct Chosen: Decodable {
      var finding: String
      var version: Int
      var seen: Int?
    }

    var disposition: Judgement.Disposition
    var findings: [Chosen]
    var reason: String?
    var duplicate_of: String?
  }

  @Sendable private func judgeMany(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(ManyBody.self)
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      var other: Int?
      if let name = body.duplicate_of {
        guard let known = try store.finding(named: name) else {
          throw APIError.missing("finding to be one of")
        }
        other = known.number
      }
      let outcomes = try store.judge(
        body.findings.map { chosen in
          JudgementDraft(
            finding: Int(chosen.finding.dropFirst()) ?? 0, disposition: body.disposition,
            reason: body.reason ?? "", duplicateOf: other, by: by, seen: chosen.seen,
            version: chosen.version)
        }, now: now)
      var (stored, kept) = ([JSONValue](), [String]())
      for (chosen, outcome) in zip(body.findings, outcomes) {
        if case .stored(let judgement) = outcome {
          stored.append(JSONValue(judgement))
        } else {
          kept.append(chosen.finding)
        }
      }
      return APIAnswer(.object([("judgements", .array(stored)), ("kept", .strings(kept))]))
    }
  }

  // MARK: Users

  @Sendable private func users(_ request: APIRequest) async throws -> APIAnswer {
    try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "users",
            .array(
              try store.users().map {
                .object([
                  ("number", .int($0.number)), ("name", .string($0.name)),
                  ("role", .string($0.role.rawValue)), ("made_at", .int(Int($0.madeAt))),
                ])
              })
          )
        ]))
    }
  }

  @Sendable private func audit(_ request: APIRequest) async throws -> APIAnswer {
    let before = try request.number("before", 0...(1 << 53))
    let limit = try request.number("limit", 1...1000) ?? 200
    return try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "entries",
            .array(
              try store.auditEntries(before: before, limit: limit).map {
                .object([
                  ("number", .int($0.number)), ("at", .int(Int($0.at))), ("by", .string($0.by)),
                  ("action", .string($0.action)), ("outcome", .string($0.outcome)),
                ])
              })
          )
        ]))
    }
  }

  // MARK: Settings

  private static let list = JSONSchema.array(.string(longest: 500))

  private static let settingsBody = JSONSchema.object([
    ("revision", .string(longest: 200)),
    (
      "election?",
      .maybe(.object([("name", .string(longest: 300)), ("date", .string(longest: 10))]))
    ),
    (
      "protected?",
      .array(
        .object([("name", .string(longest: 300)), ("domains", list), ("words", list)]))
    ),
    ("partners?", list), ("decoys?", list), ("contact?", .string(longest: 500)),
    ("folders?", list), ("feeds?", list),
    (
      "thresholds?",
      .array(.object([("name", .string(longest: 100)), ("value", .string(longest: 40))]))
    ),
  ])

  private struct SettingsBody: Decodable {
    struct Election: Decodable {
      var name: String
      var date: String
    }
    struct Protected: Decodable {
      var name: String
      var domains: [String]
      var words: [String]
    }
    struct Threshold: Decodable {
      var name: String
      var value: String
    }

    var revision: String
    var election: Election?
    var protected: [Protected]?
    var partners: [String]?
    var decoys: [String]?
    var contact: String?
    var folders: [String]?
    var feeds: [String]?
    var thresholds: [Threshold]?
  }

  private var editing: any SettingsEditing {
    get throws {
      guard let editing = console.options.settings else {
        throw APIError.conflict("This console only shows: edit tocsin.yaml.")
      }
      return editing
    }
  }

  @Sendable private func settings(_ request: APIRequest) async throws -> APIAnswer {
    APIAnswer(JSONValue(try await editing.settings()))
  }

  @Sendable private func changeSettings(_ request: APIRequest) async throws -> APIAnswer {
    let body = try request.decoded(SettingsBody.self)
    let editing = try editing
    var asked = try await editing.settings()
    asked.revision = body.revision
    asked.problems = []
    if let election = body.election, asked.election != nil {
      asked.election = Settings.Election(name: election.name, date: election.date)
    }
    if let protected = body.protected {
      asked.protected = protected.map {
        Settings.Protected(name: $0.name, domains: $0.domains, words: $0.words)
      }
    }
    asked.partners = body.partners ?? asked.partners
    asked.decoys = body.decoys ?? asked.decoys
    asked.contact = body.contact ?? asked.contact
    asked.folders = body.folders ?? asked.folders
    asked.feeds = body.feeds ?? asked.feeds
    for threshold in body.thresholds ?? [] {
      guard let place = asked.thresholds.firstIndex(where: { $0.name == threshold.name }) else {
        throw APIError(
          status: .unprocessableContent, code: "settings",
          text: "There is no threshold “\(threshold.name.prefix(40))”.")
      }
      asked.thresholds[place].value = threshold.value
    }
    switch try await editing.save(asked) {
    case .saved: return APIAnswer(JSONValue(try await editing.settings()))
    case .changedMeanwhile:
      throw APIError.conflict("Somebody changed the file meanwhile: read it again.")
    case .refused(let reasons):
      throw APIError(
        status: .unprocessableContent, code: "settings", text: reasons.joined(separator: " "))
    }
  }
}

extension APISchemas {
  static let settings = JSONSchema.object([
    ("revision", .string()),
    ("election", .maybe(.object([("name", .string()), ("date", .string())]))),
    (
      "protected",
      .array(
        .object([
          ("name", .string()), ("domains", .array(.string())), ("words", .array(.string())),
        ]))
    ),
    ("partners", .array(.string())), ("decoys", .array(.string())), ("contact", .string()),
    ("folders", .array(.string())), ("feeds", .array(.string())),
    (
      "thresholds",
      .array(.object([("name", .string()), ("value", .string()), ("usual", .string())]))
    ),
    ("problems", .array(.string())),
  ])
}

extension JSONValue {
  fileprivate init(_ settings: Settings) {
    self = .object([
      ("revision", .string(settings.revision)),
      (
        "election",
        .maybe(settings.election) {
          .object([("name", .string($0.name)), ("date", .string($0.date))])
        }
      ),
      (
        "protected",
        .array(
          settings.protected.map {
            .object([
              ("name", .string($0.name)), ("domains", .strings($0.domains)),
              ("words", .strings($0.words)),
            ])
          })
      ),
      ("partners", .strings(settings.partners)), ("decoys", .strings(settings.decoys)),
      ("contact", .string(settings.contact)), ("folders", .strings(settings.folders)),
      ("feeds", .strings(settings.feeds)),
      (
        "thresholds",
        .array(
          settings.thresholds.map {
            .object([
              ("name", .string($0.name)), ("value", .string($0.value)),
              ("usual", .string($0.usual)),
            ])
          })
      ),
      ("problems", .strings(settings.problems)),
    ])
  }
}
