import Mail
import Names
import Testing
import TocsinModel

/// Mails that staff send on to have them looked at.
@Suite struct ForwardedMailTests {
  private let parser = NameParser(suffixes: .fallback)

  private func wrapped(_ inner: [UInt8], type: String = "multipart/mixed", part: String) -> [UInt8]
  {
    SampleMail.bytes(
      from: "Ines Weber <ines@commonmeadow.example>", subject: "Is this real?",
      type: "\(type); boundary=w",
      "--w\nContent-Type: text/plain\n\nWhat is that?\n--w\n\(part)\n\n") + inner
      + Array("\n--w--\n".utf8)
  }

  @Test(arguments: [
    "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=x.eml",
    "Content-Type: application/octet-stream; name=\"Your device.EML\"",
  ])
  func `a mail that is attached is read as it was`(_ part: String) throws {
    let bytes = wrapped(SampleMail.wallet, part: part)
    let mail = MailMessage(bytes, parser: parser)
    #expect(mail.from.first?.address == "ines@commonmeadow.example")
    let inner = try #require(mail.attachedMails(in: bytes).first)
    let verdict = SampleMail.verdict(on: inner)
    #expect(verdict.mail.from.first?.address == "qwzrtk77@outlook.com")
    #expect(verdict.tier == .deceptive)
    #expect(SampleMail.verdict(on: bytes).tier == .unremarkable)
  }

  @Test func `what a mail host could not deliver is nobody's letter to us`() {
    let bytes = wrapped(
      SampleMail.wallet, type: "multipart/report; report-type=delivery-status",
      part: "Content-Type: message/rfc822")
    #expect(MailMessage(bytes, parser: parser).attachedMails(in: bytes).isEmpty)
  }

  @Test func `what an attached mail says in its host's name is believed only against it`() {
    func evidence(_ result: String, isAttached: Bool) -> MailEvidence {
      var mail = MailMessage(
        SampleMail.bytes(
          fields: [
            "Authentication-Results: mx.commonmeadow.example; dmarc=\(result) header.from=harborparty.example"
          ], "Hello"), parser: parser)
      if isAttached { mail.forwarding = MailForwarding(form: .attached, number: 1, by: "") }
      return SampleMail.detector.verdict(on: mail).evidence
    }
    #expect(evidence("pass", isAttached: false)[.dmarcPasses] == 1)
    #expect(evidence("pass", isAttached: true)[.dmarcPasses] == 0)
    #expect(evidence("fail", isAttached: true)[.dmarcFails] == 1)
  }

  @Test func `an attached mail makes nobody a correspondent`() {
    var mail = MailMessage(SampleMail.wallet, parser: parser)
    #expect(SampleMail.detector.verdict(on: mail).trace != nil)
    mail.forwarding = MailForwarding(form: .attached, number: 1, by: "")
    #expect(SampleMail.detector.verdict(on: mail).trace == nil)
  }

  private static let body =
    "Dear customer, unusual activity: your wallet has been suspended. Verify your recovery phrase within 24 hours or you will lose your "
    + "assets: http://3232235777/verify"

  /// As programs of several makers and languages write it.
  static let pasted: [(String, String)] = [
    (
      "Fwd: Your Ledger device",
      """
      Is that real?

      ---------- Forwarded message ---------
      From: Ledger Live <qwzrtk77@outlook.com>
      Date: Fri, 27 Nov 2026 at 09:00
      Subject: Your Ledger device has been suspended
      To: <press@commonmeadow.example>

      \(body)
      """
    ),
    (
      "WG: Your Ledger device",
      """
      Von: Ledger Live [mailto:qwzrtk77@outlook.com]
      Gesendet: Freitag, 27. November 2026 09:00
      An: Presse
      Betreff: Your Ledger device has been suspended

      \(body)
      """
    ),
    (
      "TR : Your Ledger device",
      """
      De : Ledger Live <qwzrtk77@outlook.com>
      Envoyé : vendredi 27 novembre 2026 09:00
      À : Presse
      Objet : Your Ledger device has been suspended

      \(body)
      """
    ),
    (
      "look at this",
      """
      Real?

      Anfang der weitergeleiteten Nachricht:

      > Von: Ledger Live <qwzrtk77@outlook.com>
      > Betreff: Your Ledger device has been suspended
      > Datum: 27. November 2026 um 09:00:00 MEZ
      > An: press@commonmeadow.example
      >
      > \(body)
      """
    ),
    (
      "look at this",
      """
      Begin forwarded message:

      > From: Ledger Live <qwzrtk77@outlook.com>
      > Subject: Your Ledger device has been suspended
      > Date: 27 November 2026 at 09:00:00 CET
      > To: press@commonmeadow.example
      >
      > \(body)
      """
    ),
    (
      "转发: Your Ledger device",
      """
      发件人：Ledger Live <qwzrtk77@outlook.com>
      发送时间：2026年11月27日 09:00
      收件人：press@commonmeadow.example
      主题：Your Ledger device has been suspended

      \(body)
      """
    ),
  ]

