/// How a mail came within another, which somebody sent on to have it looked at.
package struct MailForwarding: Hashable, Sendable {
  package enum Form: String, Sendable, CaseIterable {
    /// As a file (`message/rfc822`, RFC 2046, section 5.2.1): nothing of it is lost.
    case attached
    /// As text, with a few lines of its header above: where it really came from is lost.
    case pasted
  }

  package var form: Form
  /// Among those of one form that a mail holds, from 1.
  package var number: Int
  /// Who sent it on, as it stands in the mail that holds it; empty where that says nobody.
  package var by: String

  /// How deep mails within mails are read, and how many of one.
  package static let mostDepth = 3
  package static let mostMails = 20
  /// More pasted headers, one below the other, are a conversation.
  static let mostPasted = 3

  package init(form: Form, number: Int, by: String) {
    self.form = form
    self.number = number
    self.by = by
  }
}
