import Authentication
import Names
import Testing

@Suite struct DMARCTests {
  private static let zone = RecordFile(
    """
    _dmarc.party.example TXT "v=DMARC1; p=reject; sp=none"
    _dmarc.strict.example TXT "v=DMARC1; p=quarantine; aspf=s; adkim=s"
    _dmarc.broken.example TXT "v=DMARC1; p=sometimes"
    """, isWhole: true)

  private func signature(_ domain: String, _ outcome: DKIMResult.Outcome = .pass) -> DKIMResult {
    DKIMResult(outcome: outcome, domain: domain, selector: "s", detail: "", weaknesses: [])
  }

  @Test(arguments: [
    ("party.example", "mail.party.example", DMARC.Outcome.pass, DMARC.Policy.reject),
    ("news.party.example", "party.example", .pass, DMARC.Policy.none),
    ("party.example", "elsewhere.example", .fail, .reject),
    ("strict.example", "mail.strict.example", .fail, .quarantine),
    ("strict.example", "strict.example", .pass, .quarantine),
  ])
  func `a signature of the sender's own domain is needed`(
    _ sender: String, _ signer: String, _ outcome: DMARC.Outcome, _ policy: DMARC.Policy
  ) {
    let result = DMARC(Self.zone, parser: NameParser(suffixes: .fallback)).evaluate(
      sender: sender, spf: (.fail, "elsewhere.example"), signatures: [signature(signer)])
    #expect(result.outcome == outcome)
    #expect(result.policy == policy)
  }

  @Test func `what could not be verified has not failed`() {
    let dmarc = DMARC(Self.zone, parser: NameParser(suffixes: .fallback))
    #expect(
      dmarc.evaluate(
        sender: "party.example", spf: nil, signatures: [signature("party.example", .unverifiable)]
      ).outcome == .unverifiable)
    #expect(
      DMARC(NoResolver(), parser: NameParser(suffixes: .fallback)).evaluate(
        sender: "party.example", spf: nil, signatures: []
      ).outcome == .unverifiable)
    #expect(
      dmarc.evaluate(sender: "broken.example", spf: nil, signatures: []).outcome == .permerror)
    #expect(dmarc.evaluate(sender: "silent.example", spf: nil, signatures: []).outcome == .none)
    #expect(
      dmarc.evaluate(sender: "party.example", spf: (.pass, "mail.party.example"), signatures: [])
        .outcome == .pass)
  }
}
