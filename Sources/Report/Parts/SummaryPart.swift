package import TocsinModel
import Wording

/// What was read and what was found, in plain sentences.
struct SummaryPart {
  let content: ReportContent
  let limits: ReportLimits
  /// Findings named at once; the others are folded.
  private static let named = 8

  func render(into out: inout Markup) {
    out.element("section", .id("summary"), .labelled(by: "summary-title")) { out in
      out.element("h2", .id("summary-title"), text: "Summary")
      out.element("p", .class("lead")) { $0.spot(.read, content, limits) }
      if content.isAboutCopies {
        out.element("p", .class("lead")) { $0.spot(.found, content, limits) }
      }
      let lookalikes = LookalikeCounts(content: content)
      if content.totalLookalikes > 0 {
        out.element("p", .class("lead"), text: lookalikes.sentence)
      }
      // What was found comes before how much: a reader opens the page for it.
      if !content.findings.isEmpty { important(&out) }
      if content.totalFindings > 0 {
        table(&out)
        KindTable(content: content).render(into: &out)
      } else if content.isAboutCopies, let sentence = content.missingSentence {
        out.element("p", text: sentence)
      }
      if content.totalLookalikes > 0 { lookalikes.render(into: &out) }
    }
  }

  var readSentence: String {
    let forms = Document.Form.allCases.compactMap { form -> String? in
      guard let count = content.totals.documents[form], count > 0 else { return nil }
      return "\(count.grouped) \(count == 1 ? String(form.plural.dropLast()) : form.plural)"
    }
    let read = forms.isEmpty ? "no documents" : forms.joinedWithAnd
    var sentence = "Tocsin read \(read) from \(content.totals.sources.counted("source"))"
    if !content.isAboutCopies { sentence = "Tocsin read names" }
    if content.totalInputs > 0 { sentence += ", in \(content.totalInputs.counted("input"))" }
    let troubles = content.totalDiagnostics
    sentence += troubles == 0 ? ", and could read all of it." : "."
    if troubles > 0 {
      sentence +=
        " \(troubles.counted("place")) could not be read as \(troubles == 1 ? "it" : "they")"
      sentence += " should; see the diagnostics."
    }
    return sentence
  }

  var foundSentence: String {
    let found = content.totalFindings
    guard found > 0 else { return "It found no text that was published more than once." }
    let high = content.totals.findings[.high] ?? 0
    let notable = content.totals.findings[.notable] ?? 0
    let routine = content.totals.findings[.routine] ?? 0
    if found == 1, high + notable + routine == 1 {
      let verdict =
        high == 1 ? "asks for attention" : notable == 1 ? "is worth a look" : "is routine"
      return "It found 1 text that was published more than once; it \(verdict)."
    }
    var parts: [String] = []
    if high > 0 { parts.append("\(high.grouped) ask\(high == 1 ? "s" : "") for attention first") }
    if notable > 0 {
      parts.append("\(notable.grouped) \(notable == 1 ? "is" : "are") worth a look")
    }
    if routine > 0 {
      parts.append("\(routine.grouped) \(routine == 1 ? "is" : "are") routine")
    }
    let sentence =
      "It found \(found.counted("text")) that \(found == 1 ? "was" : "were") published "
      + "more than once"
    return parts.isEmpty ? sentence + "." : sentence + ": " + parts.joinedWithAnd + "."
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("figures")) { out in
      out.element("caption", text: "Clusters of copies, by the attention they ask for")
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), text: "Attention")
          for title in ["Clusters", "Publications", "Sources"] {
            out.element("th", Attribute("scope", "col"), .class("n"), text: title)
          }
        }
      }
      out.element("tbody") { out in
        for attention in Finding.Attention.allCases.reversed() {
          row(attention, &out)
        }
      }
    }
  }

  private func row(_ attention: Finding.Attention, _ out: inout Markup) {
    let shown = content.findings.filter { $0.attention == attention && $0.copies != nil }
    let total = max(shown.count, content.totals.findings[attention] ?? 0)
    var documents = 0
    var sources: Set<SourceID> = []
    for finding in shown {
      guard let cluster = finding.copies else { continue }
      for member in cluster.members {
        documents += 1 + member.identical.count
        for id in [member.document] + member.identical {
          if let source = content.documents[id]?.source { sources.insert(source.id) }
        }
      }
    }
    let atLeast = total > shown.count ? "≥ " : ""
    out.element("tr") { out in
      out.element("th", Attribute("scope", "row")) { $0.badge(attention) }
      // With counts of the workspace, as a rule, that of all; else of those that are shown.
      out.element("td", .class("n")) { out in
        if content.totals.findings.isEmpty {
          out.text(total.grouped)
        } else {
          out.spot(ReportSpot(attention), content, limits)
        }
      }
      out.element("td", .class("n"), text: atLeast + documents.grouped)
      out.element("td", .class("n"), text: atLeast + sources.count.grouped)
    }
  }

  private func important(_ out: inout Markup) {
    var copies = 0
    let shown = content.findings.enumerated().filter { _, finding in
      guard finding.copies != nil else { return true }
      copies += 1
      return copies <= limits.findings
    }
    let rest = shown.dropFirst(Self.named)
    out.element(
      "h3", text: rest.isEmpty ? "The findings" : "The most important findings")
    list(shown.prefix(Self.named), &out)
    if !rest.isEmpty {
      out.element("details", .class("more")) { out in
        out.element("summary", text: "\(rest.count.counted("more finding"))")
        list(rest, &out)
      }
    }
  }

  private func list(
    _ findings: ArraySlice<(offset: Int, element: RecordedFinding)>, _ out: inout Markup
  ) {
    let first = (findings.first?.offset ?? 0) + 1
    out.element("ol", .class("important"), Attribute("start", "\(first)")) { out in
      for (index, finding) in findings {
        out.element("li") { out in
          out.badge(finding.attention)
          out.text(" ")
          out.element("a", .href(fragment: "f\(index + 1)"), .directionAuto) {
            $0.text(finding.summary.spoken.headline.cut(to: 240))
          }
          out.chips(of: finding)
        }
      }
    }
  }
}

extension Markup {
  /// What sets it apart, and, unless that stands elsewhere, its number, which is for life.
  package mutating func chips(of finding: RecordedFinding, areNumbered: Bool = true) {
    for chip in finding.summary.spoken.chips {
      text(" ")
      element("span", .class("chip"), .directionAuto) { $0.text(chip.cut(to: 60)) }
    }
    guard areNumbered else { return }
    text(" ")
    element("span", .class("small"), text: finding.label)
  }

  package mutating func badge(_ attention: Finding.Attention) {
    element("span", .class(attention.className)) { out in
      out.element("span", Attribute("aria-hidden", "true"), text: attention.symbol)
      out.text(" \(attention.words)")
    }
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  package var joinedWithAnd: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + localized(" and ") + last
  }
}
