import TocsinModel
import Wording

/// A wave of mails: what to tell those who got them, why, the mails, and what the likeliest of them says.
struct MailWaveView {
  let wave: MailWave
  let reasons: [Reason]
  let documents: [DocumentID: Document]
  let limits: ReportLimits

  private static let hosts = 20
  private static let text = 4000
  private static var columns: [String] {
    [
      localized("Sent"), localized("From"), localized("To"), localized("Subject"),
      localized("Deceptive"),
    ]
  }

  func render(into out: inout Markup) {
    out.element("h4", words: "What to tell staff")
    out.element("p", .class("lead"), .directionAuto, text: MailAdvice(wave).text)
    ReasonList(title: localized("Why this is a finding"), reasons: reasons, heading: "h4").render(
      into: &out)
    mails(&out)
    if !wave.linkHosts.isEmpty {
      out.element("h4", words: "Where they lead")
      out.element("ul", .class("columns")) { out in
        for host in wave.linkHosts.prefix(Self.hosts) {
          out.element("li") { $0.element("code", text: host.defanged.cut(to: 120)) }
        }
      }
    }
    if let document = wave.strongest.flatMap({ documents[$0.document] }), !document.text.isEmpty {
      out.element("details", .class("more")) { out in
        out.element("summary", words: "What the likeliest of them says")
        out.element("pre", .class("mail"), .language(document.language), .directionAuto) {
          $0.text(document.text.cut(to: Self.text))
        }
      }
    }
  }

  private func mails(_ out: inout Markup) {
    let shown = wave.members.sorted { left, right in
      (left.sent?.seconds ?? .max, left.document) < (right.sent?.seconds ?? .max, right.document)
    }.prefix(limits.memberRows)
    out.element("table", .class("members"), .role("table")) { out in
      out.element("caption", words: "The mails, by the times that they state")
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for title in Self.columns {
            out.element("th", Attribute("scope", "col"), .role("columnheader"), text: title)
          }
        }
      }
      out.element("tbody", .role("rowgroup")) { out in
        for member in shown { row(member, &out) }
      }
    }
    let hidden = wave.members.count - shown.count
    if hidden > 0 {
      out.element("p", .class("note"), words: "\(counted: hidden, "more mail") not listed here.")
    }
  }

  private func row(_ member: MailWave.Member, _ out: inout Markup) {
    out.element("tr", .role("row")) { out in
      cell(0, &out) { out in
        if let sent = member.sent { out.time(sent) } else { out.words("time not known") }
      }
      cell(1, &out) { out in
        if !member.senderName.isEmpty { out.quoted("strong", member.senderName, limit: 80) }
        out.element("code", .class("sub"), .directionAuto) {
          $0.text(
            member.sender.isEmpty ? localized("no address") : member.sender.defanged.cut(to: 120))
        }
      }
      cell(2, &out) { out in
        let names = member.recipients.prefix(3).map(\.defanged).joined(separator: ", ")
        let more = member.recipients.count - 3
        out.element("span", .directionAuto) {
          $0.text(
            (names.isEmpty ? "–" : names).cut(to: 160) + (more > 0 ? " and \(more) more" : ""))
        }
      }
      cell(3, &out) { $0.quoted(member.subject.isEmpty ? "–" : member.subject, limit: 160) }
      cell(4, &out) { $0.text("\(Int((member.probability * 100).rounded(.down)))%") }
    }
  }

  private func cell(_ column: Int, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("td", .role("cell"), Attribute("data-label", Self.columns[column]), body: body)
  }
}
