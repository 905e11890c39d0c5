import TocsinModel
import Wording

/// A rewording or a translation beside its parent, passage by passage.
struct PassageView {
  let pair: CopyPair
  let a: Document
  let b: Document
  /// UTF-8 bytes of each text that are shown.
  let limit: Int

  /// Text without a counterpart is folded beyond this many bytes.
  private static let foldedBytes = 900

  func render(into out: inout Markup) {
    let textA = String(a.text.slice(TextSpan(0, limit)))
    let textB = String(b.text.slice(TextSpan(0, limit)))
    let comparison = PassageComparison(
      textA, textB, spans: pair.spans.filter { $0.a.end <= limit && $0.b.end <= limit })
    let marksA = TextMarks(pair.reportedAlterations, in: \.a)
    let marksB = TextMarks(pair.reportedAlterations, in: \.b)
    var others: [OtherWords?] = comparison.rows.map { _ in nil }
    if pair.kind == .rewording {
      others = comparison.rows.map { row in
        guard row.isMatched, let inA = row.a, let inB = row.b else { return nil }
        return OtherWords(textA, inA, textB, inB)
      }
    }
    explanation(
      comparison, hasMarks: !marksA.isEmpty || !marksB.isEmpty,
      hasOtherWords: others.contains { $0.map { !$0.a.isEmpty || !$0.b.isEmpty } ?? false }, &out)
    out.element("div", .class("pair passages")) { out in
      out.element("div", .class("row heads")) { out in
        ComparisonHead(role: roleA, document: a).render(into: &out)
        ComparisonHead(role: roleB, document: b).render(into: &out)
      }
      for (row, words) in zip(comparison.rows, others) {
        let isLong = max(row.a?.length ?? 0, row.b?.length ?? 0) > Self.foldedBytes
        guard !row.isMatched, isLong else {
          self.row(row, words, textA, marksA, textB, marksB, &out)
          continue
        }
        out.element("details", .class("fold")) { out in
          out.element("summary", text: Self.foldTitle(row))
          self.row(row, words, textA, marksA, textB, marksB, &out)
        }
      }
    }
  }

  private var roleA: String { role(localized("Earlier text"), a) }
  private var roleB: String { role(localized("Copy"), b) }

  /// `Copy, in German`: the language where there are two.
  private func role(_ name: String, _ document: Document) -> String {
    guard pair.kind == .translation,
      let language = document.language.flatMap(Language.current.called)
    else { return name }
    return localized("\(name), in \(language)")
  }

  private static func foldTitle(_ row: PassageComparison.Row) -> String {
    switch (row.a, row.b) {
    case (_?, _?): localized("… longer parts of both texts, which nothing was matched with …")
    case (_?, nil):
      localized("… a longer part of the earlier text, which nothing was matched with …")
    default: localized("… a longer part of the copy, which nothing was matched with …")
    }
  }

  private func explanation(
    _ comparison: PassageComparison, hasMarks: Bool, hasOtherWords: Bool, _ out: inout Markup
  ) {
    var sentences: [String] = []
    if comparison.rows.contains(where: \.isMatched) {
      sentences.append(
        localized("Passages that match stand side by side, in the order of the copy."))
    } else {
      sentences.append(
        localized("The texts stand side by side; where they match was not recorded."))
    }
    if hasOtherWords {
      sentences.append(localized("Words that are not the same are tinted; they may say the same."))
    } else if pair.kind == .rewording {
      sentences.append(localized("Too few words are the same to compare them."))
    } else {
      sentences.append(localized("Words are not compared."))
    }
    if hasMarks {
      sentences.append(localized("What was altered is marked in both, as far as it was found."))
    }
    if comparison.rows.contains(where: { !$0.isMatched }),
      comparison.rows.contains(where: \.isMatched)
    {
      sentences.append(localized("Paler text was matched with nothing."))
    }
    out.element("p", .class("plainly"), text: sentences.joined(separator: " "))
  }

  private func row(
    _ row: PassageComparison.Row, _ words: OtherWords?, _ textA: String, _ marksA: TextMarks,
    _ textB: String, _ marksB: TextMarks, _ out: inout Markup
  ) {
    out.element("div", .class(row.isMatched ? "row" : "row loose")) { out in
      cell(roleA, row.a, textA, a.language, marksA, words?.a ?? [], row, &out)
      cell(roleB, row.b, textB, b.language, marksB, words?.b ?? [], row, &out)
    }
  }

  private func cell(
    _ role: String, _ span: TextSpan?, _ text: String, _ language: String?, _ marks: TextMarks,
    _ words: [TextSpan], _ row: PassageComparison.Row, _ out: inout Markup
  ) {
    guard let span else {
      out.element("div", .class("cell none")) { out in
        out.element("span", .class("role"), text: role)
        out.element("span", .class("void"), words: "nothing here")
      }
      return
    }
    out.element("div", .class("cell")) { out in
      out.element(
        "span", .class("role"), text: role + (row.isMatched ? "" : localized(", not matched")))
      out.element("div", .class("q"), .language(language), .direction(of: language)) { out in
        for run in marks.runs(in: span, otherWords: words) {
          let piece = String(text.slice(run.span)).withSingleLineBreaks
          switch run.mark {
          case nil: out.text(piece)
          case .dropped?: LookAlikes.render("del", piece, into: &out)
          case .added?: LookAlikes.render("ins", piece, into: &out)
          case .changed?: LookAlikes.render("mark", piece, into: &out)
          case .otherWords?: out.element("span", .class("other"), text: piece)
          }
        }
      }
      if row.isMoved, role == roleA {
        out.element("span", .class("sub"), words: "↕ stands elsewhere in the earlier text")
      }
    }
  }
}
