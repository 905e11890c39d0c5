import TocsinModel

/// What the kinds of copies are, what their scores mean, and what they were found with: to be quoted.
struct KindGuide {
  let content: ReportContent

  func render(into out: inout Markup) {
    out.element("h3", text: "Kinds of copies")
    out.element(
      "p",
      text:
        "The three kinds are those of D3lta (VIGINUM, 2023). Copies are found by their letters; "
        + "rewordings and translations by a model of meaning, which gives texts that say the same in "
        + "any of its languages nearly the same numbers.")
    out.element("table", .class("kindguide"), .role("table")) { out in
      out.element("caption", text: "What each kind means, and what its figures say")
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for title in Self.columns {
            out.element("th", Attribute("scope", "col"), .role("columnheader"), text: title)
          }
        }
      }
      out.element("tbody", .role("rowgroup")) { out in
        for kind in CopyKind.allCases { row(kind, &out) }
      }
    }
    models(&out)
  }

  private static let columns = ["Kind", "What it is", "Score", "Per cent"]

  private func row(_ kind: CopyKind, _ out: inout Markup) {
    out.element("tr", .role("row")) { out in
      out.element("th", Attribute("scope", "row"), .role("rowheader")) { out in
        out.text(kind.words.capitalizedFirst)
        out.element("code", .class("sub"), text: kind.rawValue)
      }
      for (title, text) in zip(
        Self.columns.dropFirst(), [kind.meaning, kind.scoreMeaning, kind.coverageMeaning])
      {
        out.element("td", .role("cell"), Attribute("data-label", title), text: text)
      }
    }
  }

  private func models(_ out: inout Markup) {
    guard !content.models.isEmpty else { return }
    out.element("h3", text: "Models")
    if let sentence = content.missingSentence { out.element("p", text: sentence) }
    out.element("table", .class("models")) { out in
      out.element("caption", text: "What was used to tell languages and meanings")
      out.element("thead") { out in
        out.element("tr") { out in
          for title in ["Model", "What for", "In this run"] {
            out.element("th", Attribute("scope", "col"), text: title)
          }
        }
      }
      out.element("tbody") { out in
        for model in content.models {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row"), text: model.name.cut(to: 80))
            out.element("td", text: model.purpose.cut(to: 300))
            out.element("td") { out in
              out.element("b", text: model.use.words)
              if !model.note.isEmpty {
                out.element("span", .class("sub"), text: model.note.cut(to: 300))
              }
            }
          }
        }
      }
    }
  }
}

extension ReportContent.Model.Use {
  fileprivate var words: String {
    switch self {
    case .used: "used"
    case .leftOut: "left out"
    case .missing: "not installed"
    }
  }
}

extension ReportContent {
  private var meaningModels: [Model] { models.filter { $0.task == .meaning } }

  /// Whether rewordings and translations were not looked for at all.
  var meaningIsMissing: Bool {
    !meaningModels.isEmpty && meaningModels.allSatisfy { $0.use != .used }
  }

  /// What was not looked for, because a model is missing or left out; `nil` when nothing was.
  var missingSentence: String? {
    if !meaningModels.isEmpty, meaningModels.allSatisfy({ $0.use == .leftOut }) {
      return
        "Rewordings and translations were not looked for: only letters were to be compared. Their "
        + "absence from this page means nothing."
    }
    let missing = meaningModels.filter { $0.use == .missing }.map { $0.name.cut(to: 80) }
    guard !missing.isEmpty else { return nil }
    if meaningIsMissing {
      return
        "Rewordings and translations were not looked for: no model of meaning is installed. Their "
        + "absence from this page means nothing."
    }
    return "Some rewordings and translations were not looked for: \(missing.joinedWithAnd) "
      + "\(missing.count == 1 ? "is" : "are") not installed."
  }
}
