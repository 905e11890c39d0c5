import Cases
import Store
import TocsinModel

extension JSONValue {
  init(_ head: CaseHead) {
    self = .object([
      ("name", .string("C\(head.number)")), ("title", .string(head.title)),
      ("state", .string(head.state)), ("version", .int(head.version)),
      ("changed", .int(Int(head.changed))), ("expires", .maybe(head.expires) { .int(Int($0)) }),
    ])
  }

  /// A case: observed, assessed and attributed apart, as on its page.
  init(_ known: Case) {
    self = .object([
      ("name", .string(known.label)), ("title", .string(known.title)),
      ("state", .string(known.state.rawValue)), ("version", .int(known.version)),
      ("purpose", .string(known.purpose)), ("legal_basis", .string(known.legalBasis)),
      ("expires", .maybe(known.expires) { .int(Int($0)) }),
      ("opened", .int(Int(known.opened))), ("opened_by", .string(known.openedBy)),
      (
        "people",
        .array(
          known.people.map {
            .object([("name", .string($0.name)), ("role", .string($0.role.rawValue))])
          })
      ),
      ("observed", .array(known.observed.map(Self.observed))),
      ("assessed", .array(known.assessed.map(Self.assessed))),
      ("attributed", .array(known.attributed.map(Self.attributed))),
      ("described", Self.described(known)),
      ("countermeasures", .array(known.countermeasures.map(Self.countermeasure))),
      (
        "tasks",
        .array(
          known.tasks.map {
            .object([
              ("name", .string("T\($0.number)")), ("text", .string($0.text)),
              ("assignee", .string($0.assignee)), ("is_done", .bool($0.isDone)),
            ])
          })
      ),
      (
        "notes",
        .array(
          known.notes.map {
            .object([
              ("text", .string($0.text)), ("by", .string($0.by)), ("at", .int(Int($0.at))),
            ])
          })
      ),
    ])
  }

  private static func observed(_ finding: ObservedFinding) -> JSONValue {
    .object([
      ("name", .string(finding.label)), ("kind", .string(finding.kind.rawValue)),
      ("version", .int(finding.version)), ("attention", .string(finding.attention.rawValue)),
      ("headline", .string(finding.headline)), ("rule", .string(finding.rule)),
      ("reasons", .array(finding.reasons.map { JSONValue($0) })),
      ("entities", .array(finding.entities.map { JSONValue($0) })),
      ("links", .strings(finding.links)),
    ])
  }

  private static func alternatives(_ alternatives: [Alternative]) -> JSONValue {
    .array(
      alternatives.map {
        .object([("statement", .string($0.statement)), ("weakness", .string($0.weakness))])
      })
  }

  private static func withdrawn(_ withdrawn: Withdrawal?) -> JSONValue {
    .maybe(withdrawn) {
      .object([
        ("by", .string($0.by)), ("at", .int(Int($0.at))), ("reason", .string($0.reason)),
      ])
    }
  }

  private static func assessed(_ claim: AssessedClaim) -> JSONValue {
    .object([
      ("name", .string("A\(claim.number)")), ("statement", .string(claim.assessment.statement)),
      ("confidence", .string(claim.assessment.confidence.rawValue)),
      ("alternatives", alternatives(claim.assessment.alternatives)),
      ("basis", .strings(claim.assessment.basis.map { "F\($0)" })),
      ("author", .string(claim.assessment.author)), ("at", .int(Int(claim.at))),
      ("withdrawn", withdrawn(claim.withdrawn)),
    ])
  }

