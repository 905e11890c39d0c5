import Cases

/// The shapes of cases in answers.
extension APISchemas {
  static let caseHead = JSONSchema.object([
    ("name", .string()), ("title", .string()),
    ("state", .choice(Case.State.allCases.map(\.rawValue))),
    ("version", .integer()), ("changed", .integer()), ("expires", .maybe(.integer())),
  ])

  /// Observed, assessed and attributed are three lists, as they are three places on the page.
  static let known = JSONSchema.object([
    ("name", .string()), ("title", .string()), ("state", .string()), ("version", .integer()),
    ("purpose", .string()), ("observed", .array(.anything)), ("assessed", .array(.anything)),
    ("attributed", .array(.anything)), ("described", .anything),
    ("countermeasures", .array(.anything)), ("tasks", .array(.anything)),
    ("notes", .array(.anything)), ("people", .array(.anything)),
  ])

  static let registerEntry = JSONSchema.object([
    ("number", .integer()), ("source", .string()), ("status", .string()),
    ("asserted_by", .string()), ("act", .string()), ("from", .maybe(.string())),
    ("to", .maybe(.string())), ("domains", .array(.string())), ("document", .string()),
    ("licence", .string()), ("list", .string()), ("withdrawn_by", .maybe(.string())),
  ])
}
