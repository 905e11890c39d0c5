import Foundation
import Mail
import Names
import Testing

/// What libFuzzer found to lead through the reader and the judge of mails, read again in every run.
@Suite struct CorpusTests {
  @Test func `what a fuzzer found breaks no promise of a verdict`() throws {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fuzzing/mail.corpus")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 100)
    let parser = NameParser(suffixes: .fallback)
    var tiers: Set<MailVerdict.Tier> = []
    for line in lines {
      let bytes = [UInt8](try #require(Data(base64Encoded: String(line))))
      let whole = SampleMail.verdict(on: bytes)
      let inner =
        whole.mail.attachedMails(in: bytes).map { SampleMail.verdict(on: $0) }
        + whole.mail.pastedMails(parser: parser).map { SampleMail.detector.verdict(on: $0) }
      for verdict in [whole] + inner {
        tiers.insert(verdict.tier)
        #expect((0...1).contains(verdict.probability), "\(line)")
        for clue in MailClue.allCases {
          guard let span = verdict.evidence.quote(of: clue)?.span else { continue }
          let text =
            verdict.evidence.quote(of: clue)?.part == .subject
            ? verdict.mail.subject : verdict.mail.text
          #expect(span.upperBound <= text.utf8.count, "\(line)")
        }
      }
    }
    #expect(tiers.count == 3)
  }
}
