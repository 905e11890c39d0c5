import Mail
import Names
import TestSupport
import Testing

/// What the fuzz target `mail` starts from and found, read and judged again.
@Suite struct FuzzInputTests {
  @Test func `hostile mails are judged, with quotes that lie in them`() throws {
    let detector = MailDetector(MailKnowledge(parser: NameParser(suffixes: .fallback)))
    let inputs = try FuzzInputs.all(of: "mail", variants: 40)
    #expect(inputs.count >= 100)
    for input in inputs {
      let verdict = detector.verdict(on: input)
      #expect((0...1).contains(verdict.probability))
      #expect(verdict.linkHosts.count <= 20)
      for clue in MailClue.allCases {
        guard let quote = verdict.evidence.quote(of: clue), let span = quote.span else { continue }
        let whole = quote.part == .subject ? verdict.mail.subject : verdict.mail.text
        #expect(span.upperBound <= whole.utf8.count)
      }
    }
  }
}
