import Mail
import TocsinModel

extension MailVerdict {
  /// What of the mail was not read, and why.
  func diagnostics(at place: Place) -> [Diagnostic] {
    // A mail that was pasted has the files of the one that holds it.
    guard mail.forwarding?.form != .pasted else { return [] }
    var found = mail.unopened.map { reason in
      Diagnostic(
        code: "mail.unopened", severity: .warning,
        message: "\(reason). The rest of the mail was judged.", place: place)
    }
    if let failure = evidence.meaningFailure {
      found.append(
        Diagnostic(
          code: "mail.meaning", severity: .warning,
          message: "What it asks was judged by its words alone: \(failure)", place: place))
    }
    if mail.isCut {
      found.append(
        Diagnostic(
          code: "mail.cut", severity: .warning,
          message:
            "It has more header fields, parts, levels or mails within it than are read; the rest was judged.",
          place: place))
    }
    return found
  }
}
