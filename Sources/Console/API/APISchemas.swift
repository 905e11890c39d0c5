import Store
import TocsinModel

/// The shapes that answers share.
enum APISchemas {
  static let all: [(String, JSONSchema)] = [
    ("Error", .object([("error", .object([("code", .string()), ("text", .string())]))])),
    ("Judgement", judgement), ("ListedFinding", listed), ("Document", document),
    ("Note", note), ("CaseHead", caseHead), ("Case", known), ("RegisterEntry", registerEntry),
    ("Settings", settings),
  ]

  static let attention = JSONSchema.choice(Finding.Attention.allCases.map(\.rawValue))
  static let disposition = JSONSchema.choice(Judgement.Disposition.allCases.map(\.rawValue))
  private static let entities = Entity.Kind.allCases.map(\.rawValue)
  static let entityKind = JSONSchema.choice(entities)
  static let entity = JSONSchema.object([("kind", .choice(entities)), ("name", .string())])

  static let judgement = JSONSchema.object([
    ("number", .integer()), ("finding", .string()), ("version", .integer()),
    ("disposition", disposition), ("reason", .string()),
    ("duplicate_of", .maybe(.string())), ("by", .string()), ("at", .integer()),
    ("is_current", .boolean), ("undone_by", .maybe(.string())),
    ("undone_at", .maybe(.integer())),
  ])

  static let listed = JSONSchema.object([
    ("name", .string()), ("id", .string()), ("kind", .string()), ("attention", attention),
    ("size", .integer()), ("headline", .string()), ("chips", .array(.string())),
    ("version", .integer()), ("appeared", .integer()), ("changed", .integer()),
    ("judgement?", .maybe(.reference("Judgement"))), ("waits?", .boolean),
    ("holder?", .maybe(.string())),
  ])

  static let note = JSONSchema.object([
    ("number", .integer()), ("finding", .string()), ("text", .string()), ("by", .string()),
    ("at", .integer()),
  ])

  static let document = JSONSchema.object([
    ("id", .string()), ("form", .string()), ("source", .maybe(entity)),
    ("external_id", .maybe(.string())), ("url", .maybe(.string())),
    ("title", .maybe(.string())), ("language", .maybe(.string())),
    ("published", .maybe(.string())), ("place", .string()), ("text?", .string()),
  ])
}
