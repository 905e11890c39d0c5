package import Store
package import TocsinModel
import Wording

/// The campaigns of a workspace, and what people decide about them.
package struct CampaignDesk {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// All proposals, those that ask for most attention first.
  package func list() throws -> [ListedFinding] {
    try store.list(FindingFilter(kind: Campaign.kind))
  }

  /// A campaign with the numbers of its findings.
  ///
  /// - Throws: ``CaseError/noSuchFinding(_:)`` for what is no campaign.
  package func campaign(
    named name: String
  ) throws -> (RecordedFinding, Campaign, [FindingID: Int]) {
    guard let recorded = try store.finding(named: name),
      let campaign = recorded.finding.subject as? Campaign
    else { throw CaseError.noSuchFinding(name) }
    var numbers: [FindingID: Int] = [:]
    for member in campaign.members {
      numbers[member.finding] = try store.finding(named: member.finding.rawValue)?.number
    }
    return (recorded, campaign, numbers)
  }

  /// The findings of a campaign that people put together, with the name of who did so last: each belongs, by the last
  /// decision about the two, to another of it.
  ///
  /// - Complexity: decisions times the square of the campaign's findings, of which 500 are looked at.
  package func decided(of campaign: Campaign) throws -> [FindingID: String] {
    let members = Set(campaign.members.prefix(Self.mostDecided).map(\.finding))
    var verdicts: [Set<FindingID>: String?] = [:]
    for decision in try store.campaignDecisions() where decision.undoneBy == nil {
      let ids = try store.findingIDs(decision.parts.flatMap(\.self))
      let parts = decision.parts.map { Set($0.compactMap { ids[$0] }).intersection(members) }
      switch decision.what {
      case .accept, .merge:
        let all = parts.reduce(into: Set()) { $0.formUnion($1) }.sorted()
        for (place, a) in all.enumerated() {
          for b in all.dropFirst(place + 1) { verdicts[[a, b]] = .some(decision.by) }
        }
      case .split:
        for (place, part) in parts.enumerated() {
          for other in parts.dropFirst(place + 1) {
            for a in part { for b in other where a != b { verdicts[[a, b]] = .some(nil) } }
          }
        }
      }
    }
    var decided: [FindingID: String] = [:]
    for (pair, by) in verdicts { if let by { for id in pair { decided[id] = by } } }
    return decided
  }

  /// As many as decisions bind.
  private static let mostDecided = 500

  /// All of a campaign belongs together from now on.
  package func accept(_ name: String, reason: String, by: String, now: Int64) throws -> String {
    try decide(.accept, [try numbers(name)], reason, by, now)
  }

  /// Parts, each by names of findings, do not belong together.
  package func split(
    _ parts: [[String]], reason: String, by: String, now: Int64
  ) throws -> String {
    try decide(.split, try parts.map { try $0.flatMap(numbers) }, reason, by, now)
  }

  /// Findings and whole campaigns belong together.
  package func merge(_ names: [String], reason: String, by: String, now: Int64) throws -> String {
    try decide(.merge, [Array(Set(try names.flatMap(numbers)))], reason, by, now)
  }

  /// A finding's number, or those of a campaign's findings.
  private func numbers(_ name: String) throws -> [Int] {
    guard let recorded = try store.finding(named: name) else {
      throw CaseError.noSuchFinding(name)
    }
    guard recorded.finding.subject is Campaign else { return [recorded.number] }
    return try campaign(named: name).2.values.sorted()
  }

  private func decide(
    _ what: CampaignDecision.What, _ parts: [[Int]], _ reason: String, _ by: String, _ now: Int64
  ) throws -> String {
    guard reason.saysSomething else { throw CaseError.noReason }
    guard let number = try store.decide(what, parts, reason: reason, by: by, now: now) else {
      throw CaseError.noSuchItem("set of findings that can be put together or apart" as Phrase)
    }
    return "Decision \(number): it holds from the next scan on."
  }
}
