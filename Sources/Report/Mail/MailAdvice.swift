package import TocsinModel

/// One paragraph for those who got mails of a wave: what they look like and what to do. Facts only.
package struct MailAdvice: Sendable {
  /// On one line, its addresses defanged.
  package let text: String

  package init(_ wave: MailWave) {
    var sentences: [String] = []
    if let mail = wave.strongest {
      let count = wave.members.count
      let subject =
        mail.subject.isEmpty ? "without a subject" : "“\(mail.subject.oneLine(upTo: 120))”"
      let shown = mail.senderName.isEmpty ? "" : "\(mail.senderName.oneLine(upTo: 80)), "
      let from =
        mail.sender.isEmpty
        ? shown.isEmpty ? "" : " It shows the name \(shown.dropLast(2))."
        : " It comes from \(shown)\(mail.sender.defanged)."
      sentences.append(
        (count == 1 ? "There is a mail \(subject)." : "There are \(count) mails like \(subject).")
          + from)
    }
    if !wave.claimed.isEmpty {
      let claimed = wave.claimed.prefix(3).map { $0.oneLine(upTo: 80) }.joined(separator: ", ")
      sentences.append("It claims to be \(claimed), and what was seen of it says otherwise.")
    }
    if !wave.linkHosts.isEmpty {
      sentences.append(
        "Its links lead to \(wave.linkHosts.prefix(3).map(\.defanged).joined(separator: ", ")).")
    }
    sentences.append(
      "Open nothing in it and answer nothing; pass it on whole, as an attachment, to whoever looks after security. Who has opened it already should say so at once: nobody is blamed."
    )
    text = sentences.joined(separator: " ")
  }
}

extension String {
  /// Without line ends, and not longer.
  fileprivate func oneLine(upTo limit: Int) -> String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").cut(to: limit)
  }
}
