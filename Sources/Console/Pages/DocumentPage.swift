import Report
import Store
import TocsinModel
import Wording

/// One document, with what was made of it.
struct DocumentPage: Sendable {
  let document: Document
  let isCurrent: Bool
  let versions: [DocumentID]
  let findings: [ListedFinding]
  /// For what, by which right and until when it is kept.
  let kept: KeptItem

  private static let text = 20_000

  func html() -> String {
    PageFrame(title: document.title ?? document.label).html { out in
      out.element("p", .class("kicker")) { out in
        out.element("span", .class("chip"), words: document.form.words)
        if !isCurrent { out.element("span", .class("chip"), words: "a former version") }
      }
      if let title = document.title {
        out.element("h1", .directionAuto) { $0.text(title.cut(to: 400)) }
      } else {
        out.element("h1", .directionAuto) { $0.words("By \(document.label.cut(to: 120))") }
      }
      facts(&out)
      ways(&out)
      out.element(
        "div", .class("text"), .role("region"), .label(words: "The text"),
        Attribute("tabindex", "0"),
        .language(document.language), .direction(of: document.language)
      ) { $0.text(document.text.cut(to: Self.text)) }
      found(&out)
      earlier(&out)
    }
  }

  private func facts(_ out: inout Markup) {
    out.element("dl", .class("known")) { out in
      fact("Source", &out) { $0.source(of: document) }
      if let published = document.published { fact("Published", &out) { $0.time(published) } }
      if let language = document.language { fact("Language", &out) { $0.text(language) } }
      if !document.authors.isEmpty {
        fact("By", &out) { out in
          out.element("bdi", text: document.authors.prefix(8).joined(separator: ", ").cut(to: 200))
        }
      }
      if let answered = document.inReplyTo {
        fact("Answers", &out) { out in
          let what = [answered.account, answered.id].compactMap(\.self).joined(separator: ", ")
          out.element("code", .directionAuto) { $0.path(what.cut(to: 300)) }
        }
      }
      if let likes = document.likes { fact("Liked by", &out) { $0.text(likes.grouped) } }
      if let url = document.url {
        fact("Address", &out) { out in
          // Whatever it leads to, it is read here and not opened by a slip.
          out.element("code", .directionAuto) { $0.path(url.cut(to: 300)) }
        }
      }
      fact("Read from", &out) { out in
        out.element("code", .directionAuto) { $0.path(document.place.description.cut(to: 200)) }
      }
      if !kept.isEmpty { fact("Kept", &out) { $0.text(kept.words.cut(to: 400)) } }
      fact("Id", &out) { $0.element("code", text: document.id.description) }
    }
  }

  private func fact(_ name: Phrase, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("div") { out in
      out.element("dt", words: name)
      out.element("dd", body: body)
    }
  }

  private func ways(_ out: inout Markup) {
    out.element("p", .class("ways")) { out in
      out.element(
        "a", .href(inside: "/publications?document=\(document.id)"), words: "Who published this?")
      out.element(
        "a", .href(inside: "/compare?a=\(document.id)"), words: "Compare with another text")
    }
  }

  private func found(_ out: inout Markup) {
    guard !findings.isEmpty else { return }
    out.element("h2", words: "Findings about it")
    out.element("ul", .class("plain")) { out in
      for finding in findings { out.element("li") { $0.line(of: finding) } }
    }
  }

  private func earlier(_ out: inout Markup) {
    guard !versions.isEmpty else { return }
    out.element("h2", words: "Other versions")
    out.element("ul") { out in
      for id in versions.suffix(50) {
        out.element("li") { out in
          out.element("a", .href(inside: "/documents/\(id)"), text: id.short)
          out.text(" · ")
          out.element(
            "a", .href(inside: "/compare?a=\(id)&b=\(document.id)"), words: "what changed")
        }
      }
    }
  }
}

extension Markup {
  /// A finding in one line, with its badge.
  mutating func line(of finding: ListedFinding) {
    badge(finding.attention)
    text(" ")
    element("a", .href(inside: "/findings/F\(finding.number)"), .directionAuto) {
      $0.text("F\(finding.number): \(finding.summary.spoken.headline.cut(to: 200))")
    }
  }
}
