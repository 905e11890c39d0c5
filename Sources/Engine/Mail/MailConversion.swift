import Collect
import Mail
import TocsinModel

/// Makes documents of a mail and of those that it sends on. Of an unremarkable one no word is kept, but hashes of who wrote when, which the history is made of: a
/// mailbox is full of what concerns nobody else. Of one that the history may still make suspicious it is kept who wrote it, about what
/// and what speaks for it, and no text.
struct MailConversion {
  private let rules: MailRules

  init(_ rules: MailRules) {
    self.rules = rules
  }

  /// The mail first; behind it those that it sends on, where they are at least suspicious: of the others there is nothing to keep. And
  /// what was not read.
  func documents(of raw: RawMail, path: String) -> ([Document], [Diagnostic]) {
    let verdicts = rules.verdicts(on: raw.bytes)
    let documents = verdicts.enumerated()
      .filter { $0.offset == 0 || $0.element.tier != .unremarkable }
      .map { document(of: $0.element, raw, path) }
    return (documents, verdicts.flatMap { $0.diagnostics(at: raw.place) })
  }

  private func document(of verdict: MailVerdict, _ raw: RawMail, _ path: String) -> Document {
    let mail = verdict.mail
    let facts = verdict.facts(parser: rules.parser)
    let isKept = verdict.tier != .unremarkable || verdict.couldBecomeSuspicious
    let text = verdict.tier != .unremarkable ? mail.text : ""
    let external = mail.messageID.isEmpty ? nil : mail.messageID
    let title = isKept ? mail.subject : nil
    let source =
      isKept && !facts.sender.isEmpty
      ? Source(id: SourceID(rawValue: facts.sender), kind: .named, name: facts.senderName) : nil
    return Document(
      id: DocumentIdentity.documentID(
        url: nil, source: source?.id, externalID: external, path: path, title: title, text: text),
      form: .record, externalID: external, source: source, title: title,
      published: Timestamp(parsing: mail.date, origin: .file), text: text, place: raw.place,
      mail: isKept
        ? facts
        : facts.trace.map { .unremarkable(rule: MailDetector.rule, trace: $0) })
  }
}
