package import TocsinModel

extension STIXMapping {
  /// Adds a finding with all it is made of.
  ///
  /// - Parameter documents: the documents that it names, as far as they are at hand.
  /// - Returns: the ids of what stands for it: what was observed, the note that explains it, and what it is held to be.
  @discardableResult
  package mutating func add(
    _ recorded: RecordedFinding, documents: (DocumentID) -> Document?
  ) -> [String] {
    let times = Times(created: recorded.appeared.seconds, modified: recorded.changed.seconds)
    var parts = Parts()
    switch recorded.finding.subject {
    case let copies as CopyCluster: add(copies, recorded, times, documents, &parts)
    case let group as LookalikeGroup: add(group, recorded, times, &parts)
    case let network as NetworkCommunity: add(network, recorded, times, &parts)
    case let sites as SiteCommunity: add(sites, recorded, times, &parts)
    case let wave as MailWave: add(wave, recorded, times, documents, &parts)
    case let campaign as Campaign: add(campaign, recorded, times, &parts)
    default:
      lose("findings of the kind \(recorded.finding.kind.rawValue), of which only the note leaves")
    }
    var refs = parts.domain
    if !parts.observed.isEmpty {
      let first = parts.first ?? recorded.appeared.seconds
      let last = max(first, parts.last ?? first)
      refs.insert(
        add(
          ownID("observed-data", recorded.id.rawValue), times,
          [
            .init("first_observed", .string(STIXTime.text(seconds: first))),
            .init("last_observed", .string(STIXTime.text(seconds: last))),
            // STIX 2.1, section 4.14: from 1 to 999,999,999.
            .init("number_observed", .int(min(max(1, recorded.finding.size), 999_999_999))),
            .init("object_refs", .strings(unique(parts.observed))),
            .init("labels", labels(recorded)),
          ]), at: 0)
    }
    for indicator in parts.indicators {
      relate(indicator, "based-on", refs[0], times)
    }
    for sighting in parts.sightings {
      parts.indicators.append(
        add(
          ownID("sighting", "\(recorded.id.rawValue)\n\(sighting.name)"), times,
          [
            .init("sighting_of_ref", .string(sighting.of)),
            .init("observed_data_refs", .strings([refs[0]])),
            .init("where_sighted_refs", .strings([author])),
            .init(
              "first_seen", .string(STIXTime.text(seconds: sighting.first))),
            .init(
              "last_seen",
              .string(
                STIXTime.text(seconds: max(sighting.first, sighting.last)))),
          ]))
    }
    refs += parts.indicators
    // A note says what it is about; without anything else that is its author.
    refs.append(
      note(
        recorded.id.rawValue, abstract: "\(recorded.label): \(recorded.headline)",
        text: explanation(recorded, isFirstABound: parts.isFirstABound),
        about: refs.isEmpty ? [author] : refs, times,
        labels(recorded)))
    return refs
  }

  /// Adds what an analyst said of a finding. Who it was, and in which words, stays here.
  ///
  /// - Parameters:
  ///   - agrees: whether they hold it to be what it looks like; `nil` when they looked and could not tell.
  ///   - at: seconds since 1970.
  package mutating func addOpinion(
    on recorded: RecordedFinding, agrees: Bool?, at: Int64
  ) -> String {
    let refs = ["observed-data", "note"].map { ownID($0, recorded.id.rawValue) }
      .filter { self[$0] != nil }
    let (opinion, words) =
      switch agrees {
      case true?: ("agree", "it is what it looks like")
      case false?: ("disagree", "it is harmless or wrong")
      case nil: ("neutral", "it cannot be told yet")
      }
    return add(
      ownID("opinion", recorded.id.rawValue),
      Times(created: recorded.appeared.seconds, modified: at),
      [
        .init("opinion", .string(opinion)),
        .init("explanation", .string("An analyst looked at \(recorded.label): \(words).")),
        .init("object_refs", .strings(refs)), .init("labels", .strings(["tocsin:judged"])),
      ])
  }

  /// What a finding is made of, while it is put together.
  struct Parts {
    /// Observables and the relations between them.
    var observed: [String] = []
    var domain: [String] = []
    var indicators: [String] = []
    var sightings: [Sighting] = []

    /// That what an indicator names was seen, in seconds since 1970.
    struct Sighting {
      var name: String
      var of: String
      var first: Int64
      var last: Int64
    }

    /// In seconds since 1970.
    var first: Int64?
    var last: Int64?

    /// Whether ``first`` is when a page was changed: it was there by then, and perhaps long before.
    var isFirstABound = false

    mutating func seen(_ time: Timestamp?) {
      guard let time else { return }
      if time.seconds < first ?? .max {
        isFirstABound = time.origin == .update
      } else if time.seconds == first, time.origin != .update {
        isFirstABound = false
      }
      seen(time.seconds)
    }

    mutating func seen(_ seconds: Int64?) {
      guard let seconds else { return }
      first = min(first ?? seconds, seconds)
      last = max(last ?? seconds, seconds)
    }
  }

  @discardableResult
  package mutating func note(
    _ name: String, abstract: String, text: String, about: [String], _ times: Times,
    _ labels: JSONNode? = nil, confidence: Int? = nil, isRevoked: Bool = false
  ) -> String {
    var members: [JSONNode.Member] = [
      .init("abstract", .string(abstract)), .init("content", .string(text)),
      .init("object_refs", .strings(unique(about))),
    ]
    if let labels { members.append(.init("labels", labels)) }
    if let confidence { members.append(.init("confidence", .int(confidence))) }
    if isRevoked { members.append(.init("revoked", .bool(true))) }
    return add(ownID("note", name), times, members)
  }

  private func labels(_ recorded: RecordedFinding) -> JSONNode {
    .strings([
      "tocsin:\(recorded.finding.kind.rawValue)", "attention:\(recorded.attention.rawValue)",
    ])
  }

  /// Headline, what was measured against which threshold, and what speaks against it.
  private mutating func explanation(
    _ recorded: RecordedFinding, isFirstABound: Bool
  ) -> String {
    var lines = ["Observed by rule \(recorded.observation.rule). \(recorded.headline)"]
    let reasons = reasons(of: recorded)
    lose(
      "reasons that name another partner", recorded.observation.reasons.count - reasons.count)
    for reason in reasons {
      var line = reason.direction == .supports ? "+ " : "− "
      line += "\(reason.text) [\(reason.feature)"
      if let value = reason.value { line += " = \(Decimal.text(value))" }
      if let threshold = reason.threshold { line += ", threshold \(Decimal.text(threshold))" }
      lines.append(line + "]")
    }
    if isFirstABound {
      lines.append(
        "“First observed” is when a page was changed: it was there by then, perhaps long before.")
    }
    lines.append(
      "It says what was seen. It does not say who is behind it, nor whether a text is true.")
    return lines.joined(separator: "\n")
  }

  /// Why it was found, without what other partners said and is not for everybody.
  package func reasons(of recorded: RecordedFinding) -> [Reason] {
    var reasons = recorded.observation.reasons
    reasons.removeAll { reason in
      guard reason.feature.hasPrefix("partner.") else { return false }
      guard producer.includesPartners,
        let tlp = reason.feature.split(separator: ".", maxSplits: 2).last.flatMap({
          TLP(rawValue: String($0))
        })
      else { return true }
      // What a partner gave to us and ours (amber and above) is not ours to hand on.
      return tlp > .green || tlp > producer.tlp
    }
    return reasons
  }

  func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
