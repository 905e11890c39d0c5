import Authentication
import Names
import Synchronization
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

  private static let tree = RecordFile(
    """
    _dmarc.gov.example TXT "v=DMARC1; p=none; sp=quarantine; np=reject; psd=y"
    _dmarc.town.gov.example TXT "v=DMARC1; p=reject"
    _dmarc.chain.example TXT "v=DMARC1; p=reject; sp=none"
    _dmarc.shop.chain.example TXT "v=DMARC1; p=quarantine; psd=n"
    _dmarc.tried.example TXT "v=DMARC1; p=reject; t=y"
    _dmarc.reports.example TXT "v=DMARC1; p=unheard-of; rua=mailto:d@reports.example"
    _dmarc.twice.example TXT "v=DMARC1; p=reject"
    _dmarc.twice.example TXT "v=DMARC1; p=none"
    village.gov.example A 192.0.2.1
    _dmarc.deep.example TXT "v=DMARC1; p=reject"
    _dmarc.d.e.f.g.h.i.deep.example TXT "v=DMARC1; p=none"
    """, isWhole: true)

  /// RFC 9989, section 4.10.
  @Test(arguments: [
    ("town.gov.example", "mail.town.gov.example", DMARC.Outcome.pass, DMARC.Policy.reject),
    // Two that register under one ending are no one organisation.
    ("town.gov.example", "village.gov.example", .fail, .reject),
    ("village.gov.example", "town.gov.example", .fail, .quarantine),
    ("village.gov.example", "mail.village.gov.example", .pass, .quarantine),
    ("nowhere.gov.example", "town.gov.example", .fail, .reject),
    // An owner's own part of an owner's domain.
    ("shop.chain.example", "chain.example", .fail, .quarantine),
    ("till.shop.chain.example", "shop.chain.example", .pass, .quarantine),
    ("desk.chain.example", "chain.example", .pass, .none),
    ("tried.example", "elsewhere.example", .fail, .quarantine),
    ("reports.example", "elsewhere.example", .fail, .none),
    // Of many labels those between are passed over: at most eight questions.
    ("a.b.c.d.e.f.g.h.i.deep.example", "deep.example", .pass, .reject),
    ("c.d.e.f.g.h.i.deep.example", "elsewhere.example", .fail, .reject),
  ])
  func `whose a domain is, and what it asks for, is found by climbing`(
    _ sender: String, _ signer: String, _ outcome: DMARC.Outcome, _ policy: DMARC.Policy
  ) {
    let result = DMARC(Self.tree, parser: NameParser(suffixes: .fallback)).evaluate(
      sender: sender, spf: nil, signatures: [signature(signer)])
    #expect(result.outcome == outcome, "\(result.detail)")
    #expect(result.policy == policy)
  }

  @Test func `several records are as good as none`() {
    let result = DMARC(Self.tree, parser: NameParser(suffixes: .fallback)).evaluate(
      sender: "twice.example", spf: nil, signatures: [])
    #expect(result.outcome == .none)
  }

  /// Counts what is asked.
  private final class Counter: RecordResolver {
    let asked = Mutex<[String]>([])

    func records(_ type: RecordType, of name: String) -> RecordAnswer {
      asked.withLock { $0.append(name) }
      return .noName
    }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 60])
  func `a domain of any length costs eight questions at most`(_ labels: Int) {
    let counter = Counter()
    _ = DMARC(counter, parser: NameParser(suffixes: .fallback)).evaluate(
      sender: (0..<labels).map { "l\($0)" }.joined(separator: "."), spf: nil, signatures: [])
    #expect(counter.asked.withLock { $0.count } == min(labels, 8))
  }

  @Test func `where an answer is not known nobody is said to be a stranger`() {
    let kept = RecordFile("_dmarc.news.party.example TXT \"v=DMARC1; p=reject\"")
    let dmarc = DMARC(kept, parser: NameParser(suffixes: .fallback))
    #expect(
      dmarc.evaluate(
        sender: "news.party.example", spf: nil, signatures: [signature("party.example")]
      ).outcome == .pass)
    #expect(
      dmarc.evaluate(sender: "party.example", spf: nil, signatures: []).outcome == .unverifiable)
  }
}
