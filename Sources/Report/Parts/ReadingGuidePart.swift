/// Three sentences that keep observed, assessed and attributed apart.
struct ReadingGuidePart {
  func render(into out: inout Markup) {
    out.element("section", .id("reading"), .labelled(by: "reading-title")) { out in
      out.element("h2", .id("reading-title"), text: "How to read this")
      out.element("dl", .class("guide")) { out in
        entry(
          "Observed", "A machine saw it, and anyone can repeat it. This report holds nothing else.",
          &out)
        entry(
          "Assessed",
          "An analyst concludes what it means. That is not in here: it is yours to say.", &out)
        entry("Attributed", "Somebody says who is behind it. That is not in here either.", &out)
      }
    }
  }

  private func entry(_ term: String, _ meaning: String, _ out: inout Markup) {
    out.element("div") { out in
      out.element("dt", text: term)
      out.element("dd", text: meaning)
    }
  }
}
