import Mail
import Names
import Testing
import TocsinModel

/// Mails are judged again by a history that came later, from what was kept of them.
@Suite struct MailHindsightTests {
  private static let parser = NameParser(suffixes: .fallback)

  private static func bytes(
    _ day: Int, _ month: String = "Nov",
    from: String = "Noor Castellan <noor@commonmeadow.example>",
    answers: String? = nil
  ) -> [UInt8] {
    Array(
      """
      From: \(from)
      To: press@harborparty.example
      Subject: \(answers == nil ? "Invoice for the hall" : "Re: Invoice for the hall")
      Date: \(day) \(month) 2026 09:00:00 +0000
      Message-ID: <\(month)\(day)@x.example>
      \(answers.map { "In-Reply-To: <\($0)@x.example>\n" } ?? "")
      Are you at your desk? I need a quick favor. Please pay the attached invoice today.
      """.utf8)
  }

  private static let correspondence = [(1, "Sep"), (12, "Sep"), (3, "Oct"), (20, "Oct")].map {
    bytes($0.0, $0.1)
  }
  private static let subjects = [
    bytes(27), bytes(27, from: "Noor Castellan <noor.castellan.office@gmail.com>"),
    bytes(27, from: "Bo Reyes <bo@elsewhere.example>", answers: "nobody"),
    bytes(27, from: "Bo Reyes <bo@elsewhere.example>, x@y.example"),
    bytes(1, "Sep"),
  ]

  private static func verdict(_ bytes: [UInt8], _ history: MailHistory? = nil) -> MailVerdict {
    MailDetector(MailKnowledge(parser: parser, history: history)).verdict(on: bytes)
  }

  @Test(arguments: subjects.indices)
  func `it says what the examiner says who knew the history from the beginning`(_ number: Int)
    throws
  {
    let mails = Self.correspondence + [Self.subjects[number]]
    var history = MailHistory()
    for bytes in mails { history.add(MailMessage(bytes, parser: Self.parser)) }
    let known = Self.verdict(Self.subjects[number], history)
    let facts = Self.verdict(Self.subjects[number]).facts(parser: Self.parser)
    let traces = try mails.map { try #require(Self.verdict($0).trace) }
    for order in [traces, traces.reversed()] {
      let judged = MailHindsight(MailHistory(order)).facts(facts)
      #expect(abs(judged.probability - known.probability) < 1e-9)
      #expect(judged.tier.rawValue == known.tier.rawValue)
      #expect(
        Set(judged.reasons.map(\.feature))
          .isSuperset(of: known.reasons.map(\.feature).filter { $0.contains("orrespond") }))
    }
  }

  @Test func `a trace is the same after it was kept`() throws {
    var trace = try #require(Self.verdict(Self.subjects[2]).trace)
    #expect(trace.answered.count == 1 && trace.isAnswer)
    for (vouched, disowned) in [(true, false), (false, true)] {
      (trace.isVouched, trace.isDisowned, trace.odds) = (vouched, disowned, -1.25)
      #expect(MailTrace(bytes: trace.bytes) == trace)
    }
    trace.sender = nil
    trace.name = nil
    #expect(MailTrace(bytes: trace.bytes) == trace)
    #expect(MailTrace(bytes: []) == nil)
    #expect(MailTrace(bytes: Array(trace.bytes.dropLast())) == nil)
    #expect(MailTrace(bytes: [9] + trace.bytes.dropFirst()) == nil)
  }

  @Test func `what no history can make suspicious is told from what one can`() {
    let plain = Self.verdict(
      SampleMail.bytes("The minutes of Tuesday are in the usual folder. Ada"))
    #expect(plain.tier == .unremarkable && !plain.couldBecomeSuspicious)
    #expect(plain.sketch.least.isEmpty)
    let stranger = Self.verdict(Self.subjects[1])
    #expect(stranger.couldBecomeSuspicious)
  }
}
