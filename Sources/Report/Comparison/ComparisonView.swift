import TocsinModel

/// A copy and its parent, side by side, with the list of what was altered.
struct ComparisonView {
  let id: String
  let pair: CopyPair
  let a: Document
  let b: Document
  let isOpen: Bool
  let limits: ReportLimits

  /// Unchanged stretches beyond this many words are folded.
  private static let foldedWords = 60
  /// Stretches on one side beyond this many words are folded.
  private static let foldedBlock = 140

  func render(into out: inout Markup) {
    out.element(
      "details", .id(id), .class("comparison"), isOpen ? Attribute("open", "") : nil
    ) { out in
      out.element("summary") { out in
        out.quoted("strong", a.label, limit: 60)
        out.text(" → ")
        out.quoted("strong", b.label, limit: 60)
        out.element("span", .class("sub"), text: summary)
      }
      alterations(&out)
      texts(&out)
      if !pair.reasons.isEmpty {
        ReasonList(title: "Why it is called a \(pair.context.words)", reasons: pair.reasons)
          .render(into: &out)
      }
    }
  }

  private var summary: String {
    let parts = [
      pair.context.words, "\(pair.coverageA.percent) of the earlier text repeated",
      pair.alterations.isEmpty ? nil : pair.alterations.countedByKind,
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private func alterations(_ out: inout Markup) {
    guard !pair.alterations.isEmpty else { return }
    let sorted =
      pair.alterations.filter(\.kind.isTelling)
      + pair.alterations.filter { !$0.kind.isTelling }
    out.element("ul", .class("alterations")) { out in
      for alteration in sorted.prefix(limits.alterations) {
        out.element("li") { out in
          out.element("b", text: alteration.headline)
          out.text(": ")
          values(alteration, &out)
        }
      }
      let rest = sorted.count - limits.alterations
      if rest > 0 { out.element("li", text: "and \(rest.grouped) more") }
    }
  }

  private func values(_ alteration: Alteration, _ out: inout Markup) {
    if let before = alteration.before {
      LookAlikes.render("del", before, language: a.language, into: &out)
    }
    if alteration.before != nil, alteration.after != nil { out.text(" → ") }
    if let after = alteration.after {
      LookAlikes.render("ins", after, language: b.language, into: &out)
    }
  }

  private func texts(_ out: inout Markup) {
    let limit = limits.comparedBytes
    let textA = String(a.text.slice(TextSpan(0, limit)))
    let textB = String(b.text.slice(TextSpan(0, limit)))
    let comparison =
      pair.kind == .copypasta
      ? Comparison(
        textA, textB, spans: pair.spans.filter { $0.a.end <= limit && $0.b.end <= limit })
      : Comparison(paragraphsOf: textA, and: textB)
    if pair.kind != .copypasta {
      let how = pair.kind == .translation ? "is in another language" : "uses other words"
      out.element(
        "p", .class("plainly"),
        text: "The copy \(how): the texts stand side by side, and words are not compared.")
    }
    out.element("div", .class("pair")) { out in
      out.element("div", .class("row heads")) { out in
        head("Earlier text", a, &out)
        head("Copy", b, &out)
      }
      rows(comparison, &out)
    }
    if a.text.utf8.count > limit || b.text.utf8.count > limit {
      out.element(
        "p", .class("note"),
        text: "Long texts are compared up to \(limit.grouped) bytes here; the earlier text has "
          + "\(a.text.utf8.count.grouped), the copy \(b.text.utf8.count.grouped).")
    }
  }

  private func head(_ role: String, _ document: Document, _ out: inout Markup) {
    out.element("div", .class("cell")) { out in
      out.element("span", .class("role"), text: role)
      out.quoted("strong", document.label, limit: 80)
      if let published = document.published {
        out.element("span", .class("sub")) { $0.time(published) }
      }
    }
  }

  private func rows(_ comparison: Comparison, _ out: inout Markup) {
    var index = 0
    while index < comparison.rows.count {
      let row = comparison.rows[index]
      guard row.isSame else {
        changed(row, comparison, &out)
        index += 1
        continue
      }
      var end = index
      var (words, sentences) = (0, 0)
      while end < comparison.rows.count, comparison.rows[end].isSame {
        words += comparison.rows[end].wordsB
        sentences += comparison.rows[end].sentences
        end += 1
      }
      if words > Self.foldedWords {
        out.element("details", .class("fold")) { out in
          out.element("summary", text: "… \(sentences.counted("unchanged sentence")) …")
          for row in comparison.rows[index..<end] { self.row(row, comparison, &out) }
        }
      } else {
        for row in comparison.rows[index..<end] { self.row(row, comparison, &out) }
      }
      index = end
    }
  }

  private func changed(_ row: Comparison.Row, _ comparison: Comparison, _ out: inout Markup) {
    guard max(row.wordsA, row.wordsB) > Self.foldedBlock else {
      self.row(row, comparison, &out)
      return
    }
    out.element("details", .class("fold")) { out in
      var parts: [String] = []
      if row.wordsA > 0 { parts.append("\(row.wordsA.counted("word")) only in the earlier text") }
      if row.wordsB > 0 { parts.append("\(row.wordsB.counted("word")) only in the copy") }
      out.element("summary", text: "… \(parts.joinedWithAnd) …")
      self.row(row, comparison, &out)
    }
  }

  private func row(_ row: Comparison.Row, _ comparison: Comparison, _ out: inout Markup) {
    out.element("div", .class(row.isSame ? "row same" : "row")) { out in
      side("Earlier text", row.a, comparison.a, a.language, "del", &out)
      side("Copy", row.b, comparison.b, b.language, "ins", &out)
    }
  }

  private func side(
    _ role: String, _ pieces: [Comparison.Piece], _ words: Words, _ language: String?,
    _ alone: StaticString, _ out: inout Markup
  ) {
    guard !pieces.isEmpty else {
      out.element("div", .class("cell none")) { out in
        out.element("span", .class("role"), text: role)
        out.element("span", .class("void"), text: "nothing here")
      }
      return
    }
    out.element("div", .class("cell")) { out in
      out.element("span", .class("role"), text: role)
      out.element("div", .class("q"), .language(language), .directionAuto) { out in
        for (index, piece) in pieces.enumerated() {
          let text = words.text(piece.words).withoutBlankLines
          switch piece.kind {
          case .same: out.text(text)
          case .alone: LookAlikes.render(alone, text, into: &out)
          case .changed: LookAlikes.render("mark", text, into: &out)
          }
          if index < pieces.count - 1, let last = piece.words.last {
            let space = String(decoding: words.space(after: last), as: UTF8.self)
            out.text(space.withoutBlankLines)
          }
        }
      }
    }
  }
}

extension String {
  /// Runs of line breaks as one: a blank line inside a marked passage would show as a stain.
  fileprivate var withoutBlankLines: String {
    guard utf8.contains(UInt8(ascii: "\n")) else { return self }
    if utf8.allSatisfy({ $0 <= 0x20 }) { return "\n" }
    return split(separator: "\n", omittingEmptySubsequences: true)
      .filter { line in !line.utf8.allSatisfy { $0 <= 0x20 } }
      .joined(separator: "\n")
  }
}
