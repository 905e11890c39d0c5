import CHashing
package import TocsinModel

/// A proposal with the id that it is known by.
package struct CampaignProposal: Hashable, Sendable {
  package var id: FindingID
  package var campaign: Campaign
  package var attention: Finding.Attention
  package var observation: Observation
  package var decisive: [String]
  package var entities: [Entity]

  package var finding: Finding {
    Finding(
      id: id, subject: campaign, attention: attention, decisive: decisive,
      observation: observation, entities: entities)
  }
}

extension Correlator {
  /// The rule and its version.
  package static let rule = "correlate/1"

  /// Brings the joins up to date, and says what all campaigns are. By id.
  package mutating func campaigns() -> [CampaignProposal] {
    _ = update()
    return allGroups().map(proposal).sorted { $0.id < $1.id }
  }

  /// Brings the joins up to date, and says what the campaigns are among everything that hangs together with what changed.
  ///
  /// - Returns: the findings that were looked at, and the campaigns among them, by id: former campaigns of any of these
  ///   findings are outdated.
  package mutating func changes() -> (looked: Set<FindingID>, campaigns: [CampaignProposal]) {
    let (groups, looked) = groups(around: update())
    return (
      Set(looked.map { slots[Int($0)].item.finding }), groups.map(proposal).sorted { $0.id < $1.id }
    )
  }

  private func proposal(_ group: CampaignGroup) -> CampaignProposal {
    let items = group.members.map { slots[Int($0)].item }.sorted {
      ($0.kind, $0.finding) < ($1.kind, $1.finding)
    }
    let joins = group.joins.sorted { left, right in
      if left.odds != right.odds { return left.odds > right.odds }
      let (a, b) = (slots[Int(left.a)].item.finding, slots[Int(right.a)].item.finding)
      guard a == b else { return a < b }
      return slots[Int(left.b)].item.finding < slots[Int(right.b)].item.finding
    }
    var strongest: [FindingID: Double] = [:]
    for join in joins {
      for place in [join.a, join.b] {
        let id = slots[Int(place)].item.finding
        strongest[id] = max(strongest[id] ?? 0, join.odds)
      }
    }
    let times = items.compactMap(\.times)
    let explained = joins.map { join in
      Campaign.Join(
        a: slots[Int(join.a)].item.finding, b: slots[Int(join.b)].item.finding,
        logOdds: join.odds, reasons: reasons(join.a, join.b))
    }
    let campaign = Campaign(
      members: items.map {
        Campaign.Member(finding: $0.finding, kind: $0.kind, strength: strongest[$0.finding])
      }, joins: explained, standing: standing(items.map(\.finding)),
      first: times.map(\.lowerBound).min(), last: times.map(\.upperBound).max())
    // Known by its strongest join, so that it stays itself while others come to it.
    let anchor =
      explained.first.map { [$0.a, $0.b].sorted() } ?? items.prefix(2).map(\.finding)
    let said = summary(items, explained, campaign.kinds.count) + decided(campaign)
    return CampaignProposal(
      id: FindingID(rawValue: "campaign-" + Self.hexadecimal(anchor)), campaign: campaign,
      attention: items.map(\.attention).max() ?? .routine,
      observation: Observation(rule: Self.rule, reasons: said),
      decisive: said.first.map { [$0.feature] } ?? [],
      entities: (items.map { Entity(.finding, $0.finding.rawValue) } + joining(group)).sorted())
  }

  private func standing(_ findings: [FindingID]) -> Campaign.Standing {
    guard !constraints.isEmpty else { return .proposed }
    var (bound, pairs) = (0, 0)
    for (place, a) in findings.prefix(CampaignConstraints.mostFindings).enumerated() {
      for b in findings.prefix(CampaignConstraints.mostFindings).dropFirst(place + 1) {
        pairs += 1
        if constraints[a, b] == true { bound += 1 }
      }
    }
    return bound == 0 ? .proposed : bound == pairs ? .accepted : .partly
  }

  /// Of a campaign of which people decided a part: how much of it. They stand for those alone, whatever else hangs together
  /// with them.
  private func decided(_ campaign: Campaign) -> [Reason] {
    guard campaign.standing == .partly else { return [] }
    let findings = campaign.members.map(\.finding).prefix(CampaignConstraints.mostFindings)
    let count = findings.count { a in findings.contains { constraints[a, $0] == true } }
    return [
      Reason(
        feature: Campaign.decidedFeature, value: Double(count),
        text:
          "People put \(count) of its \(campaign.members.count) findings together; the others hang together with these, and nobody decided so."
      )
    ]
  }

  /// What joins it, under the names by which other findings are about the same.
  private func joining(_ group: CampaignGroup) -> [Entity] {
    var entities: Set<Entity> = []
    for join in group.joins {
      for shared in common(join.a, join.b) where shared.value > 0 {
        if let entity = names[Int(shared.trait)].entity { entities.insert(entity) }
      }
    }
    return Array(entities)
  }

  private static func hexadecimal(_ anchor: [FindingID]) -> String {
    var hash = FNV1a.start
    for id in anchor {
      for byte in id.rawValue.utf8 { hash.combine(UInt32(byte)) }
      hash.combine(0)
    }
    return hash.value.hexadecimal
  }
}
