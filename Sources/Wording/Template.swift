/// A sentence of the catalogue: `{0}` is the first argument of the phrase, `{0|fichier|fichiers}` a word for one or for more of
/// it. The order of a language's sentence is its own, so arguments have numbers.
package struct Template: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case literal(String)
    case argument(Int)
    case choice(Int, one: String, more: String)
  }

  let parts: [Part]

  /// - Returns: `nil` for a place that is not closed, or says no number.
  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let fields = rest[rest.index(after: open)..<close]
        .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard let number = Int(fields[0]), number >= 0 else { return nil }
      switch fields.count {
      case 1: parts.append(.argument(number))
      case 3: parts.append(.choice(number, one: fields[1], more: fields[2]))
      default: return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// Which arguments it writes, and which it only counts by.
  package var places: (written: Set<Int>, chosenBy: Set<Int>) {
    var (written, chosenBy): (Set<Int>, Set<Int>) = ([], [])
    for part in parts {
      switch part {
      case .literal: break
      case .argument(let number): written.insert(number)
      case .choice(let number, _, _): chosenBy.insert(number)
      }
    }
    return (written, chosenBy)
  }

  func text(_ arguments: [Phrase.Argument], in language: Language) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .argument(let number):
        number < arguments.count ? Self.written(arguments[number], language) : ""
      case .choice(let number, let one, let more):
        number < arguments.count && Self.isSingular(arguments[number], language) ? one : more
      }
    }.joined()
  }

  private static func written(_ argument: Phrase.Argument, _ language: Language) -> String {
    switch argument {
    case .text(let text): text
    case .number(let number), .counted(let number, _, _): language.grouped(number)
    case .phrase(let phrase): phrase.text(in: language)
    }
  }

  private static func isSingular(_ argument: Phrase.Argument, _ language: Language) -> Bool {
    switch argument {
    case .number(let number), .counted(let number, _, _): language.isSingular(number)
    case .text, .phrase: true
    }
  }
}
