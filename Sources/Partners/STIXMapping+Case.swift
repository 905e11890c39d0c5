package import Cases
package import Exchange
import TocsinModel

extension STIXMapping {
  /// Adds a case around what its findings became.
  ///
  /// Notes, tasks, people and claims that nobody approved stay here. What was withdrawn leaves as revoked, so that who
  /// had it learns of it.
  ///
  /// - Parameter findings: what stands for its findings, as ``add(_:documents:)`` gave it.
  package mutating func add(
    _ known: Case, findings: [String], events: [ReleaseRequest.Event] = []
  ) {
    let name = "case-\(known.number)-\(known.opened)"
    let times = Times(created: known.opened, modified: known.changed)
    let incident = add(
      ownID("incident", name), times,
      [
        .init("name", .string(known.title)), .init("description", .string(description(known))),
        .init("labels", .strings(["tocsin:case", "state:\(known.state.rawValue)"])),
      ])
    var refs = [incident] + findings
    let observed = findings.filter { STIXObject.type(of: $0) == "observed-data" }
    for ref in observed { refs.append(relate(incident, "related-to", ref, times)) }
    for use in known.techniques {
      let technique = technique(
        id: use.id, name: use.name.isEmpty ? use.id : use.name,
        catalogue: use.catalogue.lowercased().hasPrefix("disarm") ? "DISARM" : use.catalogue)
      refs += [
        technique,
        relate(incident, "uses", technique, times, [.init("description", .string(use.basis))]),
      ]
    }
    if let content = known.frame[.content] {
      let narrative = self.narrative(content, times)
      refs += [narrative, relate(incident, "uses", narrative, times)]
    }
    for event in events {
      let id = self.event(event)
      refs += [id, relate(incident, "targets", id, times)]
    }
    let whom = chain(known, incident, times, &refs)
    claims(known, name, whom, times, &refs)
    for measure in known.countermeasures where !measure.sendings.isEmpty {
      let id = add(
        ownID("course-of-action", "\(name)-M\(measure.number)"), times,
        [
          .init("name", .string(measure.draft.title)),
          .init("description", .string(measure.draft.kind.words + outcome(measure))),
          .init("labels", .strings(["tocsin:\(measure.draft.kind.rawValue)"])),
        ])
      refs += [id, relate(id, "related-to", incident, times)]
      lose("texts of answers and whom they were sent to")
    }
    lose("notes and tasks of the case", known.notes.count + known.tasks.count)
    lose(
      "attributions that nobody approved", known.attributed.count { $0.attribution == nil })
    add(
      ownID("grouping", name), times,
      [
        .init("name", .string(known.title)), .init("context", .string("suspicious-activity")),
        .init("object_refs", .strings(Set(refs).sorted())),
        .init("labels", .strings(["tocsin:case"])),
      ])
  }

  private func description(_ known: Case) -> String {
    var lines = known.chain.incident.isEmpty ? [] : [known.chain.incident]
    for part in ABCDEPart.allCases {
      if let text = known.frame[part] { lines.append("\(part.rawValue): \(text)") }
    }
    return lines.isEmpty
      ? "A case of \(known.observed.count) findings." : lines.joined(separator: "\n")
  }

  /// What a case says is told: the words of people, and no judgement of whether it is true.
  private mutating func narrative(_ content: String, _ times: Times) -> String {
    // A name is a line; all of it is the description.
    let line = content.split(whereSeparator: \.isNewline).first.map(String.init) ?? content
    let name = line.count > 120 ? "\(line.prefix(119))…" : line
    return add(
      STIXIdentifier.named("narrative", words(name)), times,
      [
        .init("name", .string(name)), .init("description", .string(content)),
        .init("narrative_types", .strings(["assessed"])),
        STIXObject.Extension.newDomainObject,
      ])
  }

  private mutating func event(_ event: ReleaseRequest.Event) -> String {
    add(
      STIXIdentifier.named("event", event.name), fixed,
      [
        .init("name", .string(event.name)), .init("event_types", .strings(["election"])),
        .init("start_time", .string(STIXTime.text(seconds: event.start))),
        .init("stop_time", .string(STIXTime.text(seconds: event.stop))),
        STIXObject.Extension.newDomainObject,
      ])
  }

  /// Incident → information manipulation set → actor (VIGINUM, January 2026).
  ///
  /// - Returns: what an attribution is of: the set, where there is one.
  private mutating func chain(
    _ known: Case, _ incident: String, _ times: Times, _ refs: inout [String]
  ) -> String {
    var whom = incident
    if !known.chain.set.isEmpty {
      whom = add(
        STIXIdentifier.named("intrusion-set", known.chain.set),
        Times(created: 1_577_836_800, modified: 1_577_836_800),
        [
          .init("name", .string(known.chain.set)),
          .init("labels", .strings(["information-manipulation-set"])),
        ])
      refs += [
        whom,
        relate(
          incident, "attributed-to", whom, times,
          [.init("description", .string(known.chain.basis))]),
      ]
    }
    for attribution in known.attributions {
      let proposal = attribution.proposal
      let actor = add(
        STIXIdentifier.of(
          "threat-actor",
          [
            .init("name", .string(proposal.actor.lowercased())),
            .init("opencti_type", .string("Threat-Actor-Group")),
          ]), Times(created: 1_577_836_800, modified: 1_577_836_800),
        [.init("name", .string(proposal.actor))])
      let evidence = proposal.evidence.map { "\($0.kind.rawValue): \($0.statement)" }
      refs += [
        actor,
        relate(
          whom, "attributed-to", actor, times,
          [
            .init(
              "description",
              .string(
                ([proposal.statement] + evidence + alternatives(proposal.alternatives))
                  .joined(separator: "\n"))),
            .init("confidence", .int(proposal.confidence.stix)),
          ]),
      ]
    }
    return whom
  }

  private mutating func claims(
    _ known: Case, _ name: String, _ whom: String, _ times: Times, _ refs: inout [String]
  ) {
    for claim in known.assessed {
      let assessment = claim.assessment
      let text =
        [
          assessment.statement,
          "Rests on \(assessment.basis.map { "F\($0)" }.joined(separator: ", ")).",
        ]
        + alternatives(assessment.alternatives)
      refs.append(
        note(
          "\(name)-A\(claim.number)", abstract: "Assessed, not observed: \(assessment.statement)",
          text: text.joined(separator: "\n"), about: [ownID("incident", name)], times,
          .strings(["tocsin:assessed"]), confidence: assessment.confidence.stix,
          isRevoked: claim.withdrawn != nil))
    }
    if let classing = known.exposure {
      refs.append(
        note(
          "\(name)-exposure", abstract: "Assessed exposure: \(classing.exposure.words)",
          text: (classing.technical + classing.behavioural).joined(separator: "\n"), about: [whom],
          times, .strings(["tocsin:assessed", "exposure:\(classing.exposure.rawValue)"]),
          confidence: classing.confidence.stix))
    }
  }

  private func alternatives(_ alternatives: [Alternative]) -> [String] {
    alternatives.map { "Alternative: \($0.statement) Weaker, since: \($0.weakness)" }
  }

  private func outcome(_ measure: Countermeasure) -> String {
    measure.outcomes.last.map { ". What came of it: \($0.result.rawValue)" } ?? ""
  }
}

extension Confidence {
  /// On the scale of STIX 2.1, appendix A: low, medium, high.
  var stix: Int {
    switch self {
    case .low: 15
    case .moderate: 50
    case .high: 85
    }
  }
}
