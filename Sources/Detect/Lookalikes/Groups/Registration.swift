import TocsinModel

/// Look-alikes under one registrable domain.
struct Registration {
  let domain: DomainName
  /// The strongest first; never empty.
  let names: [Lookalike]

  /// What is left of the public suffix.
  var label: Substring { domain.rawValue.prefix { $0 != "." } }

  /// The public suffix.
  var ending: Substring { domain.rawValue.dropFirst(label.count + 1) }

  var hasSeveralOwners: Bool { names.contains { $0.owner != names[0].owner } }

  /// Seconds since 1970; `nil` when no sighting has a time.
  var firstSeen: Int64? { names.compactMap(\.firstSeen?.seconds).min() }

  /// A group of its own.
  var alone: LookalikeGroup {
    names.count == 1
      ? LookalikeGroup(members: names, pattern: .single)
      : LookalikeGroup(
        members: names, pattern: .registrable, common: "the domain \(domain)")
  }

  /// What it shares with the others of a group of this kind; `nil` when it has nothing of the kind.
  func trait(_ pattern: LookalikeGroup.Pattern) -> Trait? {
    let strongest = names[0]
    switch pattern {
    case .label:
      return Trait(strongest.owner, "\(label)", common: "the label \(label)")
    case .lure:
      let lures = strongest.lures
      guard !lures.isEmpty else { return nil }
      let noun = lures.count == 1 ? "word" : "words"
      return Trait(
        strongest.owner, lures.joined(separator: " "),
        common: "the \(noun) \(lures.joined(separator: ", "))")
    case .ending:
      guard !ending.isEmpty, let technique = strongest.techniques.first else { return nil }
      return Trait(
        strongest.owner, "\(technique.rawValue) \(ending)",
        common: "the ending .\(ending), and \(technique.words)")
    case .single, .registrable: return nil
    }
  }
}

/// What look-alikes of one owner share.
struct Trait: Hashable {
  let key: String
  let common: String

  init(_ owner: String, _ text: String, common: String) {
    key = "\(owner)\u{0}\(text)"
    self.common = common
  }
}

extension Lookalike {
  /// The words that lend it purpose, each once, sorted.
  var lures: [String] {
    let bytes = Array(shown.utf8)
    let words = marks.lazy.filter { $0.kind == .lure }.compactMap { mark -> String? in
      guard mark.span.start >= 0, mark.span.start < mark.span.end, mark.span.end <= bytes.count
      else { return nil }
      return String(decoding: bytes[mark.span.start..<mark.span.end], as: UTF8.self)
    }
    return Set(words).sorted()
  }
}
