import TocsinModel

/// Copies that alter the same things in the same way: one of them is worth showing.
struct CopyGroup {
  /// The first of them.
  let pair: CopyPair
  /// The others, in their order.
  private(set) var others: [CopyPair] = []

  /// What happened, whatever the place in the text.
  private struct Key: Hashable {
    struct Change: Hashable {
      let kind: Alteration.Kind
      let before: String?
      let after: String?
    }

    let changes: [Change]
    /// Copies of parts differ, even when no alteration is listed, and so do rewordings and translations.
    let part: DocumentID?
    let context: CopyContext
  }

  /// Groups in the order of their first pair. Linear.
  static func groups(of pairs: [CopyPair]) -> [CopyGroup] {
    var numbers: [Key: Int] = [:]
    var groups: [CopyGroup] = []
    for pair in pairs {
      let key = Key(
        changes: pair.alterations.map { .init(kind: $0.kind, before: $0.before, after: $0.after) },
        part: pair.isByMeaning || (pair.alterations.isEmpty && !pair.isWhole) ? pair.b : nil,
        context: pair.context)
      if let number = numbers[key] {
        groups[number].others.append(pair)
      } else {
        numbers[key] = groups.count
        groups.append(CopyGroup(pair: pair))
      }
    }
    return groups
  }

  var count: Int { 1 + others.count }

  /// Whether there is nothing to see: the whole text, and nothing altered.
  var isUnaltered: Bool { pair.alterations.isEmpty && pair.isWhole && !pair.isByMeaning }

  var telling: Int { pair.alterations.count(where: \.kind.isTelling) }

  private init(pair: CopyPair) {
    self.pair = pair
  }
}

extension CopyPair {
  /// Whether each text repeats the other whole, but for what words cannot show.
  fileprivate var isWhole: Bool { coverageA > 0.995 && coverageB > 0.995 }
}
