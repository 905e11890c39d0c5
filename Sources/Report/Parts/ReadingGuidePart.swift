/// What the words, pictures and marks of the page mean, said once.
struct ReadingGuidePart {
  /// Whether there are pictures and comparisons to explain.
  let hasFindings: Bool
  /// Whether something was reworded or translated.
  let hasMeaning: Bool
  /// Whether there are look-alike names.
  let hasLookalikes: Bool

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
        if hasLookalikes { names(&out) }
        guard hasFindings else { return }
        entry(
          "Timelines",
          "A sign alone is an exact time. A bar reaches from the earliest to the latest moment that "
            + "the known time allows.", &out)
        entry(
          "Chains",
          "Each publication hangs below its most likely parent. The bar and the per cent say how "
            + "much of the parent’s text it repeats.", &out)
        if hasMeaning {
          entry(
            "Lines",
            "Solid: copied, the same words. Dashed: reworded, other words of the same language. Dotted: "
              + "translated. They begin at the parent and end at the copy. A hollow bar counts passages "
              + "that match by what they say, not words that are repeated.", &out)
          entry(
            "Probability",
            "How likely it is that a rewording or translation says the same as its parent; calibrated, "
              + "so that of many with 0.9 about nine in ten do.", &out)
        }
        out.element("div") { out in
          out.element("dt", text: "Comparisons")
          out.element("dd") { marks(&$0) }
        }
      }
    }
  }

  private func names(_ out: inout Markup) {
    out.element("div") { out in
      out.element("dt", text: "Marked names")
      out.element("dd", .class("name")) { out in
        out.element("b", text: "Bold")
        out.text(" letters are those of the protected name, ")
        out.element("mark", text: "marked")
        out.text(" ones differ from it, ")
        out.element("span", .class("lure"), text: "framed")
        out.text(" words lend it purpose, and the ")
        out.element("span", .class("ending"), text: "ending")
        out.text(" is not the protected one’s.")
      }
    }
    entry(
      "Likelihood",
      "High is for waking somebody, medium for a digest. The probability was checked on known "
        + "impersonations among new names: of many with 0.9 about nine in ten were made to be mistaken. "
        + "Where the protected name is an ordinary word, fewer are.", &out)
  }

  private func marks(_ out: inout Markup) {
    out.element("del", text: "Dropped")
    out.text(" is only in the earlier text, ")
    out.element("ins", text: "added")
    out.text(" only in the copy; ")
    out.element("mark", text: "changed")
    out.text(" stands for other words opposite. All else is the same in both.")
  }

  private func entry(_ term: String, _ meaning: String, _ out: inout Markup) {
    out.element("div") { out in
      out.element("dt", text: term)
      out.element("dd", text: meaning)
    }
  }
}
