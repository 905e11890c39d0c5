import TocsinModel

/// Everything needed to make the report again and to get the same.
struct MethodPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    out.element("section", .id("method"), .labelled(by: "method-title")) { out in
      out.element("h2", .id("method-title"), text: "How it was made")
      out.element(
        "p",
        text:
          "Tocsin \(content.version) made this page from the inputs below. The same inputs, version and "
          + "thresholds give the same findings. No rule reads whether a text is true, or whom it favours."
      )
      out.element("p") { $0.text("To make it again:") }
      out.element("pre") { $0.element("code") { $0.spot(.command, content, limits) } }
      KindGuide(content: content).render(into: &out)
      out.spot(.inputs, content, limits)
      thresholds(&out)
    }
  }

  func inputs(_ out: inout Markup) {
    out.element("h3", text: "Inputs")
    guard !content.inputs.isEmpty else {
      out.element("p", text: "No input was recorded.")
      return
    }
    let shown = content.inputs.prefix(limits.tableRows)
    let open = shown.count <= limits.openRows + 5 ? shown.count : limits.openRows
    table(
      shown.prefix(open),
      open == content.totalInputs
        ? "Inputs, with the SHA-256 of their bytes"
        : "The first \(open.grouped) of \(content.totalInputs.grouped) inputs, with the SHA-256 of their bytes",
      &out)
    if open < shown.count {
      out.element("details", .class("more")) { out in
        out.element("summary", text: (shown.count - open).counted("more input"))
        table(shown.dropFirst(open), "Further inputs", &out)
      }
    }
    if content.totalInputs > shown.count {
      out.element(
        "p", .class("note"),
        text:
          "\((content.totalInputs - shown.count).counted("more input")) in the workspace and not listed here."
      )
    }
  }

  private func table(
    _ inputs: ArraySlice<ReportContent.Input>, _ caption: String, _ out: inout Markup
  ) {
    out.element("table", .class("inputs"), .role("table")) { out in
      out.element("caption", text: caption)
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for (index, title) in Self.columns.enumerated() {
            out.element(
              "th", Attribute("scope", "col"), .role("columnheader"),
              (2...4).contains(index) ? .class("n") : nil, text: title)
          }
        }
      }
      out.element("tbody", .role("rowgroup")) { out in
        for input in inputs { row(input, &out) }
      }
    }
  }

  private static let columns = ["Path", "Format", "Bytes", "Documents", "Diagnostics", "SHA-256"]

  private func row(_ input: ReportContent.Input, _ out: inout Markup) {
    out.element("tr", .role("row")) { out in
      cell(0, &out) { out in
        out.element("code", .directionAuto) { $0.path(input.path.cut(to: 200)) }
      }
      cell(1, &out) { $0.text(input.format.cut(to: 60)) }
      cell(2, &out) { $0.text(input.bytes.grouped) }
      cell(3, &out) { $0.text(input.documents.grouped) }
      cell(4, &out) { $0.text(input.diagnostics.grouped) }
      cell(5, &out) { out in
        out.element("code", .class("hash")) {
          $0.text((input.sha256 ?? "not computed").cut(to: 64))
        }
      }
    }
  }

  private func cell(_ column: Int, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element(
      "td", .role("cell"), Attribute("data-label", Self.columns[column]),
      (2...4).contains(column) ? .class("n") : nil, body: body)
  }

  private func thresholds(_ out: inout Markup) {
    out.element("h3", text: "Thresholds")
    guard !content.thresholds.isEmpty else {
      out.element("p", text: "No threshold was recorded.")
      return
    }
    out.element("table", .class("thresholds")) { out in
      out.element("caption", text: "What decides whether something counts")
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), text: "Threshold")
          out.element("th", Attribute("scope", "col"), .class("n"), text: "Value")
          out.element("th", Attribute("scope", "col"), text: "Meaning")
        }
      }
      out.element("tbody") { out in
        for threshold in content.thresholds {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row")) {
              $0.element("code", text: threshold.name)
            }
            out.element("td", .class("n"), text: threshold.value)
            out.element("td", text: threshold.meaning)
          }
        }
      }
    }
  }
}
