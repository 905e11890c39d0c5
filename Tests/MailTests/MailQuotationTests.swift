import Mail
import Names
import Testing

@Suite struct MailQuotationTests {
  private static let parser = NameParser(suffixes: .fallback)

  private static let original = """
    Dear Ada, the hall is booked for the second of December.
    The chairs are delivered in the morning by the carpenter.
    Please pay the rent to account DE12 3456 7890 1234 5678 90 before Friday.
    """

  private static func mail(
    day: Int, id: String, answers: String? = nil, type: String = "text/plain; charset=utf-8",
    _ body: String
  ) -> MailMessage {
    let fields =
      [
        "From: Noor Castellan <noor@commonmeadow.example>", "To: press@harborparty.example",
        "Subject: The hall", "Date: \(day) Nov 2026 09:00:00 +0000",
        "Message-ID: <\(id)@x.example>", "Content-Type: \(type)",
      ] + (answers.map { ["In-Reply-To: <\($0)@x.example>"] } ?? [])
    return MailMessage(Array((fields.joined(separator: "\n") + "\n\n" + body).utf8), parser: parser)
  }

  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
  }

  private static func verdict(
    _ body: String, answers: String = "first", type: String = "text/plain; charset=utf-8",
    original: String = original
  ) -> MailVerdict {
    var history = MailHistory()
    history.add(mail(day: 3, id: "first", original))
    return MailDetector(MailKnowledge(parser: parser, history: history)).verdict(
      on: mail(day: 5, id: "second", answers: answers, type: type, body))
  }

  @Test func `an answer that quotes rightly is told nothing`() {
    let body =
      "Thank you!\n\nOn 3 November 2026 Noor Castellan wrote:\n" + Self.quoted(Self.original)
    #expect(Self.verdict(body).evidence[.quoteAltered] == 0)
  }

  @Test func `another account in the quoted words is told, with the sentence`() {
    let forged = Self.original.replacing(
      "DE12 3456 7890 1234 5678 90", with: "DE98 7654 3210 9876 5432 10")
    let verdict = Self.verdict("As agreed:\n" + Self.quoted(forged))
    #expect(verdict.evidence[.quoteAltered] == 1)
    #expect(verdict.evidence.quote(of: .quoteAltered)?.text.contains("DE98 7654") == true)
    #expect(verdict.reasons.contains { "\($0)".contains("did not say") })
  }

  @Test func `the same in the quotation of a page`() {
    func page(_ text: String) -> String {
      "<p>As agreed.</p><blockquote><div>On 3 November 2026, at 10:00, Noor &lt;noor@other.example&gt; wrote:</div>"
        + text.split(separator: "\n").map { "<p>\($0)</p>" }.joined() + "</blockquote>"
    }
    let forged = Self.original.replacing("7890 1234", with: "7890 4321")
    #expect(
      Self.verdict(page(forged), type: "text/html; charset=utf-8").evidence[.quoteAltered] == 1)
    #expect(
      Self.verdict(page(Self.original), type: "text/html; charset=utf-8").evidence[.quoteAltered]
        == 0)
  }

  @Test func `a conversation that never was is told where the mail that it names is known`() {
    let invented = """
      We agreed on the telephone that the deposit is due today.
      The treasurer has approved the transfer of the whole amount.
      Our lawyers have confirmed that the contract is valid now.
      """
    #expect(Self.verdict(Self.quoted(invented)).evidence[.quoteAltered] == 1)
    #expect(Self.verdict(Self.quoted(invented), answers: "unknown").evidence[.quoteAltered] == 0)
  }

  @Test func `one sentence more, as hosts add, counts by half; lines broken anew for nothing`() {
    let banner = "Caution: this mail was sent from outside of our organisation.\n"
    #expect(Self.verdict(Self.quoted(banner + Self.original)).evidence[.quoteAltered] == 0)
    let added = "Be careful as this mail was sent from outside of our house.\n"
    #expect(Self.verdict(Self.quoted(added + Self.original)).evidence[.quoteAltered] == 0.5)
    let broken = Self.original.replacing(" in the ", with: " in\nthe ").replacing(
      "3456 7890", with: "3456\n7890")
    #expect(Self.verdict(Self.quoted(broken)).evidence[.quoteAltered] == 0)
    #expect(
      Self.verdict(Self.quoted(Self.original), original: broken).evidence[.quoteAltered] == 0)
  }

  @Test func `links that a host passes on are the links that they were`() {
    let original =
      Self.original
      + "\nRead the contract at https://files.commonmeadow.example/contract today please."
    func answer(_ link: String) -> Double {
      Self.verdict(
        Self.quoted(
          original.replacing("https://files.commonmeadow.example/contract", with: link)),
        original: original
      ).evidence[.quoteAltered]
    }
    #expect(
      answer(
        "https://safe.passing.example/?url=https%3A%2F%2Ffiles.commonmeadow.example%2Fcontract")
        == 0)
    #expect(answer("https://files.comrnonmeadow.example/contract") == 0.5)
  }

  @Test(arguments: [600, 601])
  func `of what was longer than is kept nothing is said`(_ words: Int) {
    // The subject's two words count, too.
    let long = (3...words).map { "word\($0)" }.joined(separator: " ") + "."
    let verdict = Self.verdict(
      Self.quoted(
        "We agreed on the telephone that it is due. The treasurer has approved the transfer of it. Our lawyers have confirmed the contract now."
      ), original: long)
    #expect(verdict.evidence[.quoteAltered] == (words == 600 ? 1 : 0))
  }
}
