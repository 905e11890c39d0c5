package import TocsinModel

extension Alteration.Kind {
  /// The kind without what happened to it: `name`, `copyright line`.
  package var words: String {
    switch self {
    case .sentenceAdded, .sentenceDropped, .sentenceChanged: "sentence"
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

  /// The same of several.
  fileprivate var plural: String {
    switch self {
    case .homoglyph, .invisible: words
    default: words + "s"
    }
  }
}

extension Alteration {
  /// What happened: `dropped`, `added`, `changed`.
  var verb: String {
    switch (kind, before, after) {
    case (.sentenceAdded, _, _), (_, nil, _?): "added"
    case (.sentenceDropped, _, _), (_, _?, nil): "dropped"
    default: "changed"
    }
  }

  /// `Name dropped`, `Sentences added`.
  func headline(count: Int) -> String {
    let words = "\(count == 1 ? kind.words : kind.plural) \(verb)"
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension CopyPair {
  /// What was altered, counted; `nil` when nothing is listed though the texts are not the same.
  var alterationSummary: String? {
    if !alterations.isEmpty { return alterations.countedByKind }
    return coverageA >= 1 && coverageB >= 1 ? "nothing" : nil
  }
}

extension [Alteration] {
  /// `2 names dropped, number changed`: counted by what happened, telling kinds first.
  package var countedByKind: String {
    var groups: [(kind: Alteration.Kind, verb: String, count: Int)] = []
    for alteration in filter(\.kind.isTelling) + filter({ !$0.kind.isTelling }) {
      let (words, verb) = (alteration.kind.words, alteration.verb)
      if let known = groups.firstIndex(where: { $0.kind.words == words && $0.verb == verb }) {
        groups[known].count += 1
      } else {
        groups.append((alteration.kind, verb, 1))
      }
    }
    return groups.map { kind, verb, count in
      if count == 1 { return "\(kind.words) \(verb)" }
      let sign = kind.plural == kind.words ? " ×" : ""
      return "\(count.grouped)\(sign) \(kind.plural) \(verb)"
    }.joined(separator: ", ")
  }
}
