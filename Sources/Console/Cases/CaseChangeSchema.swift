import Cases
import TocsinModel

/// What the body of a change holds, action by action (a draft: kind by kind), and how it becomes the fields of the page's form.
///
/// The shapes ask for all that a change needs whatever the case holds, so that what a case refuses then is about its state.
/// Where a form has several fields of one name beside each other, a body has objects: two lists could be of two lengths.
enum CaseChangeSchema {
  static let body = JSONSchema.shapes(
    by: ["action", "kind"],
    CaseRequest.Action.allCases.flatMap { action in
      shapes(of: action).map { fields in
        [("action", .choice([action.rawValue])), ("seen?", .integer(least: 0, most: 1 << 40))]
          + fields
      }
    })

  private static func said(_ longest: Int = Case.longestText) -> JSONSchema {
    .string(pattern: "\\S", longest: longest)
  }

  private static let text = said()
  private static let free = JSONSchema.string(longest: Case.longestText)
  private static let number = JSONSchema.integer(least: 0, most: 1 << 40)
  private static let findings = JSONSchema.array(.string(pattern: "^F[0-9]{1,9}$"), least: 1)
  /// As ``Drafting`` knows one.
  private static let address = JSONSchema.string(
    pattern: "^[^@\\s<>]+@[^@\\s<>]*\\.[^@\\s<>]*$", longest: 320)
  private static let location = JSONSchema.string(
    pattern: "^https?://\\S*\\.\\S*$", longest: 4000)

  private static func choice<Value: CaseIterable & RawRepresentable<String>>(
    _ type: Value.Type
  ) -> JSONSchema {
    .choice(type.allCases.map(\.rawValue))
  }

  private static let claim: [(String, JSONSchema)] = [
    ("statement", said(Assessment.longest)), ("confidence", choice(Confidence.self)),
    (
      "alternatives",
      .array(.object([("statement", text), ("weakness", text)]), least: 1)
    ),
  ]

  private static func shapes(of action: CaseRequest.Action) -> [[(String, JSONSchema)]] {
    switch action {
    case .draft: CountermeasureKind.allCases.map(draft)
    default: [fields(of: action)]
    }
  }

  private static func fields(of action: CaseRequest.Action) -> [(String, JSONSchema)] {
    switch action {
    case .add: [("findings", findings)]
    case .remove, .withdrawAssessment, .withdrawAttribution: [("number", number), ("reason", text)]
    case .note: [("text", text)]
    case .task: [("text", text), ("assignee?", free), ("due?", .date)]
    case .done: [("number", number), ("done?", .boolean)]
    case .person: [("name", said(200)), ("role", choice(CasePerson.Role.self))]
    case .state: [("state", choice(Case.State.self)), ("reason?", free)]
    case .rename: [("title", said(Case.longestTitle))]
    case .answer:
      [
        ("question", choice(IncidentQuestion.self)), ("value", choice(IncidentAnswer.Value.self)),
        ("basis", text),
      ]
    case .frame: [("part", choice(ABCDEPart.self)), ("text", text)]
    case .technique:
      [("id", .string(pattern: "^T[0-9]{4}(\\.[0-9]{3})?$")), ("basis", text)]
    case .rate:
      [
        ("indicator", choice(ImpactIndicator.self)),
        (
          "value",
          .integer(least: ImpactRating.range.lowerBound, most: ImpactRating.range.upperBound)
        ),
        ("basis", text),
      ]
    case .exposure:
      [
        ("exposure", choice(ExposureClass.self)), ("confidence", choice(Confidence.self)),
        ("indicators", .keyed(["technical", "behavioural"], .array(text, least: 1), least: 1)),
      ]
    case .chain:
      [("incident", text), ("set?", .object([("name", text), ("basis", text)]))]
    case .assess: claim + [("basis", findings)]
    case .attribute:
      claim + [
        ("actor", said(Assessment.longest)),
        (
          "evidence",
          .keyed(
            AttributionEvidence.Kind.allCases.map(\.rawValue),
            .array(.object([("statement", text), ("reference", text)]), least: 1),
            least: AttributionProposal.leastKinds)
        ),
      ]
    case .draft: []
    case .sent: [("number", number), ("to", text), ("channel?", free)]
    case .outcome:
      [
        ("number", number), ("result", choice(Countermeasure.Outcome.Result.self)), ("text", text),
      ]
    case .gone: [("number", number), ("target", text)]
    }
  }

  private static func draft(_ kind: CountermeasureKind) -> [(String, JSONSchema)] {
    // Half a sender is a mistake: an object has both.
    let sender = JSONSchema.object([("name", text), ("address", address)])
    let common: [(String, JSONSchema)] = [
      ("kind", .choice([kind.rawValue])), ("findings?", findings),
      ("lang?", .choice(DraftRequest.languages)),
    ]
    return switch kind {
    case .correction, .prebunk:
      common + [("statement", text), ("targets?", .array(text)), ("sender?", sender)]
    case .notice:
      common + [
        ("statement", text), ("ground", text), ("targets", .array(location, least: 1)),
        ("sender", sender), ("good_faith", .choice(["yes"])),
      ]
    case .abuse, .blockList, .warning, .watch:
      common + [("statement?", free), ("targets?", .array(text)), ("sender?", sender)]
    }
  }

  /// The fields of the form of the page that says the same.
  static func fields(_ values: [String: JSONBody]) -> [(name: String, value: String)] {
    values.sorted { $0.key < $1.key }.flatMap { name, value in
      switch (name, value) {
      case ("alternatives", .array(let items)):
        items.flatMap { parts($0, ["statement": "alternative", "weakness": "weakness"]) }
      case ("evidence", .object(let kinds)):
        kinds.sorted { $0.key < $1.key }.flatMap { kind, items in
          items.items.flatMap {
            [("evidence_kind", kind)]
              + parts($0, ["reference": "reference", "statement": "evidence"])
          }
        }
      case ("set", _): parts(value, ["name": "set", "basis": "basis"])
      case ("sender", _): parts(value, ["name": "sender_name", "address": "sender_address"])
      case ("indicators", .object(let kinds)): fields(kinds)
      case (_, .array(let items)): items.compactMap { item in item.field.map { (name, $0) } }
      default: value.field.map { [(name, $0)] } ?? []
      }
    }
  }

  /// Members of an object under the names that the form has for them.
  private static func parts(
    _ value: JSONBody, _ names: [String: String]
  ) -> [(name: String, value: String)] {
    guard case .object(let values) = value else { return [] }
    return names.sorted { $0.key < $1.key }.compactMap { member, name in
      values[member]?.field.map { (name, $0) }
    }
  }
}

extension JSONBody {
  fileprivate var items: [JSONBody] {
    if case .array(let items) = self { items } else { [] }
  }

  /// As a form would send it; `nil` for what is no single value.
  fileprivate var field: String? {
    switch self {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .bool(let isTrue): isTrue ? "yes" : "no"
    default: nil
    }
  }
}
