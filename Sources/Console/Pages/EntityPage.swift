import Report
import Store
import TocsinModel
import Wording

/// All that is known of an account, a site, a domain or another name.
struct EntityPage: Sendable {
  let entity: Entity
  /// `nil` when nothing that was read is by it.
  let record: EntityRecord?
  let findings: [ListedFinding]
  /// In all.
  let findingCount: Int
  let workspace: Workspace

  /// Findings that say that it is not what it seems: look-alike names and deceptive mails.
  private var warnings: [ListedFinding] {
    guard [.site, .domain, .address].contains(entity.kind) else { return [] }
    return findings.filter { $0.kind == .lookalikes || $0.kind == MailWave.kind }
  }

  func html() -> String {
    PageFrame(title: entity.name).html { out in
      out.element("p", .class("kicker")) {
        $0.element("span", .class("chip"), words: entity.kind.words)
      }
      out.element("h1", .directionAuto) { out in
        // What impersonates can be read and copied, and is not followed by a slip.
        out.text((warnings.isEmpty ? entity.name : entity.name.defanged).cut(to: 200))
      }
      warning(&out)
      out.element("p", .class("lead")) { out in
        if let name = record?.name, name != entity.name {
          out.words("It calls itself ")
          out.element("bdi", text: name.cut(to: 120))
          out.text(". ")
        }
        out.words(summary)
      }
      if entity.kind != .address, entity.kind != .person {
        out.element("p") { out in
          out.element(
            "a", .href(inside: "/dossier?name=\(ViewAddress.encoded(entity.name.cut(bytes: 900)))"),
            words: "Its dossier")
        }
      }
      found(&out)
      if let record { published(record, &out) }
      out.element("p", .class("small")) { out in
        out.words("The same in the terminal: ")
        out.element("code", .directionAuto) {
          $0.text(
            "tocsin findings --entity \(entity.name.quotedForShell) --workspace \(workspace.folder.quotedForShell)"
          )
        }
      }
    }
  }

  private func warning(_ out: inout Markup) {
    guard !warnings.isEmpty else { return }
    out.element("div", .class("notice warning")) { out in
      out.element("span") { out in
        out.words("It may not be what it seems: ")
        for (place, finding) in warnings.prefix(3).enumerated() {
          if place > 0 { out.text(", ") }
          out.element(
            "a", .href(inside: "/findings/F\(finding.number)"), text: "F\(finding.number)")
        }
        out.words(
          ". No link leads there. Open it on a machine that is kept for that, if at all: whoever runs it sees who comes."
        )
      }
      out.copying(entity.name, "Copy it as it is")
    }
  }

  private var summary: Phrase {
    let findings: Phrase = "\(counted: findingCount, "finding") about it"
    guard let record else { return "\(findings); nothing that was read is published by it." }
    let published = record.activity.count
    return record.isCapped
      ? "More than \(counted: published, "document") by it; \(findings)."
      : "\(counted: published, "document") by it; \(findings)."
  }

  private func found(_ out: inout Markup) {
    guard !findings.isEmpty else { return }
    out.element("h2", words: "Findings")
    out.element("ul", .class("plain")) { out in
      for finding in findings { out.element("li") { $0.line(of: finding) } }
    }
    if findingCount > findings.count {
      out.element("p") { out in
        out.element(
          "a",
          .href(inside: "/?about=\(ViewAddress.encoded(entity.name.cut(bytes: 300)))&state=all"),
          words: "All \(findingCount) in the queue")
      }
    }
  }

  private func published(_ record: EntityRecord, _ out: inout Markup) {
    out.element("h2", words: "When it publishes")
    ActivityPicture(activity: record.activity).render(into: &out)
    if record.sites.count > 1 {
      out.element("h2", words: "Its sites")
      out.element("ul", .class("entities")) { out in
        for site in record.sites.prefix(60) {
          out.element("li") { out in
            out.entity(Entity(.site, site.name))
            out.element("span", .class("small"), text: " \(site.count.grouped)")
          }
        }
      }
    }
    guard !record.latest.isEmpty else { return }
    out.element("h2", words: "What it published last")
    out.element("ul", .class("plain")) { out in
      for document in record.latest {
        out.element("li") { out in
          out.element("span", .class("small")) { out in
            if let published = document.published {
              out.time(published)
            } else {
              out.words("no time")
            }
          }
          out.text(" ")
          out.element("a", .href(inside: "/documents/\(document.id)"), .directionAuto) {
            $0.text(
              (document.title ?? localized("Text \(document.id.description.prefix(8))")).cut(
                to: 140))
          }
        }
      }
    }
  }
}

extension String {
  /// One word for a POSIX shell.
  var quotedForShell: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./@:+,%".utf8.contains(byte)
        }
      }
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
