import Report
import Testing
import TocsinModel

/// Mails are shown as text, and what to tell staff is facts.
@Suite struct MailsPartTests {
  private static func wave(_ count: Int, subject: String = "Your mailbox is full") -> MailWave {
    MailWave(
      members: (0..<count).map { number in
        MailWave.Member(
          document: DocumentID(high: 1, low: UInt64(number)), subject: subject,
          sender: "it\(number)@desk-help.example", senderName: "IT <b>Desk</b>",
          recipients: ["press@commonfieldunion.example"],
          sent: Timestamp(
            seconds: 1_746_000_000 + Int64(number), precision: .second, origin: .page),
          probability: 0.9 - Double(number) / 100)
      }, claimed: ["Commonfield Union"], linkHosts: ["login.desk-help.example"])
  }

  private static func recorded(_ wave: MailWave) -> RecordedFinding {
    let at = Timestamp(seconds: 0, precision: .second, origin: .seen)
    return RecordedFinding(
      finding: Finding(
        id: FindingID(rawValue: "mail-1"), subject: wave, attention: .high, decisive: [],
        observation: Observation(
          rule: "mail/1", reasons: [Reason(feature: "mail.pressure", text: "It presses for time.")]),
        entities: []), summary: FindingSummary(headline: "Mail <i>", chips: []), number: 3,
      appeared: at, changed: at)
  }

  @Test func `one paragraph says what was seen and what to do`() {
    #expect(
      MailAdvice(Self.wave(1)).facts
        == "There is a mail “Your mailbox is full”. It comes from IT <b>Desk</b>, it0[@]desk-help[.]example. It claims to be Commonfield Union, and what was seen says otherwise. Its links lead to login[.]desk-help[.]example."
    )
    let many = MailAdvice(Self.wave(4))
    #expect(many.facts.hasPrefix("There are 4 mails like “Your mailbox is full”. The likeliest"))
    #expect(many.text.hasSuffix(MailAdvice.counsel))
  }

  @Test func `the page has the mails as text, and no address that opens`() {
    let finding = Self.recorded(
      Self.wave(2, subject: "<script>alert(1)</script> http://evil.example/"))
    let page = HTMLReport(
      ReportContent(
        version: "1", generatedAt: Timestamp(seconds: 0, precision: .second, origin: .seen),
        title: "T", command: "tocsin scan", findings: [finding],
        totals: ReportContent.Totals(
          documents: [:], sources: 0, findings: [:], inputs: 0, diagnostics: 0))
    ).html()
    #expect(page.contains("<a href=\"#mails\">Mails that deceive (1)</a>"))
    #expect(page.contains("it1[@]desk-help[.]example"))
    #expect(page.contains("press[@]commonfieldunion[.]example"))
    #expect(page.contains("login[.]desk-help[.]example"))
    #expect(!page.contains("<script>"))
    #expect(!page.contains("href=\"http"))
  }
}
