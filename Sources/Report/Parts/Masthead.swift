import TocsinModel

/// The top of the page: what this is, when it was made, and the contents.
struct Masthead {
  let content: ReportContent

  func render(into out: inout Markup) {
    out.element("header", .class("masthead")) { out in
      out.element("p", .class("wordmark")) { out in
        out.text("Tocsin")
        out.element("span", .class("sub"), text: "copies report")
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
        for (id, title) in [
          ("summary", "Summary"), ("reading", "How to read this"),
          ("findings", "Findings (\(content.totalFindings.grouped))"), ("sources", "Sources"),
          ("diagnostics", "Diagnostics (\(content.totalDiagnostics.grouped))"),
          ("method", "How it was made"),
        ] {
          out.element("li") { $0.element("a", .href(fragment: id), text: title) }
        }
      }
    }
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
