import TocsinModel

/// A place of the page that tells of the whole workspace, and of no finding that is shown: it changes with each scan, while the
/// findings, which are nearly all of the page, seldom do. It stands between two comments, so that it can be written anew alone.
enum ReportSpot: String, CaseIterable {
  case made, copies, troubles, read, found, high, notable, routine, hidden, diagnostics, command,
    inputs

  init(_ attention: Finding.Attention) {
    self =
      switch attention {
      case .high: .high
      case .notable: .notable
      case .routine: .routine
      }
  }

  var begin: String { "<!--spot \(rawValue)-->" }

  /// Of every spot: they are not nested.
  static let end = "<!--/spot-->"

  /// What stands there.
  func render(_ content: ReportContent, _ limits: ReportLimits, into out: inout Markup) {
    switch self {
    case .made: out.time(content.generatedAt)
    case .copies: out.text("(\(content.totalFindings.grouped))")
    case .troubles: out.text("(\(content.totalDiagnostics.grouped))")
    case .read: out.text(SummaryPart(content: content, limits: limits).readSentence)
    case .found: out.text(SummaryPart(content: content, limits: limits).foundSentence)
    case .high: out.text((content.totals.findings[.high] ?? 0).grouped)
    case .notable: out.text((content.totals.findings[.notable] ?? 0).grouped)
    case .routine: out.text((content.totals.findings[.routine] ?? 0).grouped)
    case .hidden: hidden(content, limits, &out)
    case .diagnostics: DiagnosticsPart(content: content, limits: limits).list(&out)
    case .command: out.text(content.command.cut(to: 2000))
    case .inputs: MethodPart(content: content, limits: limits).inputs(&out)
    }
  }

  private func hidden(_ content: ReportContent, _ limits: ReportLimits, _ out: inout Markup) {
    // A page shows as many as it may, as long as there are so many.
    let known = content.findings.isEmpty ? content.totalFindings : content.copies
    let hidden = content.totalFindings - min(known, limits.findings)
    guard hidden > 0 else { return }
    out.element(
      "p", .class("note"),
      text: "\(hidden.counted("more finding")) \(hidden == 1 ? "is" : "are") in the workspace "
        + "and not on this page.")
  }
}

extension Markup {
  mutating func spot(_ spot: ReportSpot, _ content: ReportContent, _ limits: ReportLimits) {
    comment(spot.begin)
    spot.render(content, limits, into: &self)
    comment(ReportSpot.end)
  }
}
