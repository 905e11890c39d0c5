import TocsinModel

/// What could not be read as it should, grouped by its code.
struct DiagnosticsPart {
  let content: ReportContent
  let limits: ReportLimits
  private static let places = 8
  /// Groups of so many places at most are open to see.
  private static let open = 3
  private static let groups = 60

  func render(into out: inout Markup) {
    out.element("section", .id("diagnostics"), .labelled(by: "diagnostics-title")) { out in
      out.element("h2", .id("diagnostics-title"), text: "Diagnostics")
      out.spot(.diagnostics, content, limits)
    }
  }

  /// What stands below the heading.
  func list(_ out: inout Markup) {
    guard content.totalDiagnostics > 0 else {
      out.element("p", text: "Everything could be read as it should.")
      return
    }
    out.element(
      "p",
      text: "\(content.totalDiagnostics.counted("place")) could not be read as "
        + "\(content.totalDiagnostics == 1 ? "it" : "they") should. Everything else was read.")
    let groups = self.groups
    for group in groups.prefix(Self.groups) { render(group, &out) }
    if groups.count > Self.groups {
      out.element(
        "p", .class("note"),
        text: "\((groups.count - Self.groups).counted("more kind")) not shown.")
    }
    let hidden = content.totalDiagnostics - content.diagnostics.count
    if hidden > 0 {
      out.element(
        "p", .class("note"),
        text:
          "\(hidden.counted("more diagnostic")) \(hidden == 1 ? "is" : "are") in the workspace "
          + "and not on this page.")
    }
  }

  private var groups: [(code: String, diagnostics: [Diagnostic])] {
    Dictionary(grouping: content.diagnostics, by: \.code)
      .map { (code: $0.key, diagnostics: $0.value) }
      .sorted { ($1.diagnostics.count, $0.code) < ($0.diagnostics.count, $1.code) }
  }

  private func render(
    _ group: (code: String, diagnostics: [Diagnostic]), _ out: inout Markup
  ) {
    let errors = group.diagnostics.count { $0.severity == .error }
    let warnings = group.diagnostics.count - errors
    var counts: [String] = []
    if errors > 0 { counts.append(errors.counted("place not read", "places not read")) }
    if warnings > 0 {
      counts.append(
        warnings.counted("place read with a reservation", "places read with a reservation"))
    }
    let messages = Set(group.diagnostics.map(\.message))
    let common = messages.count == 1 ? messages.first : nil
    out.element(
      "details", .class("diagnostic"),
      group.diagnostics.count <= Self.open ? Attribute("open", "") : nil
    ) { out in
      out.element("summary") { out in
        if let common {
          out.quoted(common, limit: 300)
        } else {
          out.element("code", text: group.code.cut(to: 80))
        }
        out.element("span", .class("sub")) { out in
          out.text(counts.joinedWithAnd)
          if common != nil {
            out.text(" · ")
            out.element("code", text: group.code.cut(to: 80))
          }
        }
      }
      out.element("ul") { out in
        for diagnostic in group.diagnostics.prefix(Self.places) {
          out.element("li") { out in
            out.element("code", .directionAuto) {
              $0.path(diagnostic.place.description.cut(to: 200))
            }
            if common == nil {
              out.text(": ")
              out.quoted(diagnostic.message, limit: 300)
            }
          }
        }
        let rest = group.diagnostics.count - Self.places
        if rest > 0 { out.element("li", text: "and \(rest.grouped) more of this kind") }
      }
    }
  }
}