  private static func attributed(_ claim: AttributedClaim) -> JSONValue {
    .object([
      ("name", .string("B\(claim.number)")), ("is_attribution", .bool(claim.attribution != nil)),
      ("actor", .string(claim.proposal.actor)), ("statement", .string(claim.proposal.statement)),
      ("confidence", .string(claim.proposal.confidence.rawValue)),
      ("alternatives", alternatives(claim.proposal.alternatives)),
      (
        "evidence",
        .array(
          claim.proposal.evidence.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("statement", .string($0.statement)),
              ("reference", .string($0.reference)),
            ])
          })
      ),
      ("author", .string(claim.proposal.author)),
      ("approver", .maybe(claim.attribution) { .string($0.approver) }),
      ("withdrawn", withdrawn(claim.withdrawn)),
    ])
  }

  private static func described(_ known: Case) -> JSONValue {
    .object([
      ("incident", .string(known.chain.incident)), ("set", .string(known.chain.set)),
      ("set_basis", .string(known.chain.basis)),
      (
        "abcde",
        .object(
          ABCDEPart.allCases.compactMap { part in
            known.frame[part].map { (part.rawValue, .string($0)) }
          })
      ),
      (
        "questions",
        .object(
          IncidentQuestion.allCases.compactMap { question in
            known.incident.answers[question].map {
              (
                question.rawValue,
                .object([("value", .string($0.value.rawValue)), ("basis", .string($0.basis))])
              )
            }
          })
      ),
      (
        "techniques",
        .array(
          known.techniques.map {
            .object([
              ("id", .string($0.id)), ("name", .string($0.name)),
              ("catalogue", .string($0.catalogue)), ("basis", .string($0.basis)),
            ])
          })
      ),
      ("impact_risk", .maybe(known.impact.index, JSONValue.int)),
      ("exposure", .maybe(known.exposure) { .string($0.exposure.rawValue) }),
    ])
  }

  private static func countermeasure(_ measure: Countermeasure) -> JSONValue {
    .object([
      ("name", .string("M\(measure.number)")), ("kind", .string(measure.draft.kind.rawValue)),
      ("title", .string(measure.draft.title)), ("text", .string(measure.draft.text)),
      ("targets", .strings(measure.draft.targets)),
      (
        "sent",
        .array(
          measure.sendings.map {
            .object([
              ("to", .string($0.to)), ("channel", .string($0.channel)), ("at", .int(Int($0.at))),
            ])
          })
      ),
      (
        "outcomes",
        .array(
          measure.outcomes.map {
            .object([
              ("result", .string($0.result.rawValue)), ("text", .string($0.text)),
              ("at", .int(Int($0.at))),
            ])
          })
      ),
      (
        "taken_down",
        .array(
          measure.takedowns.map {
            .object([("target", .string($0.target)), ("at", .int(Int($0.at)))])
          })
      ),
    ])
  }

  init(_ entry: RegisterEntry) {
    self = .object([
      ("number", .int(entry.number)), ("source", .string(entry.source)),
      ("status", .string(entry.status.rawValue)), ("asserted_by", .string(entry.assertedBy)),
      ("act", .string(entry.act)), ("from", .maybe(entry.from) { .string($0.iso) }),
      ("to", .maybe(entry.to) { .string($0.iso) }), ("domains", .strings(entry.domains)),
      ("document", .string(entry.document)), ("licence", .string(entry.licence)),
      ("list", .string(entry.list)),
      ("withdrawn_by", .maybe(entry.withdrawnBy, JSONValue.string)),
    ])
  }

  init(_ dossier: Dossier) {
    func counts(_ names: [(name: String, count: Int)]) -> JSONValue {
      .array(names.map { .object([("name", .string($0.name)), ("count", .int($0.count))]) })
    }
    self = .object([
      ("source", .string(dossier.source)), ("findings", .int(dossier.findingCount)),
      ("asserted", .array(dossier.entries.map { JSONValue($0) })),
      (
        "months",
        .array(
          dossier.months.map {
            .object([
              ("month", .string($0.name)), ("read", .int($0.documents)),
              ("copied", .int($0.copied)), ("was_copied", .int($0.wasCopied)),
            ])
          })
      ),
      (
        "growth",
        .array(
          dossier.growth.map {
            .object([
              ("year", .string($0.year)), ("copied", .int($0.copied)), ("before", .int($0.before)),
              ("share_of_more_looking", .maybe($0.looking, JSONValue.double)),
            ])
          })
      ),
      ("copied_from", counts(dossier.origins)), ("copied_by", counts(dossier.takers)),
      ("met_with", counts(dossier.companions)),
    ])
  }
}
