import TocsinModel

/// The top of the page: what this is, when it was made, and the contents.
struct Masthead {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    out.element("header", .class("masthead")) { out in
      out.element("p", .class("wordmark")) { out in
        out.text("Tocsin")
        out.element(
          "span", .class("sub"),
          text: content.findings.allSatisfy { $0.copies != nil } ? "copies report" : "report")
      }
      out.element("h1", .directionAuto) { $0.text(content.title.cut(to: 200)) }
      out.element("p", .class("made")) { out in
        out.text("Made on ")
        out.spot(.made, content, limits)
        out.text(" by Tocsin \(content.version).")
      }
      contents(&out)
    }
  }

  private func contents(_ out: inout Markup) {
    out.element("nav", .label("Contents")) { out in
      out.element("ol", .class("contents")) { out in
        for (id, title, spot) in parts {
          out.element("li") { out in
            out.element("a", .href(fragment: id)) { out in
              out.text(title)
              guard let spot else { return }
              out.text(" ")
              out.spot(spot, content, limits)
            }
          }
        }
      }
    }
  }
}

extension Masthead {
  /// The parts of the page, by their ids.
  fileprivate var parts: [(String, String, ReportSpot?)] {
    var parts: [(String, String, ReportSpot?)] = [("summary", "Summary", nil)]
    func add(_ id: String, _ title: String, _ kind: FindingKind) {
      let count = content.findings.count { $0.finding.kind == kind }
      if count > 0 { parts.append((id, "\(title) (\(count.grouped))", nil)) }
    }
    add("campaigns", "What belongs together", Campaign.kind)
    if content.isAboutCopies { parts.append(("findings", "Copies", .copies)) }
    add("networks", "Accounts that act together", NetworkCommunity.kind)
    add("sites", "Sites that share", SiteCommunity.kind)
    add("mails", "Mails that deceive", MailWave.kind)
    if content.totalLookalikes > 0 {
      parts.append(("lookalikes", "Look-alike names (\(content.totalLookalikes.grouped))", nil))
    }
    parts.append(("reading", "How to read this", nil))
    if content.isAboutCopies { parts.append(("sources", "Sources", nil)) }
    parts.append(("diagnostics", "Diagnostics", .troubles))
    parts.append(("method", "How it was made", nil))
    return parts
  }
}

/// The bottom of the page.
struct Colophon {
  let content: ReportContent

  func render(into out: inout Markup) {
    out.element("footer") { out in
      out.element(
        "p",
        text: "This page is one file. It loads nothing, runs nothing and tells nobody that it is "
          + "being read. Times are in UTC unless it says otherwise.")
    }
  }
}