  @Test(arguments: pasted.indices)
  func `a mail that was pasted is judged by the lines above it, and what is missing is said`(
    _ number: Int
  ) throws {
    let (subject, text) = Self.pasted[number]
    let bytes = SampleMail.bytes(
      from: "Ines Weber <ines@commonmeadow.example>", subject: subject, text)
    let mails = MailMessage(bytes, parser: parser).pastedMails(parser: parser)
    #expect(mails.count == 1)
    let mail = try #require(mails.first)
    #expect(mail.from.first?.address == "qwzrtk77@outlook.com")
    #expect(mail.from.first?.name == "Ledger Live")
    #expect(mail.subject == "Your Ledger device has been suspended")
    #expect(mail.text.hasPrefix("Dear customer") || mail.text.hasPrefix("\nDear customer"))
    #expect(
      mail.forwarding
        == MailForwarding(form: .pasted, number: 1, by: "ines@commonmeadow.example"))
    let verdict = SampleMail.detector.verdict(on: mail)
    #expect(verdict.tier == .deceptive)
    #expect(verdict.reasons.contains { $0.feature == "mail.pasted" && $0.direction == .weakens })
  }

  @Test(arguments: [
    ("Ines Weber <ines@commonmeadow.example>", MailVerdict.Tier.unremarkable),
    // A stranger may paste whatever header he likes.
    ("Ines Weber <ines@elsewhere.example>", .deceptive),
    ("Ines <ines@commonmeadow.example>, x@elsewhere.example", .deceptive),
  ])
  func `who asks what a mail is, is not taken for its sender`(
    _ sender: String, _ tier: MailVerdict.Tier
  ) {
    let (subject, text) = Self.pasted[0]
    let mail = MailMessage(
      SampleMail.bytes(from: sender, subject: subject, text), parser: parser)
    let detector = SampleMail.detector
    let pasted = mail.pastedMails(parser: parser).map { detector.verdict(on: $0) }
    let whole = detector.verdict(on: mail)
    #expect(whole.tier == .deceptive)
    let letter = detector.verdict(on: whole, sendingOn: pasted)
    #expect(letter.tier == tier)
    #expect((letter.trace?.odds ?? 0) < 0 || tier == .deceptive)
    #expect(detector.verdict(on: whole, sendingOn: []).tier == .deceptive)
  }

  @Test func `the same in HTML, with the links of who sent it on left out`() throws {
    let bytes = SampleMail.bytes(
      from: "Ines Weber <ines@commonmeadow.example>", subject: "Fw: Your Ledger device",
      type: "text/html",
      """
      <p>Real?</p><p>Ines, <a href="https://commonmeadow.example/press">Press</a></p><hr><div><b>From:</b> Ledger Live \
      &lt;qwzrtk77@outlook.com&gt;<br><b>Sent:</b> Friday, 27 November 2026 09:00<br><b>To:</b> Ines<br>\
      <b>Subject:</b> Your Ledger device has been suspended</div><p>Verify your recovery phrase within 24 hours.</p>
      <a href="http://3232235777/verify">https://www.ledger.com/verify</a>
      """)
    let mail = try #require(MailMessage(bytes, parser: parser).pastedMails(parser: parser).first)
    #expect(mail.from.first?.address == "qwzrtk77@outlook.com")
    #expect(mail.links.allSatisfy { $0.host != "commonmeadow.example" })
    #expect(mail.links.contains { $0.isNumeric })
    #expect(!mail.text.contains("Real?"))
  }

  @Test(arguments: [
    (
      "Re: Minutes",
      "Fine.\n\n-----Original Message-----\nFrom: Ada <ada@a.example>\nSent: Monday\nTo: Ines\nSubject: Minutes\n\nHere they are."
    ),
    ("Fwd: Minutes", "From: Ada, who wrote to us\nwhat she thinks of it: nothing."),
    ("Fwd: Minutes", "Subject: none\n\nand\n\nDate: today"),
    ("Fwd: Minutes", ""),
  ])
  func `an answer's quotation and a sentence with a colon are no mail that was sent on`(
    _ subject: String, _ text: String
  ) {
    let mail = MailMessage(SampleMail.bytes(subject: subject, text), parser: parser)
    #expect(mail.pastedMails(parser: parser).isEmpty)
  }

  @Test func `a name without its address is no fault of the sender's`() throws {
    let text = "From: Ada Lindqvist\nSent: Monday\nTo: Ines\nSubject: Minutes\n\nHere they are."
    let mail = try #require(
      MailMessage(SampleMail.bytes(subject: "Fw: Minutes", text), parser: parser)
        .pastedMails(parser: parser).first)
    let verdict = SampleMail.detector.verdict(on: mail)
    #expect(verdict.evidence[.senderMalformed] == 0)
    #expect(verdict.tier == .unremarkable)
  }

  @Test(arguments: [2, 3, 4, 400])
  func `of a long conversation the first three headers are read`(_ count: Int) {
    let header = "From: Ada <ada@a.example>\nDate: Monday\nSubject: Minutes\n\nHere they are.\n\n"
    let mail = MailMessage(
      SampleMail.bytes(subject: "Fw: Minutes", String(repeating: header, count: count)),
      parser: parser)
    #expect(mail.pastedMails(parser: parser).count == min(count, 3))
  }
}
