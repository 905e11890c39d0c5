import Mail
import Names
import Testing
import TocsinModel

@Suite struct MailHistoryTests {
  private static let parser = NameParser(suffixes: .fallback)

  private static func mail(
    day: Int, month: String = "Nov", from: String = "Noor Castellan <noor@commonmeadow.example>",
    subject: String = "Invoice for the hall", id: String = "", answers: String? = nil,
    _ body: String =
      "Are you at your desk? I need a quick favor. Please pay the attached invoice today."
  ) -> MailMessage {
    let fields =
      ["From: \(from)", "To: press@harborparty.example", "Subject: \(subject)"]
      + [
        "Date: \(day) \(month) 2026 09:00:00 +0000",
        "Message-ID: <\(id.isEmpty ? "\(month)\(day)" : id)@x.example>",
      ]
      + (answers.map { ["In-Reply-To: <\($0)@x.example>"] } ?? [])
    return MailMessage(Array((fields.joined(separator: "\n") + "\n\n" + body).utf8), parser: parser)
  }

  private static func history(_ mails: [MailMessage]) -> MailHistory {
    var history = MailHistory()
    for mail in mails { history.add(mail) }
    return history
  }

  private static let correspondence = [(1, "Sep"), (12, "Sep"), (3, "Oct"), (20, "Oct")].map {
    mail(day: $0.0, month: $0.1)
  }

  private static func verdict(_ mail: MailMessage, _ history: MailHistory?) -> MailVerdict {
    MailDetector(MailKnowledge(parser: parser, history: history)).verdict(on: mail)
  }

  @Test
  func
    `only what is older than a mail by its own time is its history, in whatever order it is given`()
  {
    let history = Self.history(Self.correspondence.reversed() + [Self.mail(day: 27)])
    #expect(history.contact(of: Self.mail(day: 27))?.mails == 4)
    #expect(history.contact(of: Self.mail(day: 27))?.isLong == true)
    #expect(history.contact(of: Self.mail(day: 13, month: "Sep"))?.mails == 2)
    #expect(history.contact(of: Self.mail(day: 1, month: "Sep"))?.mails == 0)
    #expect(history.contact(of: Self.mail(day: 2, month: "Sep"))?.isLong == false)
  }

  @Test
  func `somebody who has written for long is believed more, and a stranger in their name less`() {
    let history = Self.history(Self.correspondence)
    let known = Self.mail(day: 27)
    let stranger = Self.mail(day: 27, from: "Noor Castellan <noor.castellan.office@gmail.com>")
    #expect(Self.verdict(known, history).probability < Self.verdict(known, nil).probability)
    let verdict = Self.verdict(stranger, history)
    #expect(verdict.evidence[.correspondentElsewhere] == 1)
    #expect(verdict.probability > Self.verdict(stranger, nil).probability)
    #expect(verdict.tier != .unremarkable)
    #expect(verdict.reasons.contains { $0.feature == "mail.correspondentElsewhere" })
  }

  @Test(
    arguments: [
      ("Re: Minutes", nil, true), ("AW: Protokoll", nil, true), ("Regarding: the hall", nil, false),
      ("Minutes", nil, false), ("Re: Minutes", "Oct3", false), ("Re: Minutes", "elsewhere", true),
    ] as [(String, String?, Bool)])
  func `an answer to what nobody wrote is told`(
    _ subject: String, _ answers: String?, _ isUnknown: Bool
  ) {
    let history = Self.history(Self.correspondence)
    let mail = Self.mail(
      day: 27, from: "Bo <bo@elsewhere.example>", subject: subject, answers: answers)
    #expect(history.isThreadUnknown(mail) == isUnknown)
    #expect(Self.verdict(mail, history).evidence[.threadUnknown] == (isUnknown ? 1 : 0))
  }

  @Test func `without a history nobody is a stranger`() {
    let verdict = Self.verdict(Self.mail(day: 27, subject: "Re: Minutes"), nil)
    #expect(verdict.evidence[.firstContact] == 0)
    #expect(verdict.evidence[.threadUnknown] == 0)
    #expect(MailHistory().contact(of: Self.mail(day: 27)) == nil)
  }
}
