package import TocsinModel
import Wording

/// One paragraph for those who got mails of a wave: what they look like and what to do. Facts only.
package struct MailAdvice: Sendable {
  /// What was seen of the mails, on one line, its addresses defanged.
  package let facts: String

  /// What to do: the same for all.
  package static var counsel: String {
    localized(
      "Open nothing in it and answer nothing; pass it on whole, as an attachment, to whoever looks after security. Who has opened it already should say so at once: nobody is blamed."
    )
  }

  package var text: String { facts.isEmpty ? Self.counsel : "\(facts) \(Self.counsel)" }

  package init(_ wave: MailWave) {
    var sentences: [String] = []
    let isOne = wave.members.count == 1
    if let mail = wave.strongest {
      let subject =
        mail.subject.isEmpty ? "without a subject" : "“\(mail.subject.oneLine(upTo: 120))”"
      sentences.append(
        isOne
          ? localized("There is a mail \(subject).")
          : localized("There are \(wave.members.count) mails like \(subject).")
      )
      let name = mail.senderName.oneLine(upTo: 80)
      let from = [name, mail.sender.defanged].filter { !$0.isEmpty }.joined(separator: ", ")
      if !from.isEmpty {
        let verb = mail.sender.isEmpty ? localized("shows the name") : localized("comes from")
        sentences.append("\(isOne ? "It" : "The likeliest") \(verb) \(from).")
      }
    }
    if !wave.claimed.isEmpty {
      let claimed = wave.claimed.prefix(3).map { $0.oneLine(upTo: 80) }.joined(separator: ", ")
      sentences.append(
        isOne
          ? localized("It claims to be \(claimed), and what was seen says otherwise.")
          : localized("They claim to be \(claimed), and what was seen says otherwise."))
    }
    if !wave.linkHosts.isEmpty {
      let hosts = wave.linkHosts.prefix(3).map(\.defanged).joined(separator: ", ")
      sentences.append(
        isOne
          ? localized("Its links lead to \(hosts).") : localized("Their links lead to \(hosts)."))
    }
    facts = sentences.joined(separator: " ")
  }
}

extension String {
  /// Without line ends, and not longer.
  fileprivate func oneLine(upTo limit: Int) -> String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").cut(to: limit)
  }
}
