import TocsinModel

/// The top of the page: what this is, when it was made, and the contents.
struct Masthead {
  let content: ReportContent

  func render(into out: inout Markup) {
    out.element("header", .class("masthead")) { out in
      out.element("p", .class("wordmark")) { out in
        out.text("Tocsin")
        out.element(
          "span", .class("sub"),
          text: content.totalLookalikes > 0 || content.networks > 0 ? "report" : "copies report")
      }
      out.element("h1", .directionAuto) { $0.text(content.title.cut(to: 200)) }
      out.element("p", .class("made")) { out in
        out.text("Made on ")
        out.time(content.generatedAt)
        out.text(" by Tocsin \(content.version).")
      }
      contents(&out)
    }
  }

  private func contents(_ out: inout Markup) {
    out.element("nav", .label("Contents")) { out in
      out.element("ol", .class("contents")) { out in
        for (id, title) in parts {
          out.element("li") { $0.element("a", .href(fragment: id), text: title) }
        }
      }
    }
  }
}

extension Masthead {
  /// The parts of the page, by their ids.
  fileprivate var parts: [(String, String)] {
    var parts = [("summary", "Summary")]
    if content.isAboutCopies {
      parts.append(("findings", "Findings (\(content.totalFindings.grouped))"))
    }
    if content.networks > 0 {
      parts.append(("networks", "Accounts that act together (\(content.networks.grouped))"))
    }
    let sites = content.findings.count { $0.sites != nil }
    if sites > 0 { parts.append(("sites", "Sites run alike (\(sites.grouped))")) }
    if content.totalLookalikes > 0 {
      parts.append(("lookalikes", "Look-alike names (\(content.totalLookalikes.grouped))"))
    }
    parts.append(("reading", "How to read this"))
    if content.isAboutCopies { parts.append(("sources", "Sources")) }
    parts.append(("diagnostics", "Diagnostics (\(content.totalDiagnostics.grouped))"))
    parts.append(("method", "How it was made"))
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
