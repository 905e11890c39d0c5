import TocsinModel
import Wording

/// A copy and its parent, side by side, with the list of what was altered.
struct ComparisonView {
  let id: String
  let pair: CopyPair
  let a: Document
  let b: Document
  let isOpen: Bool
  /// Who published copies that alter the same things.
  let others: [String]
  let limits: ReportLimits
  /// The element of its headings: one below those around it.
  var heading: StaticString = "h5"

  /// Unchanged stretches beyond this many words are folded.
  private static let foldedWords = 60
  /// Stretches on one side beyond this many words are folded.
  private static let foldedBlock = 140
  private static let namedAlike = 12

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
      if let sentence = pair.matchSentence { out.element("p", .class("match"), text: sentence) }
      alterations(&out)
      alike(&out)
      texts(&out)
      if !pair.reasons.isEmpty {
        ReasonList(title: reasonsTitle, reasons: pair.reasons, heading: heading).render(into: &out)
      }
    }
  }

  private var summary: String {
    let parts = [
      pair.relation([a.id: a, b.id: b]),
      pair.probability ?? localized("\(pair.coverageA.percent) of the earlier text repeated"),
      pair.alterations.isEmpty ? nil : pair.alterationSummary,
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private var reasonsTitle: String {
    let kind: Phrase =
      switch pair.kind {
      case .copypasta: "a copy" as Phrase
      case .rewording: "a rewording" as Phrase
      case .translation: "a translation" as Phrase
      }
    let title = localized("Why it counts as \(kind)")
    return pair.context == .repost
      ? title : localized("\(title), and as \(pair.context.withArticle)")
  }

  private var isCut: Bool { max(a.text.utf8.count, b.text.utf8.count) > limits.comparedBytes }

  /// What is worth saying in words: sentences that came or went are marked in the texts below.
  private var listed: [Alteration] {
    let reported = pair.reportedAlterations
    let telling = reported.filter(\.kind.isTelling)
    let sentences = reported.filter { !$0.kind.isTelling }
    if isCut { return telling + sentences }
    return telling + (pair.isByMeaning ? sentences.filter { $0.a == nil && $0.b == nil } : [])
  }

  private func alterations(_ out: inout Markup) {
    let listed = listed
    guard !listed.isEmpty else { return }
    let shown = listed.prefix(limits.alterations)
    out.element("ul", .class("alterations")) { out in
      for group in Self.grouped(Array(shown)) {
        out.element("li") { out in
          out.element("b", text: group[0].headline(count: group.count))
          out.words(": ")
          for (index, alteration) in group.enumerated() {
            if index > 0 { out.text("; ") }
            alteration.renderValues(a.language, b.language, into: &out)
          }
        }
      }
      let rest = listed.count - shown.count
      if rest > 0 { out.element("li", words: "and \(rest) more") }
    }
  }

  /// Values of one kind that met the same fate, in the order of the first of each. Sentences stand
  /// alone.
  private static func grouped(_ alterations: [Alteration]) -> [[Alteration]] {
    var numbers: [String: Int] = [:]
    var groups: [[Alteration]] = []
    for alteration in alterations {
      let isShort = max(alteration.before?.utf8.count ?? 0, alteration.after?.utf8.count ?? 0) <= 80
      let key = "\(alteration.kind.words) \(alteration.verb)"
      if isShort, let number = numbers[key] {
        groups[number].append(alteration)
      } else {
        if isShort { numbers[key] = groups.count }
        groups.append([alteration])
      }
    }
    return groups
  }

  private func alike(_ out: inout Markup) {
    guard !others.isEmpty else { return }
    let shown = others.prefix(Self.namedAlike)
    var names = shown.map { $0.cut(to: 60) }
    if others.count > shown.count { names.append("\((others.count - shown.count).grouped) more") }
    out.element("p", .class("small")) { out in
      out.words("Altered in the same way in \(counted: others.count, "more copy", "more copies"): ")
      out.text(names.joinedWithAnd)
      out.text(".")
    }
  }

  private func texts(_ out: inout Markup) {
    let limit = limits.comparedBytes
    if pair.isByMeaning {
      PassageView(pair: pair, a: a, b: b, limit: limit).render(into: &out)
    } else {
      words(limit, &out)
    }
    if isCut {
      out.element(
        "p", .class("note"),
        words:
          "Long texts are compared up to \(limit.grouped) bytes here; the earlier text has \(a.text.utf8.count.grouped), the copy \(b.text.utf8.count.grouped)."
      )
    }
  }

  private func words(_ limit: Int, _ out: inout Markup) {
    let comparison = Comparison(
      String(a.text.slice(TextSpan(0, limit))), String(b.text.slice(TextSpan(0, limit))),
      spans: pair.spans.filter { $0.a.end <= limit && $0.b.end <= limit })
    out.element("div", .class("pair")) { out in
      out.element("div", .class("row heads")) { out in
        ComparisonHead(role: localized("Earlier text"), document: a).render(into: &out)
        ComparisonHead(role: localized("Copy"), document: b).render(into: &out)
      }
      rows(comparison, &out)
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
          for row in comparison.rows[index..<end] { once(row, comparison, &out) }
        }
      } else {
        for row in comparison.rows[index..<end] { self.row(row, comparison, &out) }
      }
      index = end
    }
  }

  /// What is the same in both, in the words of the copy.
  private func once(
    _ row: Comparison.Row, _ comparison: Comparison, _ out: inout Markup
  ) {
    out.element("div", .class("row same once")) { out in
      side(localized("Both texts"), row.b, comparison.b, b.language, "ins", &out)
    }
  }

  private func changed(_ row: Comparison.Row, _ comparison: Comparison, _ out: inout Markup) {
    guard max(row.wordsA, row.wordsB) > Self.foldedBlock else {
      self.row(row, comparison, &out)
      return
    }
    out.element("details", .class("fold")) { out in
      var parts: [String] = []
      if row.wordsA > 0 {
        parts.append(localized("\(counted: row.wordsA, "word") only in the earlier text"))
      }
      if row.wordsB > 0 {
        parts.append(localized("\(counted: row.wordsB, "word") only in the copy"))
      }
      out.element("summary", text: "… \(parts.joinedWithAnd) …")
      self.row(row, comparison, &out)
    }
  }

  private func row(_ row: Comparison.Row, _ comparison: Comparison, _ out: inout Markup) {
    out.element("div", .class(row.isSame ? "row same" : "row")) { out in
      side(localized("Earlier text"), row.a, comparison.a, a.language, "del", &out)
      side(localized("Copy"), row.b, comparison.b, b.language, "ins", &out)
    }
  }

  private func side(
    _ role: String, _ pieces: [Comparison.Piece], _ words: Words, _ language: String?,
    _ alone: StaticString, _ out: inout Markup
  ) {
    guard !pieces.isEmpty else {
      out.element("div", .class("cell none")) { out in
        out.element("span", .class("role"), text: role)
        out.element("span", .class("void"), words: "nothing here")
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
