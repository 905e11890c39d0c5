import TocsinModel

/// What every finding of the page has around its evidence: number, attention, chips, headline, and by which rule it was
/// observed.
struct FindingFrame {
  /// The place on the page, from 1; its anchor is made of it.
  let number: Int
  let finding: RecordedFinding
  let elections: [ElectionDate]
  var isBrief = false

  var id: String { "f\(number)" }

  func render(into out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element(
      "section", .id(id),
      .class("finding \(finding.attention.rawValue)\(isBrief ? " brief" : "")"),
      .labelled(by: "\(id)-title")
    ) { out in
      out.element("p", .class("kicker")) { out in
        out.text("Finding \(finding.label) ")
        out.badge(finding.attention)
        out.chips(of: finding, areNumbered: false)
        out.silence(of: finding, elections)
      }
      out.element("h3", .id("\(id)-title"), .directionAuto) {
        $0.text(finding.summary.spoken.headline.cut(to: 400))
      }
      body(&out)
      out.element("p", .class("small")) { out in
        out.text("Observed by rule ")
        out.element("code", text: finding.observation.rule)
        out.text(" · ")
        out.element("code", text: finding.id.rawValue.cut(to: 80))
      }
    }
  }
}

/// Findings of one kind, a section of the page.
struct FindingsSection<Subject: FindingSubject> {
  let content: ReportContent
  let id: String
  let title: String
  /// What such a finding says, and what it does not.
  let meaning: String
  /// Findings that are shown; those beyond are counted.
  let most: Int

  func render(
    into out: inout Markup, _ body: (FindingFrame, Subject, inout Markup) -> Void
  ) {
    let findings = content.findings.enumerated().compactMap { index, finding in
      (finding.finding.subject as? Subject).map { subject in
        (
          FindingFrame(number: index + 1, finding: finding, elections: content.elections), subject
        )
      }
    }
    guard !findings.isEmpty else { return }
    out.element("section", .id(id), .labelled(by: "\(id)-title")) { out in
      out.element("h2", .id("\(id)-title"), text: title)
      out.element("p", text: meaning)
      for (frame, subject) in findings.prefix(most) {
        frame.render(into: &out) { body(frame, subject, &$0) }
      }
      let hidden = findings.count - most
      if hidden > 0 {
        out.element(
          "p", .class("note"), text: "\(hidden.counted("more finding")) not on this page.")
      }
    }
  }
}
