import Report
import Store
import TocsinModel
import Wording

/// The texts that hold what is searched.
struct SearchPage: Sendable {
  let query: String
  let matches: [SearchMatch]
  /// How many are shown at most.
  let limit: Int
  /// The finding of that number, where the query is one.
  let finding: RecordedFinding?

  func html() -> String {
    PageFrame(
      title: localized(query.isEmpty ? "Search" : "\(query) · Search"), current: .search,
      query: query
    ).html { out in
      out.element("h1", words: "Search")
      guard !query.isEmpty else {
        out.element(
          "p", .class("lead"),
          words:
            "Every word must be in the title or the text; case and accents do not count, and a word that ends in * is a beginning."
        )
        return
      }
      if let finding {
        out.element("p", .class("lead")) { out in
          out.element("a", .href(inside: "/findings/\(finding.label)"), .directionAuto) {
            $0.text("\(finding.label): \(finding.headline.cut(to: 240))")
          }
        }
      }
      out.element(
        "p", .class("made"),
        words: matches.isEmpty
          ? "No text holds all of these words."
          : matches.count == limit
            ? "The \(limit.grouped) best texts; more words show fewer."
            : "\(counted: matches.count, "text"), the best first.")
      out.element("ol", .class("matches")) { out in
        for match in matches { item(match, &out) }
      }
    }
  }

  private func item(_ match: SearchMatch, _ out: inout Markup) {
    let document = match.document
    out.element("li") { out in
      out.element("p", .class("small")) { out in
        if let published = document.published {
          out.time(published)
          out.text(" · ")
        }
        out.source(of: document)
        out.text(" · ")
        out.element("a", .href(inside: "/documents/\(document.id)"), words: "whole text")
        if !match.isCurrent { out.element("span", .class("chip"), words: "a former version") }
      }
      if let title = document.title {
        out.element("h2") { $0.quoted(title, language: document.language, limit: 160) }
      }
      out.quoted("p", match.snippet, language: document.language, limit: 400)
      out.element("p", .class("small")) { out in
        out.element("code", .directionAuto) { $0.path(document.place.description.cut(to: 160)) }
      }
    }
  }
}
