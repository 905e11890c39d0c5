import Authentication
import Engine
import Mail
import TestSupport
import Testing

/// SPF of the host that the user's own host says delivered a mail.
@Suite struct MailSPFTests {
  private static let records = RecordFile(
    """
    news.example TXT "v=spf1 ip4:203.0.113.0/24 -all"
    _dmarc.news.example TXT "v=DMARC1; p=reject"
    """)

  private func verdict(
    from address: String, fields: String = "", trusted: Set<String> = ["mx.party.example"]
  ) throws -> MailVerdict {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "mail/1.eml",
      """
      Return-Path: <bounce@news.example>
      Received: from out.news.example (out.news.example [\(address)]) by mx.party.example (Postfix); Fri, 27 Nov 2026 09:00:00 +0000
      \(fields)From: News <letters@news.example>
      To: press@party.example
      Subject: This week
      Date: Fri, 27 Nov 2026 09:00:00 +0000

      The board has elected a new chair.
      """)
    var found: [MailVerdict] = []
    let rules = MailRules(
      lists: .none, trustedHosts: trusted, records: Self.records, opensFiles: false)
    try MailSearch(rules, InputOptions(paths: [file])).run {
      if case .mail(let verdict, _) = $0 { found.append(verdict) }
    }
    return try #require(found.first)
  }

  @Test func `a host that may send for the sender's domain makes it genuine`() throws {
    let verdict = try verdict(from: "203.0.113.7")
    #expect(verdict.results?.spf == "pass")
    #expect(verdict.results?.dmarc == "pass")
  }

  @Test func `one that may not is told, and its domain disowns the mail`() throws {
    let verdict = try verdict(from: "198.51.100.7")
    #expect(verdict.evidence[.spfFails] == 1)
    #expect(verdict.evidence[.dmarcFails] == 1)
  }

  @Test func `where no host is named nothing is said against it`() throws {
    let verdict = try verdict(from: "198.51.100.7", trusted: [])
    #expect(verdict.results?.spf == nil)
    #expect(verdict.evidence[.dmarcFails] == 0)
  }

  @Test func `what the named host saw itself prevails`() throws {
    let verdict = try verdict(
      from: "198.51.100.7",
      fields: "Authentication-Results: mx.party.example; spf=pass; dmarc=pass\n")
    #expect(verdict.results?.spf == "pass")
    #expect(verdict.results?.dmarc == "pass")
  }
}
