import Collect
import Mail
import TocsinModel

/// Makes a document of a mail. Of an unremarkable one no word is kept, but hashes of who wrote when, which the history is made of: a
/// mailbox is full of what concerns nobody else. Of one that the history may still make suspicious it is kept who wrote it, about what
/// and what speaks for it, and no text.
struct MailConversion {
  private let rules: MailRules

  init(_ rules: MailRules) {
    self.rules = rules
  }

  func document(of raw: RawMail, path: String) -> Document {
    let verdict = rules.verdict(on: raw.bytes)
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
