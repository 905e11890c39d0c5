import Cases
import HTTPTypes
import Store
import TocsinModel

/// A campaign for programs: which of its findings people put together, and which only hang together with these.
extension APIRoutes {
  var campaignOperation: APIOperation {
    APIOperation(
      method: .get, path: "/campaigns/{name}", id: "getCampaign", scope: .read,
      words:
        "A campaign with its findings: those that people put together (accepted_by), and those that only hang together with these",
      parameters: [
        .init(
          name: "name", place: .path, schema: .string(longest: 200),
          words: "F30, 30, or the id of the campaign")
      ],
      answer: .object([
        ("campaign", .reference("ListedFinding")),
        ("standing", .choice(Campaign.Standing.allCases.map(\.rawValue))),
        ("accepted", .integer()), ("joins", .integer()),
        (
          "findings",
          .array(
            .object([
              ("name", .maybe(.string())), ("id", .string()), ("kind", .string()),
              ("accepted_by", .maybe(.string())), ("strength", .maybe(.number)),
            ]))
        ),
      ]), refusals: [.notFound], handle: campaign)
  }

  @Sendable private func campaign(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    return try await console.stores.read { store in
      do {
        let desk = CampaignDesk(store)
        let (recorded, campaign, numbers) = try desk.campaign(named: name)
        guard let listed = try store.listed(recorded.number) else {
          throw CaseError.noSuchFinding(name)
        }
        let decided = try desk.decided(of: campaign)
        return APIAnswer(
          .object([
            ("campaign", JSONValue(listed)), ("standing", .string(campaign.standing.rawValue)),
            ("accepted", .int(decided.count)), ("joins", .int(campaign.joins.count)),
            (
              "findings",
              .array(
                campaign.members.map { member in
                  .object([
                    ("name", .maybe(numbers[member.finding]) { .string("F\($0)") }),
                    ("id", .string(member.finding.rawValue)),
                    ("kind", .string(member.kind.rawValue)),
                    ("accepted_by", .maybe(decided[member.finding], JSONValue.string)),
                    ("strength", .maybe(member.strength, JSONValue.double)),
                  ])
                })
            ),
          ]))
      } catch {
        throw Self.refused(error)
      }
    }
  }
}
