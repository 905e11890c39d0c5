import TocsinModel

/// One alteration as a line.
struct AlterationText {
  let paint: Paint

  func line(_ alteration: Alteration, limit: Int = 70) -> String {
    let name = Self.name(alteration.kind)
    let before = alteration.before.map { paint.red("−" + shown($0, limit)) }
    let after = alteration.after.map { paint.green("+" + shown($0, limit)) }
    return ([name] + [before, after].compactMap { $0 }).joined(separator: "  ")
  }

  private func shown(_ text: String, _ limit: Int) -> String {
    "“\(text.printable().cut(to: limit))”"
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
