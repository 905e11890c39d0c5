import Report
import Store
import TocsinModel
import Wording

/// The texts that hold what is searched.
struct SearchPage: Sendable {
  let query: String
  var matches: [SearchMatch]
  /// How many are shown at most.
  let limit: Int
  /// The finding of that number, where the query is one.
  var finding: RecordedFinding?
  /// Accounts, sites, domains and others whose names begin so.
  var names: [Entity] = []
  /// Findings whose headlines say it.
  var findings: [ListedFinding] = []
  /// Why texts were not searched.
  var refused: String?
  /// Whether so many texts hold it that the latest are shown.
  var isCommon = false

  /// Whether nothing but texts could answer.
  var isEmpty: Bool { finding == nil && names.isEmpty && findings.isEmpty }

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
        hints(&out)
        return
      }
      if let finding {
        out.element("p", .class("lead")) { out in
          out.element("a", .href(inside: "/findings/\(finding.label)"), .directionAuto) {
            $0.text("\(finding.label): \(finding.summary.spoken.headline.cut(to: 240))")
          }
        }
      }
      if let refused {
        out.element("div", .class("notice warning"), .role("alert"), text: refused)
        return hints(&out)
      }
      entities(&out)
      said(&out)
      if !names.isEmpty || !findings.isEmpty { out.element("h2", words: "Texts") }
      out.element(
        "p", .class("made"),
        words: lead)
      out.element("ol", .class("matches")) { out in
        for match in matches { item(match, &out) }
      }
    }
  }

  /// How many texts there are, and in which order they stand.
  private var lead: Phrase {
    switch (matches.count, isCommon) {
    case (0, _): "No text holds all of these words."
    case (limit, true):
      "The \(limit.grouped) latest texts: too many hold all of it to weigh them. More words show the best."
    case (limit, false): "The \(limit.grouped) best texts; more words show fewer."
    case (let count, true): "\(counted: count, "text"), the latest first."
    case (let count, false): "\(counted: count, "text"), the best first."
    }
  }

  /// How more is asked than words.
  private func hints(_ out: inout Markup) {
    out.element("dl", .class("known")) { out in
      for (example, meaning) in [
        ("\"polling station\"", "these words, one after the other" as Phrase),
        ("title:coast", "in the title; text: for the text" as Phrase),
        ("from:news.example", "published by an account or a site" as Phrase),
        ("since:2026-10-01 until:2026-10-31", "published on these days or between" as Phrase),
        ("F12", "the finding of that number" as Phrase),
      ] {
        out.element("div") { out in
          out.element("dt") { $0.element("code", text: example) }
          out.element("dd", words: meaning)
        }
      }
    }
  }

  private func entities(_ out: inout Markup) {
    guard !names.isEmpty else { return }
    out.element("h2", words: "Names that begin so")
    out.element("ul", .class("entities")) { out in
      for entity in names {
        out.element("li") { out in
          out.element("span", .class("small"), words: entity.kind.words)
          out.text(" ")
          out.entity(entity)
        }
      }
    }
  }

  private func said(_ out: inout Markup) {
    guard !findings.isEmpty else { return }
    out.element("h2", words: "Findings")
    out.element("ul", .class("plain")) { out in
      for finding in findings { out.element("li") { $0.line(of: finding) } }
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
        out.element("h3") { $0.quoted(title, language: document.language, limit: 160) }
      }
      out.quoted("p", match.snippet, language: document.language, limit: 400)
      out.element("p", .class("small")) { out in
        out.element("code", .directionAuto) { $0.path(document.place.description.cut(to: 160)) }
      }
    }
  }
}
