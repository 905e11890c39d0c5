import Mail
import Names

private let parser = NameParser(suffixes: .fallback)
private let detector = MailDetector(MailKnowledge(parser: parser))

/// Feeds any bytes to the reader and the judge of mails and of those that they send on, and traps when a promise is broken.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let verdict = detector.verdict(on: bytes)
  check(verdict)
  let attached = verdict.mail.attachedMails(in: bytes)
  precondition(attached.count <= MailForwarding.mostMails)
  for inner in attached { check(detector.verdict(on: inner)) }
  let pasted = verdict.mail.pastedMails(parser: parser)
  precondition(pasted.count <= 3)
  for inner in pasted { check(detector.verdict(on: inner)) }
  return 0
}

private func check(_ verdict: MailVerdict) {
  precondition((0...1).contains(verdict.probability))
  precondition(verdict.linkHosts.count <= 20)
  for clue in MailClue.allCases {
    precondition((0...1).contains(verdict.evidence[clue]))
    guard let quote = verdict.evidence.quote(of: clue), let span = quote.span else { continue }
    let whole = quote.part == .subject ? verdict.mail.subject : verdict.mail.text
    precondition(span.upperBound <= whole.utf8.count)
  }
}
