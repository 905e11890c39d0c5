import TocsinModel

extension Alteration {
  /// Beyond this many words, a value that was changed is shown once, with the changes inside it.
  private static let shortWords = 5

  /// What was there before, and what came after.
  func renderValues(
    _ languageA: String? = nil, _ languageB: String? = nil, into out: inout Markup,
    limit: Int = 4000
  ) {
    if let before, let after, renderInside(before, after, limit, into: &out) { return }
    if let before {
      LookAlikes.render("del", before, language: languageA, limit: limit, into: &out)
    }
    if before != nil, after != nil { out.text(" → ") }
    if let after {
      LookAlikes.render("ins", after, language: languageB, limit: limit, into: &out)
    }
  }

  /// The sentence once, with what changed in it; `false` when too little stayed the same for that.
  private func renderInside(
    _ before: String, _ after: String, _ limit: Int, into out: inout Markup
  ) -> Bool {
    guard before.utf8.count <= limit, after.utf8.count <= limit else { return false }
    let comparison = Comparison(before, after, spans: [])
    let (a, b) = (comparison.a, comparison.b)
    guard a.count > Self.shortWords, b.count > Self.shortWords else { return false }
    let same = comparison.edits.reduce(0) { $0 + ($1.isEqual ? $1.a.count : 0) }
    guard same * 2 > max(a.count, b.count) else { return false }
    out.element("span", .class("inside"), .directionAuto) { out in
      for (index, edit) in comparison.edits.enumerated() {
        if edit.isEqual {
          out.text(b.text(edit.b))
        } else {
          if !edit.a.isEmpty { LookAlikes.render("del", a.text(edit.a), into: &out) }
          if !edit.a.isEmpty, !edit.b.isEmpty { out.text(" ") }
          if !edit.b.isEmpty { LookAlikes.render("ins", b.text(edit.b), into: &out) }
        }
        guard index + 1 < comparison.edits.count else { continue }
        let space = edit.b.last.map { b.space(after: $0) } ?? edit.a.last.map { a.space(after: $0) }
        out.text(String(decoding: space ?? [], as: UTF8.self))
      }
    }
    return true
  }
}
