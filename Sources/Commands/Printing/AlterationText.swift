import TocsinModel

/// One alteration as a line.
struct AlterationText {
  let paint: Paint

  func line(_ alteration: Alteration, limit: Int = 70) -> String {
    let name = Self.name(alteration.kind)
    let common = Self.common(alteration.before ?? "", alteration.after ?? "", limit)
    let before = alteration.before.map { paint.red("−" + shown($0, common, limit)) }
    let after = alteration.after.map { paint.green("+" + shown($0, common, limit)) }
    return ([name] + [before, after].compactMap { $0 }).joined(separator: "  ")
  }

  private func shown(_ text: String, _ skipped: Int, _ limit: Int) -> String {
    "“\(skipped > 0 ? "…" : "")\(String(text.dropFirst(skipped)).printable().cut(to: limit))”"
  }

  /// Characters that long values have in common at their beginning, but for two words that lead to what differs: cut
  /// after the beginning alone, the two would look the same.
  private static func common(_ before: String, _ after: String, _ limit: Int) -> Int {
    guard max(before.count, after.count) > limit else { return 0 }
    let same = zip(before, after).prefix { $0 == $1 }.map(\.0)
    guard same.count < min(before.count, after.count) else { return 0 }
    let blanks = same.indices.filter { same[$0].isWhitespace }
    return blanks.count > 3 ? blanks[blanks.count - 3] + 1 : 0
  }

  static func name(_ kind: Alteration.Kind) -> String {
    switch kind {
    case .sentenceAdded: "sentence added"
    case .sentenceDropped: "sentence dropped"
    case .sentenceChanged: "sentence changed"
    case .name: "name"
    case .number: "number"
    case .date: "date"
    case .quotation: "quotation"
    case .attribution: "attribution"
    case .copyright: "copyright line"
    case .negation: "negation"
    case .homoglyph: "look-alike letters"
    case .invisible: "invisible characters"
    }
  }
}
