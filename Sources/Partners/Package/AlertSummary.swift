import Cases
import Exchange
import Report
import TocsinModel

/// An alert on one page of paper: what was seen, what is concluded, what is not known, what can be done.
///
/// Whatever the case holds, it stays one page of A4: each part has a number of lines, and each line a length. What is cut
/// is counted, and is in the tables.
struct AlertSummary {
  struct Line {
    var label: String
    var words: String
    var attention: Finding.Attention
  }

  var title: String
  var tlp: TLP
  var producer: String
  var recipient: String
  var purpose: String
  /// Seconds since 1970.
  var at: Int64
  /// In words: what it takes the place of; `nil` for a first one.
  var revision: String?
  var findings: [Line]
  /// Names to look out for: look-alikes, sites.
  var names: [String]
  /// Statement with its confidence.
  var assessed: [String]
  var attributed: [String]
  var files: [(name: String, words: String)]

  private static let mostFindings = 8
  private static let mostNames = 10
  private static let mostClaims = 3

  func html() -> String {
    var out = Markup()
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n")
    out.element("head") { out in
      out.void("meta", Attribute("charset", "utf-8"))
      out.void(
        "meta", Attribute("http-equiv", "Content-Security-Policy"),
        Attribute("content", "default-src 'none'; style-src 'unsafe-inline'"))
      out.void(
        "meta", Attribute("name", "viewport"),
        Attribute("content", "width=device-width, initial-scale=1"))
      out.element("title") {
        $0.plain("\(tlp.words) \(title.withDefangedAddresses.shortened(to: 120))")
      }
      out.element("style") { $0.raw(Self.look) }
    }
    out.raw("<body>\n")
    out.element("p", .class("tlp")) { $0.text("\(tlp.words) · \(Self.meaning(tlp))") }
    out.element("h1", .directionAuto) { $0.text(title.withDefangedAddresses.shortened(to: 140)) }
    out.element("p", .class("from")) { out in
      out.text("From ")
      out.element("bdi", text: producer.shortened(to: 70))
      out.text(" to ")
      out.element("bdi", text: recipient.shortened(to: 70))
      out.text(", ")
      out.text(STIXTime.text(seconds: at).prefix(10))
      if !purpose.isEmpty { out.text(". For: \(purpose.withDefangedAddresses.shortened(to: 110))") }
      out.text(".")
    }
    if let revision { out.element("p", .class("revision"), text: revision.shortened(to: 200)) }
    seen(&out)
    concluded(&out)
    limits(&out)
    package(&out)
    out.raw("</body>\n</html>\n")
    return out.html
  }

  private func seen(_ out: inout Markup) {
    out.element("h2", text: "What was seen")
    let sorted = findings.enumerated().sorted {
      ($1.element.attention, $0.offset) < ($0.element.attention, $1.offset)
    }.map(\.element)
    out.element("ul") { out in
      for line in sorted.prefix(Self.mostFindings) {
        out.element("li") { out in
          out.element("strong", text: line.label)
          out.text(" (\(line.attention.rawValue)) ")
          out.element("bdi", text: line.words.withDefangedAddresses.shortened(to: 150))
        }
      }
    }
    more(findings.count - Self.mostFindings, "finding", &out)
    guard !names.isEmpty else { return }
    out.element("h2", text: "Names to look out for")
    out.element("p", .class("names")) { out in
      for (place, name) in names.prefix(Self.mostNames).enumerated() {
        if place > 0 { out.text(" · ") }
        // A name that deceives must not become a link in whatever opens this.
        out.element("bdi", text: name.replacing(".", with: "[.]").shortened(to: 60))
      }
    }
    more(names.count - Self.mostNames, "name", &out)
  }

  private func concluded(_ out: inout Markup) {
    out.element("h2", text: "What is concluded")
    out.element("ul") { out in
      for claim in assessed.prefix(Self.mostClaims) {
        out.element("li", .directionAuto) {
          $0.text("Assessed: \(claim.withDefangedAddresses.shortened(to: 190))")
        }
      }
      if assessed.isEmpty { out.element("li", text: "Nothing is concluded yet.") }
      for claim in attributed.prefix(Self.mostClaims) {
        out.element("li", .directionAuto) {
          $0.text("Attributed: \(claim.withDefangedAddresses.shortened(to: 190))")
        }
      }
      if attributed.isEmpty {
        out.element("li", text: "It is attributed to nobody: please do not read it so.")
      }
    }
    more(assessed.count + attributed.count - 2 * Self.mostClaims, "conclusion", &out)
  }

  private func limits(_ out: inout Markup) {
    out.element("h2", text: "What this does not say")
    out.element(
      "p",
      text:
        "It says how texts, names and accounts behave. It does not say whether a text is true, nor whom it favours. What is not listed was not seen, which does not mean that it is not there."
    )
    out.element("h2", text: "What you can do")
    out.element(
      "p",
      text:
        "Tell us if you see the same, or if we are wrong: give the numbers above (F…). Keep what you see before you report it to a platform, since it may be gone afterwards. Pass this on only as far as the line at the top allows."
    )
  }

  private func package(_ out: inout Markup) {
    out.element("h2", text: "In this package")
    out.element("ul", .class("files")) { out in
      for file in files {
        out.element("li") { out in
          out.element("code", text: file.name)
          out.text(" \(file.words)")
        }
      }
    }
  }

  private func more(_ count: Int, _ what: String, _ out: inout Markup) {
    guard count > 0 else { return }
    out.element(
      "p", .class("more"), text: "and \(count.counted("more \(what)")): see the tables.")
  }

  /// TLP 2.0 (FIRST, August 2022), in a sentence for those who do not know it.
  static func meaning(_ tlp: TLP) -> String {
    switch tlp {
    case .clear: "may be passed on to everybody"
    case .green: "may be passed on within your community, not published"
    case .amber: "for your organisation and its clients who need to know"
    case .amberStrict: "for your organisation alone"
    case .red: "for you personally: do not pass it on"
    }
  }

  private static let look: StaticString = """
    @page { size: A4; margin: 14mm 15mm; }
    body { max-width: 46rem; margin: 0 auto; padding: 1rem; color: #1c2024; background: #fff;
        font: 10.5pt/1.38 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
    .tlp { margin: 0 0 .6rem; padding: .25rem .6rem; background: #1c2024; color: #fff; font-weight: 600; }
    h1 { font-size: 1.45rem; line-height: 1.2; margin: 0 0 .3rem; }
    h2 { font-size: 1rem; margin: .75rem 0 .2rem; border-bottom: 1px solid #bbb; }
    p, ul { margin: 0 0 .3rem; }
    ul { padding-left: 1.1rem; }
    .from, .more, .files { font-size: .92em; color: #444; }
    .revision { border: 2px solid #97291d; padding: .2rem .5rem; font-weight: 600; }
    code { font-size: .92em; }
    @media print { body { padding: 0; max-width: none; font-size: 9.5pt; }
      .tlp { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
    """
}
