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

  /// `Name dropped`, `Sentence added`.
  var headline: String {
    let words = "\(kind.words) \(verb)"
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
  /// `2 names dropped, 1 number changed`: counted by what happened, telling kinds first.
  package var countedByKind: String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    let sorted = filter(\.kind.isTelling) + filter { !$0.kind.isTelling }
    for alteration in sorted {
      let key = "\(alteration.kind.words) \(alteration.verb)"
      if counts.updateValue((counts[key] ?? 0) + 1, forKey: key) == nil { order.append(key) }
    }
    return order.map { key in
      let count = counts[key] ?? 0
      return count == 1 ? key : "\(count.grouped) × \(key)"
    }.joined(separator: ", ")
  }
}
