import Mail
import Names
import Testing
import TocsinModel

@Suite struct MailDetectorTests {
  @Test
  func
    `a mail that takes a maker's name, presses and leads to a number is deceptive, and says why`()
  {
    let verdict = SampleMail.verdict(on: SampleMail.wallet)
    #expect(verdict.tier == .deceptive)
    #expect(verdict.kind == .phishing)
    #expect(verdict.claimed.contains("Ledger"))
    let features = verdict.reasons.filter { $0.direction == .supports }.map(\.feature)
    #expect(features.contains("mail.claimsInName"))
    #expect(features.contains("mail.linkNumeric"))
    #expect(features.contains("mail.shownElsewhere"))
    #expect(verdict.reasons.allSatisfy { !$0.text.isEmpty && $0.value != nil })
  }

  @Test(arguments: [
    ("invitation", SampleMail.invitation), ("delivery notice", SampleMail.delivery),
    ("a party's newsletter", SampleMail.newsletter), ("a shop's delivery", SampleMail.order),
    ("a calendar's invitation", SampleMail.calendar), ("a meeting's", SampleMail.meeting),
    ("a letter that came back", SampleMail.undelivered), ("a party's appeal", SampleMail.appeal),
    ("minutes", SampleMail.bytes("Dear all, here are the minutes of Tuesday. Ada")),
  ])
  func `ordinary mail is unremarkable`(_ name: String, _ bytes: [UInt8]) {
    let verdict = SampleMail.verdict(on: bytes)
    #expect(verdict.tier == .unremarkable, "\(name): \(verdict.reasons.map(\.text))")
  }

  @Test(arguments: [
    (
      "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1f&scope=Mail.ReadWrite%20offline_access",
      1, "read and change mail, stay allowed for months"
    ),
    (
      "https://accounts.google.com/o/oauth2/v2/auth?client_id=1&scope=https%3A%2F%2Fmail.google.com%2F",
      1,
      "read and send mail"
    ),
    ("https://microsoft.com/devicelogin", 1, "letting another device in by a code"),
    (
      "https://login.microsoftonline.com/common/oauth2/authorize?client_id=1f&scope=openid", 0.2,
      "signing in elsewhere"
    ),
    ("https://login.microsoftonline.com/", 0, ""),
    ("https://consent.example/oauth2/authorize?client_id=1&scope=Mail.Read", 0, ""),
  ])
  func `what a link asks to be allowed is spelled out`(
    _ link: String, _ value: Double, _ words: String
  ) {
    let verdict = SampleMail.verdict(on: SampleMail.bytes("The shared draft is here: \(link)"))
    #expect(verdict.evidence[.consentLink] == value)
    #expect(verdict.evidence.quote(of: .consentLink)?.text.hasPrefix(words) ?? words.isEmpty)
  }

