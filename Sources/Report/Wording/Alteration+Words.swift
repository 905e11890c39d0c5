package import TocsinModel
import Wording

extension Alteration.Kind {
  /// The kind without what happened to it: `name`, `copyright line`.
  package var words: String {
    switch self {
    case .sentenceAdded, .sentenceDropped, .sentenceChanged: localized("sentence")
    case .name: localized("name")
    case .number: localized("number")
    case .date: localized("date")
    case .quotation: localized("quotation")
    case .attribution: localized("attribution")
    case .copyright: localized("copyright line")
    case .negation: localized("negation")
    case .homoglyph: localized("look-alike letters")
    case .invisible: localized("invisible characters")
    }
  }

  /// The same of several.
  fileprivate var plural: String {
    switch self {
    case .homoglyph, .invisible: words
    case .sentenceAdded, .sentenceDropped, .sentenceChanged: localized("sentences")
    case .name: localized("names")
    case .number: localized("numbers")
    case .date: localized("dates")
    case .quotation: localized("quotations")
    case .attribution: localized("attributions")
    case .copyright: localized("copyright lines")
    case .negation: localized("negations")
    }
  }
}

extension Alteration {
  /// What happened: `dropped`, `added`, `changed`.
  var verb: String {
    switch (kind, before, after) {
    case (.sentenceAdded, _, _), (_, nil, _?): localized("added")
    case (.sentenceDropped, _, _), (_, _?, nil): localized("dropped")
    default: localized("changed")
    }
  }

  /// `Name dropped`, `Sentences added`.
  func headline(count: Int) -> String {
    let words = "\(count == 1 ? kind.words : kind.plural) \(verb)"
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension CopyPair {
  /// Where only a small part is repeated, what is missing was not dropped, and what surrounds it was
  /// not added: only what was changed counts.
  var reportedAlterations: [Alteration] {
    let isPart = coverageA < 0.3
    return isPart ? alterations.filter { $0.before != nil && $0.after != nil } : alterations
  }

  /// What was altered, counted; `nil` when nothing is listed though the texts are not the same.
  var alterationSummary: String? {
    let reported = reportedAlterations
    if !reported.isEmpty { return reported.countedByKind }
    if isByMeaning {
      return alterations.isEmpty ? localized("nothing found") : localized("only a part is matched")
    }
    if !alterations.isEmpty { return localized("only a part is repeated") }
    return coverageA >= 1 && coverageB >= 1 ? localized("nothing of note") : nil
  }
}

extension [Alteration] {
  /// `number and 2 names changed; sentence dropped`: counted by what happened, telling kinds first.
  package var countedByKind: String {
    var groups: [(verb: String, kinds: [(kind: Alteration.Kind, count: Int)])] = []
    for alteration in filter(\.kind.isTelling) + filter({ !$0.kind.isTelling }) {
      let (words, verb) = (alteration.kind.words, alteration.verb)
      let group = groups.firstIndex { $0.verb == verb } ?? groups.count
      if group == groups.count { groups.append((verb, [])) }
      if let known = groups[group].kinds.firstIndex(where: { $0.kind.words == words }) {
        groups[group].kinds[known].count += 1
      } else {
        groups[group].kinds.append((alteration.kind, 1))
      }
    }
    return groups.map { verb, kinds in
      let counted = kinds.map { kind, count in
        if count == 1 { return kind.words }
        return kind.plural == kind.words
          ? "\(count.grouped) × \(kind.words)" : "\(count.grouped) \(kind.plural)"
      }
      return "\(counted.joinedWithAnd) \(verb)"
    }.joined(separator: "; ")
  }
}
