package import TocsinModel

/// The words for findings about look-alike names.
package struct LookalikeWords: FindingPresenter {
  package init() {}

  package func summary(
    of group: LookalikeGroup, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    FindingSummary(headline: headline(group), chips: chips(group))
  }

  private func headline(_ group: LookalikeGroup) -> String {
    guard let strongest = group.members.first else { return "" }
    let technique = strongest.techniques.first.map { ": \($0.words)" } ?? ""
    let whom = strongest.impersonated
    switch group.pattern {
    case .single:
      return "\(strongest.written) may pass for \(whom)\(technique)"
    case .registrable:
      return
        "\(group.members.count) names under \(strongest.registrable) may pass for \(list(owners(group)))"
    case .lure, .ending, .label:
      return
        "\(group.members.count) names may pass for \(whom); in common: \(group.common ?? "")"
    }
  }

  /// How the strongest are made, and how soon somebody should look.
  private func chips(_ group: LookalikeGroup) -> [String] {
    var techniques: [String] = []
    for member in group.members {
      guard let technique = member.techniques.first?.rawValue, !techniques.contains(technique)
      else { continue }
      techniques.append(technique)
    }
    let count = group.members.count
    return (count > 1 ? ["\(count) names"] : []) + techniques.prefix(3)
  }

  private func owners(_ group: LookalikeGroup) -> [String] {
    var seen: Set<String> = []
    return group.members.map(\.owner).filter { seen.insert($0).inserted }
  }

  /// `a, b and 3 others`.
  private func list(_ names: [String]) -> String {
    let shown = names.prefix(names.count > 4 ? 3 : 4)
    let rest = names.count - shown.count
    var parts = Array(shown)
    if rest > 0 { parts.append("\(rest) others") }
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

}

extension Lookalike {
  /// The name, and how it may be shown where that is another text.
  fileprivate var written: String {
    shown == name.rawValue ? shown : "\(name), shown as \(shown),"
  }
}
