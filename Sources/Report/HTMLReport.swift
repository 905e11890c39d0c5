import TocsinModel

/// One HTML page that holds everything an editor or a judge needs to check the findings: no
/// script, no network, all texts escaped.
///
/// Follows HTML (WHATWG), WCAG 2.2 AA, and Content Security Policy Level 3.
package struct HTMLReport: Sendable {
  /// What it shows.
  package let content: ReportContent
  /// How much of it.
  package let limits: ReportLimits

  /// A page to be written.
  package init(_ content: ReportContent, limits: ReportLimits = ReportLimits()) {
    self.content = content.limitingLookalikes(to: limits.lookalikeNames)
    self.limits = limits
  }

  /// The whole page. Linear in what is shown, which ``ReportLimits`` bounds.
  package func html() -> String {
    var page = ""
    write(to: &page)
    return page
  }

  /// Writes the page piece by piece, one finding at a time.
  package func write(to stream: inout some TextOutputStream) {
    var out = Markup()
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n")
    head(&out)
    out.raw("<body>\n")
    out.element("a", .class("skip"), .href(fragment: "main"), text: "Skip to the content")
    Masthead(content: content, limits: limits).render(into: &out)
    out.raw("<main id=\"main\" tabindex=\"-1\">\n")
    SummaryPart(content: content, limits: limits).render(into: &out)
    // What ties the others together is read first.
    CampaignsPart(content: content, limits: limits).render(into: &out)
    stream.write(out.take())
    if content.isAboutCopies { findings(to: &stream) }
    NetworksPart(content: content, limits: limits).render(into: &out)
    SitesPart(content: content, limits: limits).render(into: &out)
    MailsPart(content: content, limits: limits).render(into: &out)
    stream.write(out.take())
    LookalikesPart(content: content, limits: limits).render(into: &out)
    ReadingGuidePart(
      hasFindings: content.copies > 0, hasMeaning: content.hasMeaning,
      hasLookalikes: content.totalLookalikes > 0
    ).render(into: &out)
    if content.isAboutCopies { SourcesPart(content: content, limits: limits).render(into: &out) }
    DiagnosticsPart(content: content, limits: limits).render(into: &out)
    MethodPart(content: content, limits: limits).render(into: &out)
    out.raw("</main>\n")
    Colophon(content: content).render(into: &out)
    out.raw("</body>\n</html>\n")
    stream.write(out.take())
  }

  private func findings(to stream: inout some TextOutputStream) {
    var out = Markup()
    out.raw("<section id=\"findings\" aria-labelledby=\"findings-title\">\n")
    out.element("h2", .id("findings-title"), text: "Copies")
    if content.copies == 0 {
      out.element(
        "p",
        text: "No text was published more than once, as far as the thresholds below can tell. "
          + "That is a result, too: it holds for what was read, and for nothing else.")
    }
    var budget = limits.totalComparisonBytes
    var room = limits.wholeFindingBytes
    var isBrief = false
    let copies = content.findings.enumerated().filter { $0.element.copies != nil }
    for (index, finding) in copies.prefix(limits.findings) {
      if room <= 0, !isBrief {
        isBrief = true
        out.element(
          "p", .class("turn"),
          text: "From here on, findings are described in brief, to keep this page small: without "
            + "pictures and comparisons, and with their first publications only.")
      }
      let before = out.html.utf8.count
      let part = FindingPart(
        number: index + 1, finding: finding, content: content, limits: limits, isBrief: isBrief)
      part.render(into: &out, budget: &budget)
      room -= out.html.utf8.count - before
      stream.write(out.take())
    }
    out.spot(.hidden, content, limits)
    out.raw("</section>\n")
    stream.write(out.take())
  }

  private func head(_ out: inout Markup) {
    out.element("head") { out in
      out.void("meta", Attribute("charset", "utf-8"))
      out.void(
        "meta", Attribute("http-equiv", "Content-Security-Policy"),
        Attribute(
          "content",
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
            + "form-action 'none'"))
      out.void(
        "meta", Attribute("name", "viewport"),
        Attribute("content", "width=device-width, initial-scale=1"))
      out.void("meta", Attribute("name", "color-scheme"), Attribute("content", "light dark"))
      out.void("meta", Attribute("name", "referrer"), Attribute("content", "no-referrer"))
      out.void(
        "meta", Attribute("name", "generator"), Attribute("content", "Tocsin \(content.version)"))
      out.element("title") { $0.plain(content.title.cut(to: 160)) }
      out.element("style") { $0.raw(Stylesheet.text) }
    }
    out.raw("\n")
  }
}