  @Test func `exchanging the names of two parties changes no score`() {
    func score(_ name: String, _ domain: String) -> Double {
      SampleMail.verdict(
        on: SampleMail.bytes(
          from: "\(name) <news@\(domain)>", subject: "\(name): chip in tonight",
          "Friend, \(name) needs you. Give at https://\(domain)/give before midnight.")
      ).probability
    }
    #expect(
      score("Meadow Party", "meadowparty.example") == score("Harbor Party", "harborparty.example"))
  }

  @Test func `a protected person's name from another address is told, and from their own is not`() {
    let knowledge = MailKnowledge(
      parser: NameParser(suffixes: .fallback),
      protection: MailProtection(
        persons: [.init(name: "Ada Lindqvist", domains: ["harborparty.example"])]))
    let detector = MailDetector(knowledge)
    let body = "Are you at your desk? I need a quick favor. Reply to my private email."
    let foreign = detector.verdict(
      on: SampleMail.bytes(from: "Ada Lindqvist <ada.lindqvist.office@gmail.com>", body))
    let own = detector.verdict(
      on: SampleMail.bytes(from: "Ada Lindqvist <ada@harborparty.example>", body))
    #expect(foreign.evidence[.claimsPerson] == 1)
    #expect(own.evidence[.claimsPerson] == 0)
    #expect(foreign.probability > own.probability)
    #expect(foreign.tier != .unremarkable)
  }

  private struct Judge: HostJudge {
    func impersonated(by host: String) -> (name: String, reason: String)? {
      host == "harb0rparty.example"
        ? ("harborparty.example", "\(host) looks like harborparty.example.") : nil
    }
  }

  @Test
  func `a look-alike of a protected name in the sender and in links is told by its own reason`() {
    let detector = MailDetector(
      MailKnowledge(parser: NameParser(suffixes: .fallback)), judge: Judge())
    let verdict = detector.verdict(
      on: SampleMail.bytes(
        from: "Harbor Party <office@harb0rparty.example>",
        "See https://harb0rparty.example/login and sign in to your account."))
    #expect(verdict.evidence[.lookalikeSender] == 1)
    #expect(verdict.evidence[.lookalikeLink] == 1)
    #expect(verdict.reasons.contains { $0.text.contains("harb0rparty.example looks like") })
    #expect(verdict.tier != .unremarkable)
  }

  @Test func `results are believed of the recipient's own host, and of nobody else`() {
    func evidence(_ host: String, trusted: Set<String> = []) -> MailEvidence {
      MailDetector(
        MailKnowledge(
          parser: NameParser(suffixes: .fallback), protection: MailProtection(trustedHosts: trusted)
        )
      ).verdict(
        on: SampleMail.bytes(
          fields: [
            "Authentication-Results: \(host); spf=fail smtp.mailfrom=a.example; dmarc=fail (p=none) header.from=a.example"
          ], "Hello")
      ).evidence
    }
    #expect(evidence("mx.commonmeadow.example")[.dmarcFails] == 1)
    #expect(evidence("mx.elsewhere.example")[.dmarcFails] == 0)
    #expect(evidence("mx.elsewhere.example", trusted: ["mx.elsewhere.example"])[.dmarcFails] == 1)
    #expect(
      evidence("mx.commonmeadow.example", trusted: ["mx.elsewhere.example"])[.dmarcFails] == 0)
  }

  @Test(arguments: [
    ("Write to ada.l@gmail.com.", 1), ("Write to:(Ada.L@Gmail.com), please", 1),
    ("<ada@gmail.com>\r\nor call", 1), ("Write to ada@harborparty.example", 0),
    ("a@b@gmail.com", 1), ("@gmail.com", 0), ("gmail.com@", 0), ("@", 0), ("@@@", 0),
    (String(repeating: "a", count: 99) + "@gmail.com", 0),
    (String(repeating: "é ", count: 6_000) + "ada@gmail.com", 1),
    (String(repeating: "é ", count: 10_000) + "ada@gmail.com", 0),
  ])
  func `an address of a free host to write to is seen where a text begins`(
    _ text: String, _ value: Double
  ) {
    #expect(SampleMail.verdict(on: SampleMail.bytes(text)).evidence[.foreignAddress] == value)
  }

  @Test func `advertising is told apart from phishing`() {
    let verdict = SampleMail.verdict(
      on: SampleMail.bytes(
        from: "Spin Palace <promo@spinpalace-mails.example>", subject: "Casino: 100 free spins",
        type: "text/html",
        """
        <p>Casino welcome bonus! Free spins, slots and roulette. No deposit. Jackpot tonight.</p>
        <a href="https://spinpalace-mails.example/go">Play</a> <a href="https://spinpalace-mails.example/stop">Unsubscribe</a>
        """))
    #expect(verdict.kind == .advertising)
    #expect(SampleMail.verdict(on: SampleMail.wallet).kind != .advertising)
  }

  @Test(arguments: [
    ("", "nothing"), ("\u{0}\u{0}\u{0}", "NUL"),
    ("From: <<<>>>,\"\"\"(((", "a sender without an end"),
    (String(repeating: "X: y\n", count: 100_000), "100,000 fields"),
    (
      "Content-Type: multipart/mixed; boundary=a\n\n"
        + String(repeating: "--a\n\nx\n", count: 10_000), "10,000 parts"
    ),
    (
      "Content-Type: text/html\n\n"
        + String(repeating: "<div style='font-size:0'>", count: 100_000),
      "100,000 open elements"
    ),
    (
      "Content-Type: text/html\n\n<a href='http://" + String(repeating: "a.", count: 50_000)
        + "'>x</a>", "a host of 100 kB"
    ),
    (
      "Subject: =?utf-8?Q?" + String(repeating: "=?", count: 50_000), "encoded words without an end"
    ),
    ("From: " + String(repeating: "a@b.example,", count: 20_000), "20,000 senders"),
  ])
  func `whatever comes in, a verdict comes out`(_ mail: String, _ what: String) {
    let verdict = SampleMail.verdict(on: Array(mail.utf8))
    #expect((0...1).contains(verdict.probability), "\(what)")
  }

  @Test func `mutated mails neither crash nor break their promises`() {
    var state: UInt64 = 7
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for original in [SampleMail.wallet, SampleMail.invitation, SampleMail.newsletter] {
      for _ in 0..<200 {
        var bytes = original
        for _ in 0..<8 {
          let at = random(bytes.count)
          switch random(3) {
          case 0: bytes[at] = UInt8(truncatingIfNeeded: random(256))
          case 1: bytes.remove(at: at)
          default:
            bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: random(bytes.count))
          }
        }
        let verdict = SampleMail.verdict(on: bytes)
        #expect((0...1).contains(verdict.probability))
        for clue in MailClue.allCases { #expect((0...1).contains(verdict.evidence[clue])) }
        for clue in MailClue.allCases {
          guard let quote = verdict.evidence.quote(of: clue), let span = quote.span,
            quote.part == .text
          else { continue }
          #expect(span.upperBound <= verdict.mail.text.utf8.count)
        }
      }
    }
  }
}
