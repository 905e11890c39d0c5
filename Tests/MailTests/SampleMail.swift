import Mail
import Names

/// Invented mails; nobody wrote them.
enum SampleMail {
  static let detector = MailDetector(MailKnowledge(parser: NameParser(suffixes: .fallback)))

  static func bytes(
    from: String = "Ada Lindqvist <ada@harborparty.example>",
    to: String = "press@commonmeadow.example",
    subject: String = "Minutes of Tuesday", fields: [String] = [],
    type: String = "text/plain; charset=utf-8",
    _ body: String
  ) -> [UInt8] {
    let header =
      [
        "From: \(from)", "To: \(to)", "Subject: \(subject)",
        "Date: Fri, 27 Nov 2026 09:00:00 +0100",
      ] + fields
      + ["MIME-Version: 1.0", "Content-Type: \(type)"]
    return Array((header.joined(separator: "\n") + "\n\n" + body).utf8)
  }

  static func verdict(on bytes: [UInt8]) -> MailVerdict { detector.verdict(on: bytes) }

  static let wallet = bytes(
    from: "Ledger Live <qwzrtk77@outlook.com>", subject: "Your Ledger device has been suspended",
    type: "text/html; charset=utf-8",
    """
    <p>Dear customer,</p><p>Unusual activity: your wallet has been suspended. Verify your recovery phrase within 24 hours or \
    you will lose your assets.</p><a href="http://3232235777/verify">https://www.ledger.com/verify</a>
    """)

  static let invitation = bytes(
    from: "Noor Castellan <noor@commonmeadow.example>",
    subject: "Invitation: weekly planning, Tuesday 10:00",
    type: "multipart/mixed; boundary=b",
    """
    --b
    Content-Type: text/plain

    You are invited to: weekly planning. Tuesday 1 December, 10:00, room 4. Please answer by Monday.
    --b
    Content-Type: text/calendar; method=REQUEST; name=invite.ics

    BEGIN:VCALENDAR
    METHOD:REQUEST
    END:VCALENDAR
    --b--
    """)

  static let delivery = bytes(
    from: "DHL Paket <noreply@dhl.de>", subject: "Ihre Sendung kommt heute",
    type: "text/html; charset=utf-8",
    """
    <p>Guten Tag Ines Weber, Ihre Sendung wird heute zwischen 10 und 12 Uhr zugestellt.</p>
    <a href="https://www.dhl.de/verfolgen?nr=1">Sendung verfolgen</a>
    """)

  /// A shop's, whose one link leads to the carrier.
  static let order = bytes(
    from: "Orchard Office Supplies <orders@orchardoffice.example>",
    subject: "Your order 44812 has been dispatched", type: "text/html; charset=utf-8",
    """
    <p>Dear customer,</p><p>Your order 44812 (4 boxes of paper, 1 stapler) left our warehouse today. UPS will deliver it on \
    Tuesday. Tracking number 1Z999.</p><p><a href="https://www.ups.com/track?tracknum=1Z999">Track your parcel</a></p>
    <p>Invoice total: 84.20 euro, paid by bank transfer on 25 November. Questions? Ring +31 20 555 0100.</p>
    """)

  /// What a mail host writes about a letter that was sent from here, and that comes back with it.
  static let undelivered = bytes(
    from: "Mail Delivery Subsystem <mailer-daemon@mx.commonmeadow.example>",
    subject: "Undelivered Mail Returned to Sender",
    type: "multipart/report; report-type=delivery-status; boundary=b",
    """
    --b
    Content-Type: text/plain

    I am sorry to have to inform you that your message could not be delivered to one or more recipients. It is attached below.

    <ada@nowhere.example>: host mx.nowhere.example said: 550 5.1.1 User unknown
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.commonmeadow.example

    Final-Recipient: rfc822; ada@nowhere.example
    Action: failed
    --b
    Content-Type: message/rfc822

    From: press@commonmeadow.example
    To: ada@nowhere.example
    Subject: Invitation

    Come on Tuesday: https://commonmeadow.example/tuesday
    --b--
    """)

  /// As a maker of programs for meetings writes it, with its own links, a number and a code to ring in.
  static let meeting = bytes(
    from: "Tessa Okonjo <tessa@harborparty.example>", subject: "Press briefing",
    type: "multipart/alternative; boundary=b",
    """
    --b
    Content-Type: text/html

    <p>Dear all, the briefing is online.</p><a href="https://teams.microsoft.com/l/meetup-join/19%3ameeting_x">Join the meeting \
    now</a><p>Meeting ID: 123 456 789 012<br>Passcode: aB3dEf</p><a href="https://aka.ms/JoinTeamsMeeting">Need help?</a>\
    <p>Dial in by phone +32 2 890 97 20</p>
    --b
    Content-Type: text/calendar; method=REQUEST; name=invite.ics

    BEGIN:VCALENDAR
    METHOD:REQUEST
    END:VCALENDAR
    --b--
    """)

  /// A party's own, which presses for money as they do and has others collect it.
  static let appeal = bytes(
    from: "Harbor Party <info@harborparty.example>", subject: "We fell short. Will you rush $10?",
    type: "text/html; charset=utf-8",
    """
    <p>Team, our end-of-month deadline is TONIGHT at midnight and we are still 4,210 short. We need 300 donors immediately.</p>\
    <a href="https://secure.actblue.com/donate/hp">Rush $10</a><p>Paid for by Harbor Party. You are receiving this email because \
    you signed up. <a href="https://click.harborparty.example/unsub">Unsubscribe</a></p>
    """)

  /// From a free address, as calendars send them in the name of whoever invites.
  static let calendar = bytes(
    from: "Tessa Okonjo <tessa.okonjo@gmail.com>",
    subject: "Invitation: Canvassing review @ Thu Dec 3, 2026 6pm - 7pm (CET)",
    fields: [
      "Reply-To: Tessa Okonjo <tessa.okonjo@gmail.com>", "Sender: calendar-notification@google.com",
    ],
    type: "text/html; charset=utf-8",
    """
    <p>Canvassing review</p><p>Thursday Dec 3, 2026, 6pm to 7pm</p><p><a href="https://meet.google.com/abc-defg-hij">Join with \
    Google Meet</a></p><a href="https://calendar.google.com/calendar/event?action=RESPOND&eid=xyz&rst=1">Yes</a> \
    <a href="https://calendar.google.com/calendar/event?action=RESPOND&eid=xyz&rst=2">No</a><p>You are receiving this email \
    because you are an attendee.</p>
    """)

  static let newsletter = bytes(
    from: "Meadow Party <news@meadowparty.example>",
    subject: "Ten days to go: chip in before midnight",
    type: "text/html; charset=utf-8",
    """
    <p>Friend, ten days are left. Can you chip in 5 euro before midnight tonight? Every door we knock on counts.</p>
    <a href="https://www.meadowparty.example/give">Give today</a> <a href="https://www.meadowparty.example/doors">Knock on doors</a>
    <p>You are receiving this since you signed up. <a href="https://www.meadowparty.example/leave">Unsubscribe</a></p>
    """)
}
