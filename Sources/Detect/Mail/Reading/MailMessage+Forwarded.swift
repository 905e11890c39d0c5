import MIME
package import Names
import TocsinModel

extension MailMessage {
  /// How many mails were attached to it.
  package var attachedMailCount: Int { held.count }

  /// The bytes of the mails that were attached to it whole, in their order. Reports of mail hosts hold what was sent from here: they are
  /// left alone.
  ///
  /// - Parameter bytes: those of this mail.
  package func attachedMails(
    in bytes: [UInt8], most: Int = MailForwarding.mostMails
  ) -> [[UInt8]] {
    held.prefix(max(0, most)).compactMap { part in
      guard part.body.upperBound <= bytes.count else { return nil }
      return TransferEncoding.decoded(bytes[part.body], as: part.encoding)
    }
  }

  /// The mails that were pasted into its text with their headers, where it says that it sends something on. What an answer quotes is
  /// left alone. Linear in the text.
  package func pastedMails(parser: NameParser) -> [MailMessage] {
    let bytes = Array(text.utf8.prefix(MailPage.mostText))
    guard MailSubject.isForward(subject) || Self.hasMark(bytes) else { return [] }
    return PastedHeader.all(in: bytes, most: MailForwarding.mostPasted).enumerated().map {
      number, header in
      pasted(header, number + 1, Array(bytes[header.end...]), parser)
    }
  }

  private static func hasMark(_ text: [UInt8]) -> Bool {
    var at = 0
    for _ in 0..<mostLinesAbove {
      guard at < text.count else { return false }
      let end = text[at...].firstIndex(of: 0x0A) ?? text.count
      let line = PastedHeader.bare(text[at..<end])
      at = end + 1
      // Between hyphens, or the sentence of one maker's programs.
      guard line.count <= 100, line.starts(with: [0x2D, 0x2D]) || line.last == 0x3A else {
        continue
      }
      if MailSubject.marksForward(String(decoding: line, as: UTF8.self)) { return true }
    }
    return false
  }

  /// Lines in which the mark is looked for: whoever sends something on writes a few above it.
  private static let mostLinesAbove = 400

  private func pasted(
    _ header: PastedHeader, _ number: Int, _ rest: [UInt8], _ parser: NameParser
  ) -> MailMessage {
    var mail = self
    mail.forwarding = MailForwarding(
      form: .pasted, number: number, by: from.first?.address ?? "")
    mail.fields = []
    mail.fromFields = 1
    mail.messageID = ""
    mail.held = []
    mail.from = Self.mailboxes(header.fields[.from])
    mail.replyTo = Self.mailboxes(header.fields[.reply])
    let recipients = Self.mailboxes(header.fields[.to])
    // Programs leave the reader's own address out.
    if recipients.mailboxes.contains(where: { $0.domain != nil }) { mail.recipients = recipients }
    mail.subject = header.fields[.subject] ?? ""
    mail.date = header.fields[.date] ?? ""
    mail.text = Self.unquoted(rest)
    mail.page?.text = mail.text
    // The signature of whoever sent it on leads to their own house.
    let own = Set(
      (from.mailboxes + self.recipients.mailboxes).compactMap { box in
        box.domain.flatMap { parser.hostName($0).host?.registrable.rawValue }
      })
    let sender = mail.from.first?.domain.flatMap {
      parser.hostName($0).host?.registrable.rawValue
    }
    mail.links.removeAll { own.contains($0.registrable) && $0.registrable != sender }
    return mail
  }

  /// `Name [mailto:address]` is how one maker's programs write it.
  private static func mailboxes(_ value: String?) -> MailboxList {
    let written = (value ?? "").replacing("[mailto:", with: "<").replacing("]", with: ">")
    var list = MailboxList(written.contains("<") ? written : value ?? "")
    // A name without an address is what programs often leave of it, and no fault of the sender's.
    list.isMalformed = list.isMalformed && list.mailboxes.contains { $0.domain != nil }
    return list
  }

  /// Without the marks of a quotation at the beginning of lines.
  private static func unquoted(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      result += line.drop { $0 == 0x3E || $0 == 0x20 } + [0x0A]
    }
    return String(decoding: result, as: UTF8.self)
  }
}
