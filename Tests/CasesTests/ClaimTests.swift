import Cases
import Foundation
import Testing

@Suite struct ClaimTests {
  private static let alternative = [
    Alternative("An agency's text that all bought", weakness: "No agency is credited.")
  ]

  @Test func `An assessment without an alternative cannot be made`() {
    #expect(throws: ClaimError.noAlternatives) {
      try Assessment(
        "One group runs the sites.", confidence: .moderate, alternatives: [], basis: [1],
        author: "Ada")
    }
    #expect(throws: ClaimError.noAlternatives) {
      try Assessment(
        "One group runs the sites.", confidence: .moderate,
        alternatives: [Alternative("Chance", weakness: "  ")], basis: [1], author: "Ada")
    }
  }

  @Test func `An assessment rests on findings`() {
    #expect(throws: ClaimError.noBasis) {
      try Assessment(
        "One group runs the sites.", confidence: .low, alternatives: Self.alternative, basis: [],
        author: "Ada")
    }
  }

  private static func proposal(
    _ kinds: [AttributionEvidence.Kind]
  ) throws(ClaimError) -> AttributionProposal {
    try AttributionProposal(
      actor: "Bureau of the Made-up Isles", "It runs the sites.", confidence: .moderate,
      alternatives: alternative,
      evidence: kinds.map { AttributionEvidence($0, "Seen.", reference: "F1") }, author: "Ada")
  }

  @Test(
    arguments: [
      [], [AttributionEvidence.Kind.technical], [.technical, .technical, .technical],
    ] as [[AttributionEvidence.Kind]])
  func `An attribution needs two kinds of evidence`(kinds: [AttributionEvidence.Kind]) {
    #expect(throws: ClaimError.oneKindOfEvidence(kinds.isEmpty ? 0 : 1)) {
      try Self.proposal(kinds)
    }
  }

  @Test(arguments: ["Ada", " ada ", "ADA"])
  func `Nobody approves their own attribution`(approver: String) throws {
    let proposal = try Self.proposal([.technical, .content])
    #expect(throws: ClaimError.ownApproval(approver)) {
      try proposal.approved(by: approver, among: ["Ada", "Bo"], at: 1)
    }
  }

  @Test func `Only who is named as an approver approves`() throws {
    let proposal = try Self.proposal([.technical, .content])
    #expect(throws: ClaimError.approverNotNamed("Cy")) {
      try proposal.approved(by: "Cy", among: ["Bo"], at: 1)
    }
    #expect(throws: ClaimError.noApprover) { try proposal.approved(by: " ", among: ["Bo"], at: 1) }
    let attribution = try proposal.approved(by: "Bo", among: ["Bo"], at: 7)
    #expect(attribution.approver == "Bo")
    #expect(attribution.approvedAt == 7)
  }

  @Test func `A file cannot claim what could not be made here`() throws {
    let one = #"""
      {"actor":"X","statement":"It did.","confidence":"high","author":"Ada","evidence":[
      {"kind":"technical","statement":"Seen.","reference":"F1"}],
      "alternatives":[{"statement":"Chance","weakness":"Often."}],"approver":"Bo","approvedAt":1}
      """#
    #expect(throws: ClaimError.oneKindOfEvidence(1)) {
      try JSONDecoder().decode(AttributionProposal.self, from: Data(one.utf8))
    }
    let none =
      #"{"statement":"So.","confidence":"high","alternatives":[],"basis":[1],"author":"A"}"#
    #expect(throws: ClaimError.noAlternatives) {
      try JSONDecoder().decode(Assessment.self, from: Data(none.utf8))
    }
  }
}
