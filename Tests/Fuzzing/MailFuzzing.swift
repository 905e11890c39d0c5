import Mail
import Names

private let detector = MailDetector(MailKnowledge(parser: NameParser(suffixes: .fallback)))

/// Feeds any bytes to the reader and the judge of mails, and traps when a promise is broken.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let verdict = detector.verdict(on: bytes)
  precondition((0...1).contains(verdict.probability))
  precondition(verdict.linkHosts.count <= 20)
  for clue in MailClue.allCases {
    precondition((0...1).contains(verdict.evidence[clue]))
    guard let quote = verdict.evidence.quote(of: clue), let span = quote.span else { continue }
    let whole = quote.part == .subject ? verdict.mail.subject : verdict.mail.text
    precondition(span.upperBound <= whole.utf8.count)
  }
  return 0
}
