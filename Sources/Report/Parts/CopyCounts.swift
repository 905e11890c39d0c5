package import TocsinModel
import Wording

/// How many copies of each kind the findings of a page hold, and between which languages.
package struct CopyCounts: Hashable, Sendable {
  /// One kind of copy.
  package struct Kind: Hashable, Sendable {
    /// Publications that are such a copy of another.
    package var copies = 0
    /// Clusters that hold at least one.
    package var clusters = 0
    /// By `Russian → German`, most first; only of translations.
    package var languages: [String: Int] = [:]
  }

  /// All kinds, also those that were not found.
  package private(set) var kinds: [CopyKind: Kind]

  /// Linear in the members. Identical texts count as copied.
  package init(_ clusters: [CopyCluster], _ documents: [DocumentID: Document]) {
    var kinds = Dictionary(uniqueKeysWithValues: CopyKind.allCases.map { ($0, Kind()) })
    for cluster in clusters {
      var seen: Set<CopyKind> = []
      func count(_ kind: CopyKind, _ copies: Int, _ languages: String? = nil) {
        guard copies > 0 else { return }
        kinds[kind, default: Kind()].copies += copies
        if let languages { kinds[kind, default: Kind()].languages[languages, default: 0] += copies }
        if seen.insert(kind).inserted { kinds[kind, default: Kind()].clusters += 1 }
      }
      for member in cluster.members {
        count(.copypasta, member.identical.count)
        guard let pair = member.fromParent else { continue }
        count(pair.kind, 1, pair.kind == .translation ? Self.languages(pair, documents) : nil)
      }
    }
    self.kinds = kinds
  }

  /// Copies of one kind.
  package subscript(_ kind: CopyKind) -> Kind { kinds[kind] ?? Kind() }

  /// Whether anything but repeated words was found.
  package var hasMeaning: Bool { self[.rewording].copies + self[.translation].copies > 0 }

  /// `3 copied, 1 reworded and 2 translated`; nothing for kinds that were not found.
  package var words: String {
    CopyKind.allCases.compactMap { kind in
      self[kind].copies > 0 ? "\(self[kind].copies.grouped) \(kind.words)" : nil
    }.joinedWithAnd
  }

  private static func languages(_ pair: CopyPair, _ documents: [DocumentID: Document]) -> String {
    func name(_ id: DocumentID) -> String {
      documents[id]?.language.flatMap(Language.current.called)
        ?? localized("language not known")
    }
    let arrow = pair.order == .unknown ? "↔" : "→"
    return "\(name(pair.a)) \(arrow) \(name(pair.b))"
  }
}
